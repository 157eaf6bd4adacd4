import { takeStep } from '../api/staff-codes'
import type { CodeItem, SentResult } from './outbox-item'

/** The item's id is the key: when the answer to an earlier attempt was lost, the server knows the step by it. */
export async function sendCodeStep(item: CodeItem, media: readonly string[]): Promise<SentResult> {
  const form = { ...item.form, ...(media.length > 0 && { media }) }
  return { kind: 'code', view: await takeStep(item.code, item.action, form, item.id, item.by) }
}
