import { asApiError } from '../../api/errors'
import { readCase, takeCaseStep } from '../api/staff-cases'
import { alreadyTaken } from './already-taken'
import type { CaseItem, SentResult } from './outbox-item'

export async function sendCaseStep(item: CaseItem, media: readonly string[]): Promise<SentResult> {
  const { caseNo, action, version, form } = item
  const body = { ...form, version, ...(media.length > 0 && { media }) }
  const view = await takeCaseStep(caseNo, action, body).catch(thrown => arrivedBefore(item, thrown))
  return { kind: 'case', view }
}

/** The answer to an earlier attempt may have been lost: then the refusal is about this very step. */
async function arrivedBefore(item: CaseItem, thrown: unknown) {
  const { code } = asApiError(thrown)
  if (!item.tried || (code !== 'case_changed' && code !== 'wrong_state' && code !== 'media_taken')) throw thrown
  const view = await readCase(item.caseNo)
  if (!alreadyTaken(item, view)) throw thrown
  return view
}
