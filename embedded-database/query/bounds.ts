import { BSONRegExp } from 'bson'
import type { Leaf } from '../filter/filter'
import { literalPrefix } from '../filter/regex'
import { after, type Range } from '../storage/key-range'
import { keyOf } from '../values/keys'
import { isNumber, plain, rank } from '../values/values'

/**
 * The key ranges of the values that satisfy a condition. `exact`: no other value lies in them. `points`: each range is
 * one value.
 */
export interface Bounds {
  ranges: Range[]
  exact: boolean
  points: boolean
}

/** Returns where a condition's values lie in an index; undefined when an index cannot help. */
export function boundsOf({ operator, operand }: Leaf): Bounds | undefined {
  switch (operator) {
    case '$eq':
      return indexable(operand) ? { ranges: [point(operand)], exact: true, points: true } : undefined
    case '$in': {
      if (!Array.isArray(operand) || !operand.every(indexable)) return undefined
      const keys = new Map(operand.map(value => [keyOf([value]).toString('latin1'), point(value)]))
      const ranges = [...keys.values()].sort((a, b) => Buffer.compare(a.start, b.start))
      return { ranges, exact: true, points: true }
    }
    case '$regex': {
      const prefix = operand instanceof BSONRegExp ? literalPrefix(operand) : ''
      if (!prefix) return undefined
      const start = keyOf([prefix]).subarray(0, -1)
      return { ranges: [{ start, end: after(start) }], exact: false, points: false }
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const type = rank(operand)
      if (type === 20 || !indexable(operand)) return undefined
      if (isNumber(operand) && Number.isNaN(Number(plain(operand)))) return undefined
      const key = keyOf([operand])
      const start = operator === '$gt' ? after(key) : operator === '$gte' ? key : lowest(type)
      const end = operator === '$lt' ? key : operator === '$lte' ? after(key) : Buffer.from([type + 1])
      return { ranges: [{ start, end }], exact: true, points: false }
    }
  }
  return undefined
}

function indexable(value: unknown) {
  return !Array.isArray(value) && !(value instanceof BSONRegExp)
}

function point(value: unknown): Range {
  const start = keyOf([value])
  return { start, end: after(start) }
}

/** Returns the lowest key that `$lt` may find. NaN has the lowest key of all numbers, but is not less than any. */
function lowest(type: number) {
  return type === 30 ? after(keyOf([Number.NaN])) : Buffer.from([type])
}

/** Returns what lies in both. Only for conditions on a field in which no document has an array. */
export function intersect(a: Bounds, b: Bounds): Bounds {
  const ranges = a.ranges.flatMap(x =>
    b.ranges.flatMap(y => {
      const start = Buffer.compare(x.start, y.start) > 0 ? x.start : y.start
      const end = Buffer.compare(x.end, y.end) < 0 ? x.end : y.end
      return Buffer.compare(start, end) < 0 ? [{ start, end }] : []
    })
  )
  return { ranges, exact: a.exact && b.exact, points: a.points || b.points }
}
