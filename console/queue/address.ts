import { type CaseState, caseStates } from '../../contracts/case-states'
import { type QueueSort, queueSorts } from '../../contracts/cases'
import type { Role } from '../../contracts/roles'
import { workingStates } from '../shared/work'

/** What a queue shows. It is the page's address, so it can be bookmarked and sent to a colleague. */
export interface QueueAddress {
  tab: CaseState | 'all'
  q: string
  sort: QueueSort
  /** Only what is about to run out, or has. */
  due?: Due
}

export const dues = { yellow: '即将超时', red: '已超时' } as const
export type Due = keyof typeof dues

function isIn<T extends object>(names: T, name: string | null): name is string & keyof T {
  return name !== null && Object.hasOwn(names, name)
}

/** In their own work people want what runs out first; looking around they want what came last. */
function usualSort(tab: QueueAddress['tab'], roles: readonly Role[]): QueueSort {
  return tab !== 'all' && workingStates(roles).includes(tab) ? 'urgent' : 'newest'
}

export function readAddress(search: URLSearchParams, roles: readonly Role[]): QueueAddress {
  const state = search.get('state')
  const sort = search.get('sort')
  const due = search.get('due')
  const tab = isIn(caseStates, state) ? state : state === 'all' ? 'all' : (workingStates(roles)[0] ?? 'all')
  return {
    tab,
    q: (search.get('q') ?? '').trim().slice(0, 60),
    sort: isIn(queueSorts, sort) ? sort : usualSort(tab, roles),
    ...(isIn(dues, due) && { due })
  }
}

/** The usual sort is left out, so that changing the tab brings that tab's own. */
export function writeAddress({ tab, q, sort, due }: QueueAddress, roles: readonly Role[]): string {
  const search = new URLSearchParams({ state: tab })
  if (sort !== usualSort(tab, roles)) search.set('sort', sort)
  if (due) search.set('due', due)
  if (q) search.set('q', q)
  return search.toString()
}
