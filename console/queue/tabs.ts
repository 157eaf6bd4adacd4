import { type CaseState, caseStates } from '../../contracts/cases/states'
import { type Trouble, troubles } from '../../contracts/cases/troubles'
import type { CaseCounts } from '../../contracts/cases/views'
import type { Post } from '../../contracts/staff/posts'
import { decidesRequests, removesTroubles, workingStates } from '../duties/duties'
import { type QueueAddress, writeAddress } from './address'

export interface Tab {
  label: string
  /** The number key that opens it. Those after the ninth have none. */
  key?: string
  /** The query of its queue. */
  to: string
  current: boolean
  count?: number
  /** The number is about right. */
  about?: true
  /** It is about cases that need somebody's attention: without any it steps back. */
  calls?: true
}

/**
 * The tabs of these posts: the states in which they work, then what calls for attention whatever the state. Everything is
 * always on the key 0. A tab keeps the search text and has its own usual sort.
 */
export function tabsOf(address: QueueAddress, posts: readonly Post[], counts?: CaseCounts): Tab[] {
  const states = workingStates(posts).map(
    (state): Omit<Tab, 'key'> => ({
      label: caseStates[state],
      to: tabAddress(state, address, posts),
      current: address.tab === state,
      count: counts && (counts.counts[state] ?? 0)
    })
  )
  const requests: Omit<Tab, 'key'>[] = decidesRequests(posts)
    ? [{ label: '申请', to: requestsTo(posts), current: isRequests(address), count: counts?.asked, calls: true }]
    : []
  const stuck = removesTroubles(posts).map(
    (trouble): Omit<Tab, 'key'> => ({
      label: troubles[trouble],
      to: troubleTo(trouble, posts),
      current: address.trouble === trouble,
      count: counts?.troubles[trouble],
      calls: true
    })
  )
  const numbered = [...states, ...requests, ...stuck].map(
    (tab, at): Tab => ({ ...tab, ...(at < 9 && { key: String(at + 1) }) })
  )
  const all: Tab = {
    label: '全部',
    key: '0',
    to: tabAddress('all', address, posts),
    current: !numbered.some(({ current }) => current),
    count: counts && Object.values(counts.counts).reduce((sum, count) => sum + count, 0),
    ...(counts?.about && { about: true as const })
  }
  return [...numbered, all]
}

export function tabAddress(tab: QueueAddress['tab'], from: QueueAddress, posts: readonly Post[]): string {
  const mine = workingStates(posts).some((state: CaseState) => state === tab)
  return writeAddress({ ...from, tab, asked: undefined, trouble: undefined, sort: mine ? 'urgent' : 'newest' }, posts)
}

function isRequests({ tab, asked, trouble }: QueueAddress): boolean {
  return tab === 'all' && asked !== undefined && trouble === undefined
}

/** Open requests exist in several states: their tab shows all of them, the earliest deadline first. */
function requestsTo(posts: readonly Post[]): string {
  return writeAddress({ tab: 'all', q: '', sort: 'urgent', asked: 'any' }, posts)
}

/** What cannot go on by itself, in whichever state, the earliest deadline first. */
function troubleTo(trouble: Trouble, posts: readonly Post[]): string {
  return writeAddress({ tab: 'all', q: '', sort: 'urgent', trouble }, posts)
}
