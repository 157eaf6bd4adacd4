import { compileNode, type Node, parseFilter } from '../filter/filter'
import type { Collection, Stored } from '../storage/collection'
import { decode, fieldReader } from '../values/bson'
import { CommandError } from '../values/errors'
import type { Doc } from '../values/values'
import { type Plan, plan } from './planner'
import { parseSort, type SortKey, sorted } from './sort'

export interface Query {
  filter?: unknown
  sort?: unknown
  skip?: number
  limit?: number
  hint?: unknown
  /** A query that reads for longer is ended with MongoDB's error. */
  maxTimeMS?: number
}

/** Yields the stored documents that a query asks for, in its order. Reads them one by one, unless it has to sort. */
export function* find(
  collection: Collection | undefined,
  { filter, sort, skip = 0, limit = Infinity, hint, maxTimeMS }: Query
): Generator<Stored> {
  const node = parseFilter((filter ?? {}) as Doc)
  const keys = parseSort(sort)
  if (!collection) return
  const most = skip + limit
  const chosen = plan(collection, { node, sort: keys, limit: most, hint })
  const ordered = keys.length === 0 || (chosen?.length === 1 && chosen[0]?.sorted && chosen[0].ranges.length <= 1)
  let found = matching(collection, node, chosen, ordered ? most : Infinity, most, timeLimit(maxTimeMS))
  if (!ordered) found = sorted(found, keys, readerOf(keys), most)
  let at = 0
  for (const stored of found) {
    if (at++ >= skip) yield stored
    if (at >= most) return
  }
}

/** Returns how many documents match. Counts in the index alone when the index can answer the whole filter. */
export function count(
  collection: Collection | undefined,
  { filter, skip = 0, limit = Infinity, hint, maxTimeMS }: Query
): number {
  const node = parseFilter((filter ?? {}) as Doc)
  if (!collection) return 0
  const clamp = (found: number) => Math.max(0, Math.min(found - skip, limit))
  if (node.kind === 'and' && node.nodes.length === 0 && hint === undefined) return clamp(collection.count)
  const chosen = plan(collection, { node, sort: [], limit: Infinity, hint })
  const [scan] = chosen ?? []
  if (chosen?.length === 1 && scan?.exact && (scan.ranges.length === 1 || !scan.index.multikey.includes(true))) {
    return clamp(scan.ranges.reduce((sum, { start, end }) => sum + collection.countRange(scan.index, start, end), 0))
  }
  let found = 0
  for (const _ of matching(collection, node, chosen, Infinity, Infinity, timeLimit(maxTimeMS)))
    if (++found >= skip + limit) break
  return clamp(found)
}

/** Yields what matches: `most` are enough in all, `perRange` from each range that is sorted. */
function* matching(
  collection: Collection,
  node: Node,
  chosen: Plan,
  most: number,
  perRange: number,
  stillInTime: () => void
): Iterable<Stored> {
  const test = compileNode(node)
  const read = filterReader(node)
  if (!chosen) {
    const all = node.kind === 'and' && node.nodes.length === 0
    for (const stored of collection.scan()) {
      stillInTime()
      if (all || test(read(stored[1]))) yield stored
    }
    return
  }
  const once = chosen.length > 1 || chosen[0]?.index.multikey.includes(true) ? new Set<number>() : undefined
  for (const { index, ranges, exact, sorted, reverse } of chosen) {
    const enough = Math.min(most, sorted ? perRange : Infinity)
    for (const { start, end } of ranges) {
      let found = 0
      for (const stored of collection.range(index, start, end, reverse, enough, exact && !once)) {
        stillInTime()
        if (once?.has(stored[0])) continue
        if (!exact && !test(read(stored[1]))) continue
        once?.add(stored[0])
        yield stored
        if (++found >= enough) break
      }
    }
  }
}

/** The clock is asked once in so many documents. */
const asked = 100

/** Returns what is called for each document that is read; it throws when the time is over. */
function timeLimit(maxTimeMS = 0): () => void {
  if (maxTimeMS <= 0) return () => {}
  const until = performance.now() + maxTimeMS
  let count = 0
  return () => {
    count += 1
    if (count % asked === 0 && performance.now() > until) {
      throw new CommandError(50, 'operation exceeded time limit')
    }
  }
}

type Reader = (bytes: Buffer) => Doc

export function readerFor(fields: Set<string> | undefined): Reader {
  return fields ? fieldReader(fields) : bytes => decode(bytes)
}

function filterReader(node: Node): Reader {
  const fields = new Set<string>()
  return readerFor(nodeFields(node, fields) ? fields : undefined)
}

function nodeFields(node: Node, into: Set<string>): boolean {
  if (node.kind === 'leaf') into.add(node.path.split('.')[0] ?? '')
  if (node.kind === 'not') return nodeFields(node.node, into)
  return !('nodes' in node) || node.nodes.every(member => nodeFields(member, into))
}

function readerOf(keys: SortKey[]): (stored: Stored) => Doc {
  const read = readerFor(new Set(keys.map(({ parts }) => parts[0] ?? '')))
  return ([, bytes]) => read(bytes)
}
