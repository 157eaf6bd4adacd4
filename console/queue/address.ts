import { type CaseState, caseStates } from '../../contracts/case-states'
import { type QueueSort, queueSorts } from '../../contracts/cases'
import type { Role } from '../../contracts/roles'
import { type Request, requests } from '../../contracts/step'
import { workingStates } from '../shared/work'

/** What a queue shows. It is the page's address, so it can be bookmarked and sent to a colleague. */
export interface QueueAddress {
  tab: CaseState | 'all'
  q: string
  sort: QueueSort
  /** Only what is about to run out, or has. */
  due?: Due
  /** Only what somebody asked for and nobody has decided. */
  asked?: Asked
  /** Only what is with this department. */
  department?: string
  /** Only what was assigned to whoever looks. */
  mine?: true
}

export const dues = { yellow: '即将超时', red: '已超时' } as const
export type Due = keyof typeof dues
export const asks = { any: '有申请', ...requests } as const
export type Asked = Request | 'any'

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
  const asked = search.get('asked')
  const department = (search.get('department') ?? '').slice(0, 40)
  const tab = isIn(caseStates, state) ? state : state === 'all' ? 'all' : (workingStates(roles)[0] ?? 'all')
  return {
    tab,
    q: (search.get('q') ?? '').trim().slice(0, 60),
    sort: isIn(queueSorts, sort) ? sort : usualSort(tab, roles),
    ...(isIn(dues, due) && { due }),
    ...(isIn(asks, asked) && { asked }),
    ...(department && { department }),
    ...(search.get('mine') === '1' && { mine: true as const })
  }
}

/** The usual sort is left out, so that changing the tab brings that tab's own. */
export function writeAddress(address: QueueAddress, roles: readonly Role[]): string {
  const { tab, q, sort, due, asked, department, mine } = address
  const search = new URLSearchParams({ state: tab })
  if (sort !== usualSort(tab, roles)) search.set('sort', sort)
  if (due) search.set('due', due)
  if (asked) search.set('asked', asked)
  if (department) search.set('department', department)
  if (mine) search.set('mine', '1')
  if (q) search.set('q', q)
  return search.toString()
}
