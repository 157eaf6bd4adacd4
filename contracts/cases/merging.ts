import type { CaseState } from './states'
import { stepOf } from './workflow'

/**
 * Of two cases that may both still be merged the later goes into the earlier, so that two operators who merge each into
 * the other at once never leave both without a case that is worked on. Case numbers rise with time.
 */
export function isLaterTwin(target: { caseNo: string; state: CaseState }, caseNo: string): boolean {
  return stepOf('merge').from.includes(target.state) && target.caseNo > caseNo
}
