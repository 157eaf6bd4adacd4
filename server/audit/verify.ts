import { type Link, lastLink } from './chain'
import { hashOf, type Said } from './entry-hash'
import { AuditModel } from './model'
import { takingTurns } from './taking-turns'
import { beforeAll, digestOfUnchained } from './unchained'

/** What is wrong with the log, and with which entry first. */
export interface Trouble {
  kind: 'changed' | 'missing' | 'inserted'
  /** The number of the entry; 0 for those from before there was a chain. */
  seq: number
  at?: Date
}

export interface Verified {
  /** How many entries were read and found to be what they were. */
  count: number
  /** The end of the chain, which a later check may be given. */
  end?: Link
  trouble?: Trouble
}

type Chained = Said & { seq: number; prev?: string | null; hash?: string | null }

/** Earlier versions told the count in the entry's words alone. */
const countInWords = (subject: string | null | undefined) => Number(/\d+/.exec(subject ?? '')?.[0])

/**
 * Reads the whole log and names the first entry that was changed, is missing or was put in. `seals` are those that were kept
 * outside of the database: with them a log that was made up anew from some entry on, or cut off at its end, is found too. With `beside` it leaves room for other work,
 * calls `beside` with how many it has read, and ends where the log ended when it began.
 */
export async function verifyAudit(
  seals: readonly Link[] = [],
  { beside }: { beside?: (read: number) => Promise<void> | undefined } = {}
): Promise<Verified> {
  const turn = beside ? takingTurns() : () => undefined
  const until = beside && (await lastLink())?.seq
  const kept = new Map(seals.map(({ seq, hash }) => [seq, hash]))
  const unchained = await digestOfUnchained(turn)
  let before: { seq: number; hash: string; at?: Date } = { seq: 0, hash: '' }
  const broken = (kind: Trouble['kind'], seq: number, at?: Date): Verified => ({
    count: before.seq,
    trouble: { kind, seq, ...(at && { at }) }
  })

  for await (const entry of inOrder(until)) {
    await turn()
    await beside?.(before.seq)
    const { seq, hash, prev, at } = entry
    if (seq !== before.seq + 1) return broken('missing', before.seq + 1, before.at)
    if (hash !== hashOf([seq, prev ?? ''], entry)) return broken('changed', seq, at)
    // This one is what it was when it was written, so the one before is not.
    if (prev !== before.hash) return broken('changed', before.seq, before.at)
    if (entry.action === 'chainBegun' && seq === 1) {
      const { count, digest } = unchained
      const then = entry.unchained ?? countInWords(entry.subject)
      if (count !== then) return broken(count < then ? 'missing' : 'inserted', 0)
      if (digest !== entry.changes?.[0]?.after) return broken('changed', 0)
    }
    const outside = kept.get(seq)
    if (outside !== undefined && outside !== hash) return broken('changed', seq, at)
    kept.delete(seq)
    before = { seq, hash, at }
  }
  if (kept.size > 0) return broken('missing', before.seq + 1, before.at)
  return { count: before.seq + unchained.count, ...(before.seq > 0 && { end: { seq: before.seq, hash: before.hash } }) }
}

const atOnce = 1000

/** All entries by their numbers, up to a last one, page by page: one cursor over a million took more than a gigabyte. */
async function* inOrder(until: number | undefined): AsyncGenerator<Chained> {
  let after = beforeAll
  for (;;) {
    const page = await AuditModel.find({ seq: { $gt: after, ...(until && { $lte: until }) } })
      .sort({ seq: 1 })
      .limit(atOnce)
      .lean<Chained[]>()
    yield* page
    const last = page.at(-1)
    if (!last || page.length < atOnce) return
    after = last.seq
  }
}
