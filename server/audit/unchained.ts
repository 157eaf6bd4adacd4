import { createHash } from 'node:crypto'
import { hashOf, type Said } from './entry-hash'
import { AuditModel } from './model'

/** Counts the entries without a number, which are from before there was a chain, and returns one hash over all of them. */
export async function digestOfUnchained(
  turn: () => unknown = () => undefined
): Promise<{ count: number; digest: string }> {
  const all = createHash('sha256')
  let count = 0
  const entries = AuditModel.find({ seq: { $exists: false } })
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
