import { type Leaf, type Node, parseFilter } from '../filter/filter'
import type { Collection } from '../storage/collection'
import type { Index } from '../storage/index-keys'
import { everything, inverted, type Range } from '../storage/key-range'
import { CommandError } from '../values/errors'
import { equal, isDoc } from '../values/values'
import { type Bounds, boundsOf, intersect } from './bounds'
import type { SortKey } from './sort'

export interface Scan {
  index: Index
  ranges: Range[]
  /** Every document in the ranges matches the filter, so the filter need not be tested. */
  exact: boolean
  /** Each single range comes in the order of the sort. */
  sorted: boolean
  reverse: boolean
}

/** The scans that together find every matching document; undefined: read the whole collection. */
export type Plan = Scan[] | undefined

export interface Question {
  node: Node
  sort: SortKey[]
  limit: number
  hint?: unknown
}

/** Beyond this number of key ranges, reading more documents is faster than looking up each range. */
const mostRanges = 1000

export function plan(collection: Collection, { node, sort, limit, hint }: Question): Plan {
  const hinted = hint === undefined ? undefined : hintedIndex(collection, hint)
  if (hinted === 'natural') return undefined
  const conditions = conjunction(node)
  const usable = (hinted ? [hinted] : collection.indexes).filter(index => contains(index, conditions))
  const scans = usable.flatMap(index => scanOf(index, conditions, sort) ?? [])
  if (hinted) return scans[0] ? [scans[0]] : undefined
  const narrow = scans.filter(scan => scan.ranges[0] !== everything)
  const isEqual = (path: string) => conditions.leaves.some(leaf => leaf.path === path && leaf.operator === '$eq')
  const unique = narrow.find(({ index, ranges }) => index.unique && ranges.length === 1 && index.paths.every(isEqual))
  if (unique) return [unique]
  const candidates = [...narrow, ...scans.filter(scan => !narrow.includes(scan) && scan.sorted && limit < Infinity)]
  if (candidates.length === 0) return planBranches(collection, node)
  if (candidates.length === 1 && candidates[0]) return [candidates[0]]
  return [cheapest(collection, candidates, limit)]
}

/** Answers an `$or` from indexes when each of its branches has one. */
function planBranches(collection: Collection, node: Node): Plan {
  const nodes = node.kind === 'and' ? node.nodes : [node]
  for (const member of nodes) {
    if (member.kind !== 'or' || member.nodes.length === 0) continue
    const branches = member.nodes.map(branch => plan(collection, { node: branch, sort: [], limit: Infinity }))
    if (branches.every(branch => branch !== undefined)) {
      return branches.flat().map(scan => ({ ...scan, exact: false, sorted: false }))
    }
  }
  return undefined
}

function hintedIndex(collection: Collection, hint: unknown): Index | 'natural' {
  if (isDoc(hint) && '$natural' in hint) return 'natural'
  const found = collection.indexes.find(({ spec }) => (isDoc(hint) ? equal(spec.key, hint) : spec.name === hint))
  if (found) return found
  throw new CommandError(2, 'error processing query: hint provided does not correspond to an existing index')
}

function conjunction(node: Node): { leaves: Leaf[]; complete: boolean } {
  if (node.kind === 'leaf') return { leaves: [node], complete: true }
  if (node.kind !== 'and') return { leaves: [], complete: false }
  const parts = node.nodes.map(conjunction)
  return { leaves: parts.flatMap(({ leaves }) => leaves), complete: parts.every(({ complete }) => complete) }
}

type Conditions = ReturnType<typeof conjunction>

/** Returns whether an index has every document that the filter can match; a partial index may not. */
function contains(index: Index, { leaves }: Conditions): boolean {
  const { partialFilterExpression: partial } = index.spec
  if (!partial) return true
  const needed = conjunction(parseFilter(partial))
  return needed.complete && needed.leaves.every(need => leaves.some(leaf => implies(leaf, need)))
}

function needsValue({ operator, operand }: Leaf): boolean {
  if (operator === '$exists') return Boolean(operand)
  if (operator === '$in') return Array.isArray(operand) && !operand.includes(null)
  return (
    ['$eq', '$gt', '$gte', '$lt', '$lte', '$regex', '$type', '$elemMatch', '$size'].includes(operator) &&
    operand !== null
  )
}

function implies(leaf: Leaf, need: Leaf): boolean {
  if (leaf.path !== need.path) return false
  if (leaf.operator === need.operator && equal(leaf.operand, need.operand)) return true
  if (need.operator === '$exists') return Boolean(need.operand) && needsValue(leaf)
  if (!need.expand) return false
  if (leaf.operator === '$eq') return !Array.isArray(leaf.operand) && leaf.operand !== null && need.test(leaf.operand)
  if (leaf.operator === '$in' && Array.isArray(leaf.operand)) {
    return leaf.operand.every(
      value => value !== null && boundsOf({ ...leaf, operator: '$eq', operand: value }) && need.test(value)
    )
  }
  const [inner, outer] = [boundsOf(leaf), boundsOf(need)]
  if (!inner?.exact || !outer?.exact) return false
  const covers = (wide: Range, narrow: Range) =>
    wide.start.compare(narrow.start) <= 0 && wide.end.compare(narrow.end) >= 0
  return inner.ranges.every(narrow => outer.ranges.some(wide => covers(wide, narrow)))
}

function scanOf(index: Index, { leaves, complete }: Conditions, sort: SortKey[]): Scan | undefined {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let ranges: Range[] | undefined
  let used = 0
  let exact = complete
  let arrayUsed = false
  let fixed = 0
  const constant = new Set<string>()
  for (const [i, path] of index.paths.entries()) {
    const isArray = index.multikey[i] === true
    const own = leaves.filter(leaf => leaf.path === path)
    const bounds = isArray && arrayUsed ? undefined : combined(own, isArray)
    if (!bounds || bounds.ranges.length * prefixes.length > mostRanges) break
    arrayUsed ||= isArray
    exact &&= bounds.exact && (!isArray || own.length === 1)
    used += own.length
    const stored = index.directions[i] === -1 ? bounds.ranges.map(inverted) : bounds.ranges
    ranges = prefixes.flatMap(prefix =>
      stored.map(({ start, end }) => ({ start: Buffer.concat([prefix, start]), end: Buffer.concat([prefix, end]) }))
    )
    if (!bounds.points) break
    prefixes = ranges.map(({ start }) => start)
    fixed = i + 1
    if (bounds.ranges.length === 1 && !isArray) constant.add(path)
  }
  const { sorted, reverse } = order(index, fixed, constant, sort)
  if (!ranges)
    return sorted && sort.length
      ? { index, ranges: [everything], exact: complete && leaves.length === 0, sorted, reverse }
      : undefined
  return { index, ranges, exact: exact && used === leaves.length, sorted, reverse }
}

/**
 * Joins the conditions on one field. In an array, different elements may satisfy different conditions, so only one of
 * them may narrow the scan.
 */
function combined(own: Leaf[], isArray: boolean): Bounds | undefined {
  const all = own.flatMap(leaf => {
    const bounds = boundsOf(leaf)
    // An empty array on the way to a field has the key of null, but the field does not equal null.
    return bounds ? [{ ...bounds, exact: bounds.exact && (!isArray || needsValue(leaf)) }] : []
  })
  const sure = all.length === own.length
  if (isArray) return all.find(bounds => bounds.points) ?? all[0]
  const [first, ...rest] = all
  const joined = first && rest.reduce(intersect, first)
  return joined && { ...joined, exact: joined.exact && sure }
}

/** Returns whether the index runs in the order of the sort after its fixed fields, and in which direction. */
function order(index: Index, fixed: number, constant: Set<string>, sort: SortKey[]) {
  const wanted = sort.filter(({ path }) => !constant.has(path))
  const reverse = wanted[0] !== undefined && index.directions[fixed] !== wanted[0].sign
  const sorted = wanted.every(({ path, sign }, i) => {
    const at = fixed + i
    return index.paths[at] === path && !index.multikey[at] && (index.directions[at] !== sign) === reverse
  })
  return { sorted, reverse }
}

function cheapest(collection: Collection, scans: Scan[], limit: number): Scan {
  const most = 2000
  const costs = scans.map(scan => {
    let found = 0
    for (const { start, end } of scan.ranges.slice(0, 20)) {
      if (found < most) found += collection.countRange(scan.index, start, end, most - found)
    }
    if (!scan.sorted) return found * 1.5
    return Math.min(found, scan.exact ? limit * scan.ranges.length : limit * 10)
  })
  const best = Math.min(...costs)
  return scans[costs.indexOf(best)] ?? (scans[0] as Scan)
}
