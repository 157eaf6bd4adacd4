import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isDuplicateKey } from '../db/duplicate-key'
import type { CaseFacts } from './facts-of'
import { CaseFactsModel, FigureDayModel } from './model'

type Stored = Partial<CaseFacts> & { _id: string; revision: number; pending: string[]; entries: number; days: string[] }
const stored = () => CaseFactsModel.collection as unknown as import('mongodb').Collection<Stored>

/**
 * Keeps what is counted of these cases, and marks the days whose sheets say something else now. Returns the numbers of those
 * that are kept; another process was quicker with the rest, or knows more of them already.
 *
 * A crash at any point loses nothing: the days on which a case counted before stay in `pending` until they are marked, and
 * the case stays uncounted until its caller says otherwise. Doing it twice marks days once too often and nothing else.
 */
export async function keepFacts(all: readonly CaseFacts[]): Promise<Set<string>> {
  if (all.length === 0) return new Set()
  const ids = all.map(({ _id }) => _id)
  const before = await knownOrNew(ids)
  const token = randomUUID()
  const changed = all.filter(facts => isNewer(facts, before.get(facts._id)))
  const same = all.filter(facts => isKept(facts, before.get(facts._id)))
  if (changed.length > 0) {
    await stored().bulkWrite(
      changed.map(facts => {
        const { revision = 0, days = [], pending = [] } = before.get(facts._id) ?? {}
        const toMark = [...new Set([...pending, ...days, ...facts.days])].sort()
        const replacement = { ...facts, revision: revision + 1, pending: toMark, token } as never
        return { replaceOne: { filter: { _id: facts._id, revision }, replacement } }
      }),
      { ordered: false }
    )
  }
  const mine =
    changed.length === 0
      ? []
      : await stored()
          .find({ _id: { $in: ids }, token } as never)
          .toArray()
  await markDays(mine.flatMap(({ pending }) => pending))
  if (mine.length > 0) {
    await stored().updateMany({ _id: { $in: mine.map(({ _id }) => _id) }, token } as never, { $set: { pending: [] } })
  }
  return new Set([...mine, ...same].map(({ _id }) => _id))
}

async function knownOrNew(ids: readonly string[]): Promise<Map<string, Stored>> {
  const known = await stored()
    .find({ _id: { $in: [...ids] } })
    .toArray()
  const before = new Map(known.map(each => [each._id, each]))
  const missing = ids.filter(id => !before.has(id))
  if (missing.length > 0) {
    const rows = missing.map(_id => ({ _id, entries: 0, revision: 0, days: [], pending: [] }))
    // Another process may insert the same: then both go on from the same revision, and one of them is quicker.
    await stored()
      .insertMany(rows, { ordered: false })
      .catch(error => {
        if (!isDuplicateKey(error)) throw error
      })
  }
  return before
}

/** Whether they say anything that is not kept, and do not come from an older reading of the case. */
function isNewer(facts: CaseFacts, before: Stored | undefined): boolean {
  return !before || (before.entries <= facts.entries && !isKept(facts, before))
}

/** Whether all of it is kept already, with no day left to mark. */
function isKept(facts: CaseFacts, before: Stored | undefined): boolean {
  if (!before || before.pending.length > 0 || before.entries > facts.entries) return false
  const { revision: _, pending: __, token: ___, entries: ____, ...kept } = before as Stored & { token?: string }
  const { entries: _____, ...wanted } = facts
  return isDeepStrictEqual(kept, wanted)
}

/** Says of days that what counts on them has changed. */
async function markDays(all: readonly string[]): Promise<void> {
  const days = [...new Set(all)].sort()
  if (days.length === 0) return
  const update = { $inc: { changes: 1 }, $set: { toFill: true }, $setOnInsert: { filled: 0 } }
  const mark = (some: readonly string[]) =>
    FigureDayModel.collection.bulkWrite(
      some.map(day => ({ updateOne: { filter: { _id: day as never }, update, upsert: true } })),
      { ordered: false }
    )
  // Two who mark a new day at once: one inserts it, and the other finds it there.
  await mark(days).catch(error => (isDuplicateKey(error) ? mark(days) : Promise.reject(error)))
}
