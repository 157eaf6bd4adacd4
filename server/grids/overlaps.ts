import inside from 'point-in-polygon-hao'
import RBush from 'rbush'
import { metresPerDegree, shortening } from '../../contracts/distance'

type XY = readonly [number, number]
export interface Outlined {
  code: string
  ring: XY[]
}
interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
  cell: Flat
}
interface Flat {
  code: string
  ring: [number, number][]
}

/** Surveyors' outlines of one border differ by this much. */
export const toleranceMetres = 0.5

/** Returns a ring in metres from a point near it: good to a millimetre over a city. */
function flattened(ring: readonly XY[], [x0, y0]: XY): [number, number][] {
  const kx = metresPerDegree * shortening(y0)
  return ring.map(([x, y]) => [(x - x0) * kx, (y - y0) * metresPerDegree])
}

/** Returns the square metres that a ring encloses. */
export function areaOf(ring: readonly XY[]): number {
  const flat = flattened(ring, ring[0] ?? [0, 0])
  const twice = flat.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = flat[(index + 1) % flat.length] ?? [0, 0]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

const side = ([ax, ay]: XY, [bx, by]: XY, [cx, cy]: XY) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

/** Where two lines cross each other, not at their ends, as parts of the first one's length. */
function crossing(a: XY, b: XY, c: XY, d: XY): number | undefined {
  const [sc, sd, sa, sb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (sc * sd >= 0 || sa * sb >= 0) return undefined
  return sa / (sa - sb)
}

const sidesOf = <P>(ring: readonly P[]): [P, P][] => ring.slice(1).map((point, index) => [ring[index] as P, point])

/** Whether the outline crosses itself. */
export function crossesItself(ring: readonly XY[]): boolean {
  const sides = sidesOf(ring)
  return sides.some(([a, b], index) => sides.slice(index + 1).some(([c, d]) => crossing(a, b, c, d) !== undefined))
}

export function metresToEdge([x, y]: XY, ring: readonly XY[]): number {
  let least = Infinity
  for (const [[ax, ay], [bx, by]] of sidesOf(ring)) {
    const [dx, dy] = [bx - ax, by - ay]
    const length = dx * dx + dy * dy
    const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
    least = Math.min(least, Math.hypot(x - ax - part * dx, y - ay - part * dy))
  }
  return least
}

const deepIn = (point: [number, number], { ring }: Flat) =>
  inside(point, [ring]) === true && metresToEdge(point, ring) > toleranceMetres

/** Returns a point well inside a ring: on a line through its middle, between the two widest crossings. */
export function innerPoint(ring: readonly XY[]): [number, number] {
  const ys = ring.map(([, y]) => y)
  const y = (Math.min(...ys) + Math.max(...ys)) / 2 + (Math.max(...ys) - Math.min(...ys)) * 1e-6
  const xs = sidesOf(ring)
    .flatMap(([[ax, ay], [bx, by]]) => (ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)]))
    .sort((one, other) => one - other)
  let widest: [number, number] = [xs[0] ?? 0, xs[1] ?? 0]
  for (let at = 2; at + 1 < xs.length; at += 2) {
    const [from = 0, to = 0] = [xs[at], xs[at + 1]]
    if (to - from > widest[1] - widest[0]) widest = [from, to]
  }
  return [(widest[0] + widest[1]) / 2, y]
}

/** Whether something of the first lies deeper in the second than the tolerance: a corner, a piece of a side, its middle. */
function reachesInto(one: Flat, other: Flat): boolean {
  if (deepIn(innerPoint(one.ring), other)) return true
  const others = sidesOf(other.ring)
  return sidesOf(one.ring).some(([a, b]) => {
    const cuts = others.flatMap(([c, d]) => crossing(a, b, c, d) ?? []).sort((x, y) => x - y)
    const ends = [0, ...cuts, 1]
    const middles = ends.slice(1).map((end, index) => (end + (ends[index] ?? 0)) / 2)
    const at = (part: number): [number, number] => [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]
    return [0, ...middles].some(part => deepIn(at(part), other))
  })
}

/**
 * Returns which cells overlap which, by more than the tolerance. Only pairs whose boxes touch are looked at, so that ten
 * thousand cells take a second or two. `turn` is called between them.
 */
export async function overlapsOf(cells: readonly Outlined[], turn: (done: number) => Promise<void>) {
  const origin = cells[0]?.ring[0] ?? ([0, 0] as const)
  const boxes = cells.map(({ code, ring }): Box => {
    const flat = flattened(ring, origin)
    const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)]
    const cell = { code, ring: flat }
    return { minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys), cell }
  })
  const tree = new RBush<Box>().load(boxes)
  const found = new Map<string, string[]>()
  for (const [index, box] of boxes.entries()) {
    if (index % 100 === 0) await turn(index)
    const near = tree.search({
      minX: box.minX + toleranceMetres,
      maxX: box.maxX - toleranceMetres,
      minY: box.minY + toleranceMetres,
      maxY: box.maxY - toleranceMetres
    })
    const over = near.filter(
      ({ cell }) =>
        cell !== box.cell && cell.code !== box.cell.code && (reachesInto(box.cell, cell) || reachesInto(cell, box.cell))
    )
    if (over.length > 0)
      found.set(
        box.cell.code,
        over.map(({ cell }) => cell.code)
      )
  }
  return found
}
