import { asApiError } from '../../api/errors'
import { readCase, takeCaseStep } from '../api/staff-cases'
import type { CaseItem, Sent } from './item'
import { tookIt } from './took-it'

export async function sendCaseStep(item: CaseItem, media: readonly string[]): Promise<Sent> {
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
  if (!tookIt(item, view)) throw thrown
  return view
}
