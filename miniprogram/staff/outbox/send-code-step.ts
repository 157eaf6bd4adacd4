import { asApiError } from '../../api/errors'
import { readCode, takeStep } from '../api/staff-codes'
import type { CodeItem, SentResult } from './outbox-item'

export async function sendCodeStep(item: CodeItem, media: readonly string[]): Promise<SentResult> {
  const form = { ...item.form, ...(media.length > 0 && { media }) }
  const view = await takeStep(item.code, item.action, form).catch(thrown => arrivedBefore(item, thrown))
  return { kind: 'code', view }
}

/** A step that is refused because it is done already, by the same person, had arrived: only its answer was lost. */
async function arrivedBefore(item: CodeItem, thrown: unknown) {
  if (!item.tried || asApiError(thrown).code !== 'code_state') throw thrown
  const view = await readCode(item.code)
  const last = view.history.at(-1)
  if (last?.action !== item.action || last.by.name !== item.by.name) throw thrown
  return view
}
