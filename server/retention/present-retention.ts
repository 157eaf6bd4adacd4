import { chinaMidnight, dayMs } from '../../contracts/china-time'
import { everyRetentionKind, type RetentionKind } from '../../contracts/retention/kinds'
import { mostCounted, type Retention, type RetentionView, type WouldGo } from '../../contracts/retention/views'
import { dueAt, removers } from './kinds'
import { daysOf, setBy } from './periods'
import { stateOfRuns } from './run-retention'

const soonDays = 30

/** Counts what would go if it were kept for so many days. It changes nothing. */
export async function wouldGo(kind: RetentionKind, days: number, now = new Date()): Promise<WouldGo> {
  const count = await removers[kind].count(dueAt(now, days), mostCounted)
  return { count, more: count >= mostCounted }
}

/** What is kept for how long, what of it goes at the next run and within thirty days, and what the last run took. */
export async function presentRetention(now = new Date()): Promise<Retention> {
  const { from, last } = await stateOfRuns(now)
  const midnight = new Date(chinaMidnight(now) + dayMs)
  const nextRun = from > midnight ? from : midnight
  const items: RetentionView[] = []
  for (const kind of everyRetentionKind) {
    const [days, set] = [await daysOf(kind), await setBy(kind)]
    items.push({
      kind,
      days,
      ...(set && { set: { at: set.at.toISOString(), by: set.by, reason: set.reason } }),
      next: await wouldGo(kind, days, nextRun),
      soon: await wouldGo(kind, days, new Date(nextRun.getTime() + soonDays * dayMs)),
      ...(last && { last: { at: last.at.toISOString(), removed: last.removed?.[kind] ?? 0 } })
    })
  }
  return { nextRun: nextRun.toISOString(), items }
}
