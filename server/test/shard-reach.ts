import { openStates } from '../../contracts/cases/states'
import { keyOf } from './shard-keys'
import type { Answered } from './watch-plans'

/** The largest page that a list, a search or a job takes, and how far is counted what will be removed. */
const pageAtMost = 10_000

/** What names a few documents wherever they are: themselves, the case or the code they hang on, their sender. */
const pointers = ['_id', 'case', 'mergedInto', 'place.code', 'owner']

/** What somebody waits for: as much as there is of it in hand, however many cases have ended. */
const inHand = ['asked.what']

type Filter = Record<string, unknown>
const isFilter = (value: unknown): value is Filter => typeof value === 'object' && value !== null

/** Whether the field, or every one of the alternatives, is one of a few values. */
function names(filter: Filter, field: string): boolean {
  const each = (value: unknown) => isFilter(value) && names(value, field)
  if (Array.isArray(filter.$and) && filter.$and.some(each)) return true
  if (Array.isArray(filter.$or) && filter.$or.every(each)) return true
  const asked = filter[field]
  return (
    asked !== undefined && (!isFilter(asked) || !Object.keys(asked).some(key => key.startsWith('$') && key !== '$in'))
  )
}

function onlyOpen(filter: Filter): boolean {
  if (Array.isArray(filter.$and)) return filter.$and.some(each => isFilter(each) && onlyOpen(each))
  const { state } = filter
  const states: unknown = isFilter(state) ? state.$in : [state]
  return Array.isArray(states) && states.every(each => openStates.some(open => open === each))
}

/** How much of a sharded collection a command asks for, or undefined if that grows with the years. */
export function reachOf({ collection, filter, limit, command }: Answered): string | undefined {
  const key = keyOf.get(collection)?.key
  // What a command goes on reading was looked at when it began.
  if (!key || command.includes('getMore')) return 'whole'
  if (names(filter, key)) return 'one shard'
  if (limit !== undefined && limit <= pageAtMost) return 'a page of each'
  if (pointers.some(field => names(filter, field))) return 'a few'
  if (collection === 'cases' && (onlyOpen(filter) || inHand.some(field => names(filter, field)))) return 'what is open'
  return undefined
}
