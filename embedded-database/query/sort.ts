import { CommandError, unsupported } from '../values/errors'
import { get, position } from '../values/paths'
import { compare, type Doc, isDoc, isNumber, plain } from '../values/values'

export type SortKey = { path: string; parts: string[]; sign: 1 | -1 }

export function parseSort(sort: unknown): SortKey[] {
  if (sort === undefined || sort === null) return []
  if (!isDoc(sort)) throw new CommandError(14, 'The sort has to be an object')
  return Object.entries(sort).map(([path, direction]) => {
    if (path.startsWith('$')) throw unsupported(`sorting by ${path}`)
    if (isDoc(direction)) throw unsupported(`sorting by ${Object.values(direction).join()}`)
    const sign = isNumber(direction) ? Number(plain(direction)) : 0
    if (sign !== 1 && sign !== -1) throw new CommandError(2, 'Sort values have to be 1 or -1')
    return { path, parts: path.split('.'), sign }
  })
}

/**
 * Returns the values that a document is sorted by: of an array the smallest element, or the largest when descending.
 * A missing field sorts as null, an empty array before null.
 */
function sortValues(doc: Doc, keys: readonly SortKey[]): unknown[] {
  let arrays = 0
  return keys.map(key => {
    const value = key.parts.length === 1 && !(key.path in {}) ? doc[key.path] : undefined
    if (value !== undefined && !Array.isArray(value)) return value
    const found = candidates(doc, key.parts)
    if (found.isArray && ++arrays > 1) throw unsupported('sorting by two fields that are arrays')
    if (found.values.length === 0) return null
    return found.values.reduce((best, value) => (compare(value, best) * key.sign < 0 ? value : best))
  })
}

/** Returns the values that an index would have for the path: of an array each element, null for a missing field. */
function candidates(value: unknown, parts: readonly string[], at = 0): { values: unknown[]; isArray: boolean } {
  const part = parts[at]
  if (Array.isArray(value)) {
    if (part === undefined) return { values: value.length ? value : [undefined], isArray: true }
    const index = position(part)
    if (index >= 0 && index < value.length) return candidates(value[index], parts, at + 1)
    const values = value.flatMap(element => (isDoc(element) ? candidates(element, parts, at).values : [null]))
    return { values, isArray: true }
  }
  if (part === undefined) return { values: [value ?? null], isArray: false }
  return isDoc(value) ? candidates(get(value, part), parts, at + 1) : { values: [null], isArray: false }
}

function compareSortValues(a: readonly unknown[], b: readonly unknown[], keys: readonly SortKey[]): number {
  for (let i = 0; i < keys.length; i++) {
    const order = compare(a[i], b[i]) * (keys[i]?.sign ?? 1)
    if (order !== 0) return order
  }
  return 0
}

/** Sorts items by fields that `read` reads. With a limit, keeps only about that many in memory. */
export function sorted<T>(items: Iterable<T>, keys: SortKey[], read: (item: T) => Doc, limit = Infinity): T[] {
  const order = (a: { by: unknown[] }, b: { by: unknown[] }) => compareSortValues(a.by, b.by, keys)
  let kept: { item: T; by: unknown[] }[] = []
  let worst: { by: unknown[] } | undefined
  for (const item of items) {
    const doc = read(item)
    const entry = { item, by: sortValues(doc, keys) }
    if (worst && order(entry, worst) >= 0) continue
    kept.push(entry)
    if (kept.length >= limit * 2 + 100) {
      kept = kept.sort(order).slice(0, limit)
      worst = kept.at(-1)
    }
  }
  return kept
    .sort(order)
    .slice(0, limit)
    .map(({ item }) => item)
}
