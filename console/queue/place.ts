import type { CaseSummary } from '../../contracts/cases/views'
import type { Page } from '../api/cases'
import { type QueueAddress, statesIn } from './address'

/** A queue as somebody left it: what was loaded, which row was theirs, how far they had scrolled. */
export interface QueuePlace {
  address: QueueAddress
  rows: readonly CaseSummary[]
  next?: string
  selected?: string
  scroll: number
  /** The newest cases when the queue was loaded, to tell later which ones have come in since. */
  baseline: readonly CaseSummary[]
  loadedAt: number
}

function unlike(rows: readonly CaseSummary[]) {
  const known = new Set(rows.map(row => row.caseNo))
  return (row: CaseSummary) => !known.has(row.caseNo)
}

/** A case that moved between two pages while they were loaded is shown once. */
export function withPage(place: QueuePlace, page: Page): QueuePlace {
  return { ...place, rows: [...place.rows, ...page.items.filter(unlike(place.rows))], next: page.next }
}

/** Takes a case out of the list; the row that follows it is selected in its stead. */
export function without(place: QueuePlace, caseNo: string): QueuePlace {
  const at = place.rows.findIndex(row => row.caseNo === caseNo)
  if (at < 0) return place
  const rows = place.rows.filter(row => row.caseNo !== caseNo)
  const successor = rows[at] ?? rows[at - 1]
  return { ...place, rows, selected: place.selected === caseNo ? successor?.caseNo : place.selected }
}

/** The row `steps` further down from the selected one; stays within the list. */
export function step(place: QueuePlace, steps: number): string | undefined {
  const at = place.rows.findIndex(row => row.caseNo === place.selected)
  const to = at < 0 ? 0 : Math.min(place.rows.length - 1, Math.max(0, at + steps))
  return place.rows[to]?.caseNo
}

type Sorted = Pick<CaseSummary, 'state' | 'light' | 'asked' | 'department'>

/** What cannot be told from the case alone, such as whom it was assigned to, is left to the next loading. */
export function belongs({ tab, due, asked, department }: QueueAddress, row: Sorted): boolean {
  return (
    (statesIn(tab)?.includes(row.state) ?? true) &&
    (!due || due === row.light) &&
    (!asked || (asked === 'any' ? row.asked !== undefined : asked === row.asked)) &&
    (!department || department === row.department?.id)
  )
}

/** Takes in what became of a case. One that has left the queue leaves the list; nothing else moves. */
export function settle(place: QueuePlace, now: CaseSummary): QueuePlace {
  if (!belongs(place.address, now)) return without(place, now.caseNo)
  return { ...place, rows: place.rows.map(row => (row.caseNo === now.caseNo ? { ...row, ...now } : row)) }
}

/** The row to select in a queue loaded anew: the one selected before, or the first after it that is still there. */
export function reselect(place: QueuePlace, before: QueuePlace): QueuePlace {
  const at = before.rows.findIndex(row => row.caseNo === before.selected)
  const gone = unlike(place.rows)
  const selected = before.rows.slice(Math.max(0, at)).find(row => !gone(row)) ?? place.rows[0]
  return { ...place, selected: selected?.caseNo }
}

/** The case that follows, also after the current one has left the queue. */
export function following(place: QueuePlace, caseNo: string): string | undefined {
  const at = place.rows.findIndex(row => row.caseNo === caseNo)
  return at < 0 ? place.selected : place.rows[at + 1]?.caseNo
}

export function preceding(place: QueuePlace, caseNo: string): string | undefined {
  const at = place.rows.findIndex(row => row.caseNo === caseNo)
  return at < 0 ? undefined : place.rows[at - 1]?.caseNo
}

/** How many of the newest cases have come in since the baseline. `complete`: the baseline was the whole queue. */
export function newCases(baseline: readonly CaseSummary[], newest: readonly CaseSummary[], complete: boolean): number {
  const oldest = baseline.at(-1)?.submittedAt ?? ''
  return newest.filter(unlike(baseline)).filter(row => complete || row.submittedAt > oldest).length
}
