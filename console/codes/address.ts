import { type CodeState, codeStates } from '../../contracts/codes/lifecycle'
import { codeAttentions } from '../../contracts/codes/staff-views'
import type { CodeQuery } from '../api/codes'

export type Attention = keyof typeof codeAttentions

/** What the list of codes shows. It is the page's address, so it can be bookmarked and sent to a colleague. */
export interface CodesAddress {
  view: 'list' | 'map'
  state?: CodeState
  batch: string
  q: string
  attention?: Attention
}

function isIn<T extends object>(names: T, name: string | null): name is string & keyof T {
  return name !== null && Object.hasOwn(names, name)
}

export function readCodesAddress(search: URLSearchParams): CodesAddress {
  const state = search.get('state')
  const attention = search.get('attention')
  return {
    view: search.get('view') === 'map' ? 'map' : 'list',
    ...(isIn(codeStates, state) && { state }),
    batch: (search.get('batch') ?? '').slice(0, 40),
    q: (search.get('q') ?? '').trim().slice(0, 60),
    ...(isIn(codeAttentions, attention) && { attention })
  }
}

export function writeCodesAddress({ view, ...filter }: CodesAddress): string {
  const given = Object.entries({ ...(view === 'map' && { view }), ...filter }).filter(([, value]) => value)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

export function queryOf({ view: _view, ...filter }: CodesAddress): CodeQuery {
  return filter
}
