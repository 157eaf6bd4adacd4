import type { queue as queueRow } from '../../contracts/cases/api'
import type { CaseSummary } from '../../contracts/cases/views'
import type { CallReply } from '../api/call'
import { type QueueAddress, statesIn } from './address'

/** A queue as a person left it: the loaded rows, the selected row and the scroll position. */
export interface LoadedQueue {
  address: QueueAddress
  rows: readonly CaseSummary[]
  next?: string
  selected?: string
  scrollPosition: number
  /** The newest cases when the queue was loaded. Cases that are not among them have come in since. */
  baseline: readonly CaseSummary[]
  loadedAt: number
}

function notAmong(rows: readonly CaseSummary[]) {
  const known = new Set(rows.map(row => row.caseNo))
  return (row: CaseSummary) => !known.has(row.caseNo)
}

/** Appends a page. A case that moved between two pages while they were loaded is shown once. */
export function withPage(queue: LoadedQueue, page: CallReply<typeof queueRow>): LoadedQueue {
  return { ...queue, rows: [...queue.rows, ...page.items.filter(notAmong(queue.rows))], next: page.next }
}

/** Removes a case from the list. If it was selected, the row after it becomes selected. */
export function without(queue: LoadedQueue, caseNo: string): LoadedQueue {
  const at = queue.rows.findIndex(row => row.caseNo === caseNo)
  if (at < 0) return queue
  const rows = queue.rows.filter(row => row.caseNo !== caseNo)
  const successor = rows[at] ?? rows[at - 1]
  return { ...queue, rows, selected: queue.selected === caseNo ? successor?.caseNo : queue.selected }
}

/** Returns the case `steps` rows below the selected one; it stops at both ends of the list. */
export function moveSelection(queue: LoadedQueue, steps: number): string | undefined {
  const at = queue.rows.findIndex(row => row.caseNo === queue.selected)
  const to = at < 0 ? 0 : Math.min(queue.rows.length - 1, Math.max(0, at + steps))
  return queue.rows[to]?.caseNo
}

type Sorted = Pick<CaseSummary, 'state' | 'light' | 'asked' | 'department' | 'topic' | 'matter'>

/**
 * Whether a case belongs to the queue. What the case alone does not show, such as a search hit, is decided at the next
 * load.
 */
export function belongs({ tab, due, asked, department, topic, matter }: QueueAddress, row: Sorted): boolean {
  return (
    (statesIn(tab)?.includes(row.state) ?? true) &&
    (!due || due === row.light) &&
    (!asked || (asked === 'any' ? row.asked !== undefined : asked === row.asked)) &&
    (!department || department === row.department?.id) &&
    (!topic || topic === row.topic?.id) &&
    (!matter || matter === row.matter?.code)
  )
}

/** Updates one case in the list. A case that no longer belongs to the queue is removed; no other row moves. */
export function withUpdate(queue: LoadedQueue, now: CaseSummary): LoadedQueue {
  if (!belongs(queue.address, now)) return without(queue, now.caseNo)
  return { ...queue, rows: queue.rows.map(row => (row.caseNo === now.caseNo ? { ...row, ...now } : row)) }
}

/**
 * Shows in the list what colleagues have changed. A case that no longer belongs to the queue stays where it is, and says so: no row
 * moves under somebody's hand.
 */
export function withNews(queue: LoadedQueue, changed: readonly CaseSummary[]): LoadedQueue {
  const news = new Map(changed.map(each => [each.caseNo, each]))
  const isNews = (row: CaseSummary) => (news.get(row.caseNo)?.updatedAt ?? '') > row.updatedAt
  if (!queue.rows.some(isNews)) return queue
  return { ...queue, rows: queue.rows.map(row => (isNews(row) ? { ...row, ...news.get(row.caseNo) } : row)) }
}

/** Selects in a reloaded queue the row selected before, or the first row after it that is still there. */
export function reselect(queue: LoadedQueue, before: LoadedQueue): LoadedQueue {
  const at = before.rows.findIndex(row => row.caseNo === before.selected)
  const gone = notAmong(queue.rows)
  const selected = before.rows.slice(Math.max(0, at)).find(row => !gone(row)) ?? queue.rows[0]
  return { ...queue, selected: selected?.caseNo }
}

/** Returns the next case, also when the current one has left the queue. */
export function following(queue: LoadedQueue, caseNo: string): string | undefined {
  const at = queue.rows.findIndex(row => row.caseNo === caseNo)
  return at < 0 ? queue.selected : queue.rows[at + 1]?.caseNo
}

export function preceding(queue: LoadedQueue, caseNo: string): string | undefined {
  const at = queue.rows.findIndex(row => row.caseNo === caseNo)
  return at < 0 ? undefined : queue.rows[at - 1]?.caseNo
}

/** Returns how many of the newest cases are not in the baseline. `complete`: the baseline was the whole queue. */
export function newCases(baseline: readonly CaseSummary[], newest: readonly CaseSummary[], complete: boolean): number {
  const oldest = baseline.at(-1)?.submittedAt ?? ''
  return newest.filter(notAmong(baseline)).filter(row => complete || row.submittedAt > oldest).length
}
