import { type CaseState, caseStates, statesHeldBy } from '../../contracts/cases/states'
import { type Request, requests } from '../../contracts/cases/step'
import { type Trouble, troubles } from '../../contracts/cases/troubles'
import { type QueueSort, queueSorts } from '../../contracts/cases/views'
import { isRealDay } from '../../contracts/china-time'
import type { Post } from '../../contracts/staff/posts'
import { workingStates } from '../duties/duties'

/** Several states under one name. `atWork`: the cases that the departments are working on, as the wall counts them. */
export const stateGroups = {
  all: { label: '全部', states: undefined },
  atWork: { label: '部门在办', states: statesHeldBy('department') }
} as const satisfies Record<string, { label: string; states: readonly CaseState[] | undefined }>
export type StateGroup = keyof typeof stateGroups

/** Returns the states that a tab shows; `undefined` means every state. */
export function statesIn(tab: QueueAddress['tab']): readonly CaseState[] | undefined {
  return isIn(stateGroups, tab) ? stateGroups[tab].states : [tab]
}

export function nameOf(tab: QueueAddress['tab']): string {
  return isIn(stateGroups, tab) ? stateGroups[tab].label : caseStates[tab]
}

/** What a queue shows. It is stored in the page's address, so it can be bookmarked and sent to a colleague. */
export interface QueueAddress {
  tab: CaseState | StateGroup
  q: string
  sort: QueueSort
  /** Only cases that will soon be overdue, or only those that are. */
  due?: Due
  /** Only cases with an open request. */
  asked?: Asked
  /** Only cases that cannot go on by themselves. */
  trouble?: Trouble
  /** Only the cases of this department. */
  department?: string
  /** Only those about this topic of the residents, or this matter of the catalogue. */
  topic?: string
  matter?: string
  /** Only those reported from this day on, and until the end of this one. */
  from?: string
  to?: string
  /** Only cases assigned to the person signed in. */
  mine?: true
}

export const dues = { yellow: '即将超时', red: '已超时' } as const
export type Due = keyof typeof dues
export const asks = { any: '有申请', ...requests } as const
export type Asked = Request | 'any'

function isIn<T extends object>(names: T, name: string | null): name is Extract<keyof T, string> {
  return name !== null && Object.hasOwn(names, name)
}

/** In their own work people want the earliest deadline first; in other states they want the newest first. */
function usualSort(tab: QueueAddress['tab'], posts: readonly Post[]): QueueSort {
  return workingStates(posts).some(state => state === tab) ? 'urgent' : 'newest'
}

export function readAddress(search: URLSearchParams, posts: readonly Post[]): QueueAddress {
  const state = search.get('state')
  const sort = search.get('sort')
  const due = search.get('due')
  const asked = search.get('asked')
  const trouble = search.get('trouble')
  const named = (name: 'department' | 'topic' | 'matter', most: number) => {
    const value = (search.get(name) ?? '').slice(0, most)
    return value && { [name]: value }
  }
  const day = (name: 'from' | 'to') => {
    const value = search.get(name) ?? ''
    return isRealDay(value) && { [name]: value }
  }
  const known = isIn(caseStates, state) || isIn(stateGroups, state)
  const tab = known ? state : (workingStates(posts)[0] ?? 'all')
  return {
    tab,
    q: (search.get('q') ?? '').trim().slice(0, 60),
    sort: isIn(queueSorts, sort) ? sort : usualSort(tab, posts),
    ...(isIn(dues, due) && { due }),
    ...(isIn(asks, asked) && { asked }),
    ...(isIn(troubles, trouble) && { trouble }),
    ...named('department', 40),
    ...named('topic', 40),
    ...named('matter', 5),
    ...day('from'),
    ...day('to'),
    ...(search.get('mine') === '1' && { mine: true as const })
  }
}

/** The usual sort is left out of the address, so that another tab gets its own usual sort. */
export function writeAddress(address: QueueAddress, posts: readonly Post[]): string {
  const { tab, q, sort, due, asked, trouble, mine } = address
  const search = new URLSearchParams({ state: tab })
  if (sort !== usualSort(tab, posts)) search.set('sort', sort)
  if (due) search.set('due', due)
  if (asked) search.set('asked', asked)
  if (trouble) search.set('trouble', trouble)
  for (const name of ['department', 'topic', 'matter', 'from', 'to'] as const) {
    const value = address[name]
    if (value) search.set(name, value)
  }
  if (mine) search.set('mine', '1')
  if (q) search.set('q', q)
  return search.toString()
}
