import { readOnly } from '../db/read-only'
import { CaseModel, caseWrites } from './model'

export const CaseReader = readOnly(CaseModel)

/** For readers that keep what they have counted. */
export { caseWrites }
