import * as v from 'valibot'
import { forms, type StaffAction, Version } from './forms'

/** The form of one staff action with the version the client last saw. */
export function staffForm(action: StaffAction) {
  return v.intersect([v.object({ version: Version }), forms[action]])
}
