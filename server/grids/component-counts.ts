import type { ComponentMap } from '../../contracts/grids/components'
import { mostDrawnComponents } from '../../contracts/grids/components'
import { type Freshness, freshnessOf } from '../db/marks'
import type { Box } from './cell-tree'
import { ComponentModel } from './model'
import { boxOfSquare, squaresOver } from './squares'

/** Squares are counted at every second size, from the whole country to half a street. */
const sizes = [4, 6, 8, 10, 12, 14, 16, 18] as const
/** So many numbers fit on a map. */
const mostClusters = 150
/** While components change all the time, as in an import, they are counted no more often than this. */
const countAgainMs = 10_000

type Counts = Map<string, number>
interface Counted {
  counts: Promise<Counts>
  as: Freshness
  at: number
}
let last: Counted | undefined

/** How many components lie in each square. What was counted before is good enough while it is counted anew. */
async function countsNow(): Promise<Counts> {
  const as = await freshnessOf('components')
  const known = last
  const same = known && known.as.state === as.state && known.as.count === as.count && known.as.own === as.own
  if (known && (same || (known.as.state === as.state && performance.now() - known.at < countAgainMs)))
    return known.counts
  const fresh: Counted = { counts: count(), as, at: performance.now() }
  if (!known || known.as.state !== as.state) {
    last = fresh
    fresh.counts.catch(() => {
      if (last === fresh) last = undefined
    })
    return fresh.counts
  }
  // Whoever looks now sees what was counted last.
  known.at = fresh.at
  fresh.counts.then(
    () => {
      last = fresh
    },
    () => undefined
  )
  return known.counts
}

async function count(): Promise<Counts> {
  const counts: Counts = new Map()
  for await (const { square } of ComponentModel.find({ square: { $gt: '' } }, { _id: 0, square: 1 })
    .sort({ square: 1 })
    .lean()
    .cursor({ batchSize: 5_000 })) {
    for (const size of sizes) {
      const key = (square ?? '').slice(0, size)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/** For tests that write past the model. */
export function forgetCounts(): void {
  last = undefined
}

const everywhere: Box = { minX: -180, minY: -90, maxX: 180, maxY: 90 }

/** Returns the components of a part of the map one by one, or, of more than fit, how many lie in each square. */
export async function componentsOnMap(box: Box = everywhere): Promise<ComponentMap> {
  const counts = await countsNow()
  const shown = sizes.flatMap(size => [within(counts, size, box) ?? []].filter(some => some.length > 0))
  // The finest squares that are few enough reach least beyond the box.
  const total = sum(shown.at(-1) ?? [])
  if (total <= mostDrawnComponents * 2) {
    const points = await pointsIn(box)
    if (points.length <= mostDrawnComponents) return { total: points.length, points, clusters: [] }
  }
  const fitting = shown.findLast(some => some.length <= mostClusters) ?? []
  const clusters = fitting.map(([square, count]) => {
    const { minX, maxX, minY, maxY } = boxOfSquare(square)
    return { point: [(minX + maxX) / 2, (minY + maxY) / 2] as const, count }
  })
  return { total: sum(fitting), points: [], clusters }
}

const sum = (some: readonly (readonly [string, number])[]) => some.reduce((all, [, each]) => all + each, 0)

/** The squares of one size that touch a box and have something in them; undefined when they are too many to be looked at. */
function within(counts: Counts, size: number, box: Box): [string, number][] | undefined {
  let squares = ['']
  for (let digits = 0; digits < size; digits += 2) {
    squares = squares.flatMap(square =>
      pairs
        .map(pair => square + pair)
        .filter(each => (digits + 2 < sizes[0] || counts.has(each)) && touches(boxOfSquare(each), box))
    )
    if (squares.length > mostClusters * 8) return undefined
  }
  return squares.map(square => [square, counts.get(square) ?? 0])
}
const pairs = ['0', '1', '2', '3'].flatMap(one => ['0', '1', '2', '3'].map(other => one + other))

const touches = (one: Box, other: Box) =>
  one.minX <= other.maxX && one.maxX >= other.minX && one.minY <= other.maxY && one.maxY >= other.minY

async function pointsIn(box: Box): Promise<ComponentMap['points']> {
  const ranges = squaresOver(box).map(square => ({ square: { $gte: square, $lt: `${square}~` } }))
  const found = await ComponentModel.find(
    {
      $or: ranges,
      'point.0': { $gte: box.minX, $lte: box.maxX },
      'point.1': { $gte: box.minY, $lte: box.maxY }
    },
    { name: 1, state: 1, point: 1 }
  )
    .limit(mostDrawnComponents + 1)
    .lean()
  return found.map(({ _id, name, state, point: [x = 0, y = 0] }) => ({
    id: _id,
    name,
    state: state ?? '完好',
    point: [x, y] as const
  }))
}
