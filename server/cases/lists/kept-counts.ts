import { freshnessOf } from '../../db/marks'
import type { Staff } from '../../staff/account'
import { caseWrites } from '../readers'
import { countsFor } from './counts'

type Counts = Awaited<ReturnType<typeof countsFor>>

interface Kept {
  value: Promise<Counts>
  /** What this process knew of when it began to count. */
  knowing: readonly unknown[]
  at: number
}

/** For so long a count is told again to whoever may see the same cases. Other processes' steps are seen after it. */
const keptMs = 1000
/** More are not remembered. */
const mostKept = 500
const all = new Map<string, Kept>()

/**
 * The same as `countsFor`, counted at most once a second for all who may see the same cases, as the hotline asks with every
 * queue. Whoever has changed a case, an account or a cell through this process sees what came of it.
 */
export async function keptCounts(staff: Staff): Promise<Counts> {
  const scope = scopeOf(staff)
  const [people, cells] = await Promise.all([freshnessOf('staff'), freshnessOf('cells')])
  const knowing = [people.state, people.count, people.own, cells.count, cells.own, caseWrites()]
  const now = performance.now()
  const kept = all.get(scope)
  if (kept && now - kept.at < keptMs && kept.knowing.every((each, index) => each === knowing[index])) return kept.value
  const fresh: Kept = { value: countsFor(staff), knowing, at: now }
  all.delete(scope)
  all.set(scope, fresh)
  for (const oldest of all.keys()) if (all.size > mostKept) all.delete(oldest)
  fresh.value.catch(() => {
    if (all.get(scope) === fresh) all.delete(scope)
  })
  return fresh.value
}

/** Whoever has the same scope may see the same cases. */
function scopeOf({ id, rights, department, dutyGrids }: Staff): string {
  if (rights.includes('seeAllCases')) return 'all'
  const own = rights.includes('seeGridCases') ? [id, ...dutyGrids] : []
  return JSON.stringify([rights.includes('seeDepartmentCases') ? department : undefined, ...own])
}
