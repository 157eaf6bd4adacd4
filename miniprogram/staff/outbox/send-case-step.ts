import { takeCaseStep } from '../api/staff-cases'
import type { CaseItem, SentResult } from './outbox-item'

/** The item's id is the key: when the answer to an earlier attempt was lost, the server knows the step by it. */
export async function sendCaseStep(item: CaseItem, media: readonly string[]): Promise<SentResult> {
  const { id, caseNo, action, version, form, by } = item
  const body = { ...form, version, ...(media.length > 0 && { media }) }
  return { kind: 'case', view: await takeCaseStep(caseNo, action, body, id, by) }
}
