import { createHash } from 'node:crypto'
import { hashOf, type Said } from './entry-hash'
import { AuditModel } from './model'

/** Whatever has no number above this one is not in the chain, also what somebody put in with a word for a number. */
export const beforeAll = Number.MIN_SAFE_INTEGER

/** Counts the entries without a number, which are from before there was a chain, and returns one hash over all of them. */
export async function digestOfUnchained(
  turn: () => unknown = () => undefined
): Promise<{ count: number; digest: string }> {
  const all = createHash('sha256')
  let count = 0
  const entries = AuditModel.find({ seq: { $not: { $gt: beforeAll } } })
    .sort({ at: 1, _id: 1 })
    .lean<Said[]>()
    .cursor()
  for await (const entry of entries) {
    await turn()
    all.update(hashOf([], entry))
    count += 1
  }
  return { count, digest: all.digest('hex') }
}
