import { type Freshness, freshnessOf, type KeptKind, settleMs } from './marks'

/** Whatever was written past the models, by hand in the database, is seen after this time. */
const oldestMs = 60_000

interface Kept<T> {
  value: Promise<T>
  as: Freshness
  /** When it began to be read. */
  at: number
}

/**
 * Returns a reader of data that hardly ever changes: it reads the database once and again after each change. Who changed
 * something sees it at once, every other process within two seconds. For what has to be so at the moment of a write, the
 * filter of that write asks the database.
 */
export function kept<T>(kind: KeptKind, load: () => Promise<T>): () => Promise<T> {
  let last: Kept<T> | undefined
  return async () => {
    const as = await freshnessOf(kind)
    const now = performance.now()
    if (last && isFresh(last, as, now)) return last.value
    const fresh: Kept<T> = { value: load(), as, at: now }
    last = fresh
    fresh.value.catch(() => {
      if (last === fresh) last = undefined
    })
    return fresh.value
  }
}

function isFresh({ as, at }: Kept<unknown>, { state, count, own, since }: Freshness, now: number): boolean {
  if (as.state !== state || as.count !== count || as.own !== own) return false
  // Read between the mark and the change itself, by somebody who then died: once more when the change must be there.
  const over = since + settleMs
  return now - at < oldestMs && (at >= over || now < over)
}
