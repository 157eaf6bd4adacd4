import { type Patrol, reportPatrol } from '../api/staff-cases'
import type { PatrolItem, SentResult } from './outbox-item'

/** The item's id is its Idempotency-Key: however often it is sent, one report comes of it. */
export async function sendPatrol(
  item: PatrolItem,
  media: readonly string[],
  after: readonly string[]
): Promise<SentResult> {
  // What `formOf` made of the draft; the photos have their names on the server only now.
  const { settled, ...form } = item.form as Patrol
  const body = { ...form, media: [...media], ...(settled && { settled: { ...settled, media: [...after] } }) }
  return { kind: 'patrol', report: await reportPatrol(body, item.id, item.by) }
}
