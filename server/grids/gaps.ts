import { setImmediate } from 'node:timers/promises'
import inside from 'point-in-polygon-hao'
import { metresPerDegree, shortening } from '../../contracts/distance'
import { boxOf, CellTree, type Ringed } from './cell-tree'
import { metresToEdge, toleranceMetres } from './overlaps'

/** A place between cells that belongs to none of them. */
export interface Gap {
  point: [number, number]
  /** The cells beside it. */
  codes: string[]
  /** `slit`: so many metres wide. `hole`: about so many square metres, with cells all around. */
  kind: 'slit' | 'hole'
  size: number
}

type XY = [number, number]
/** Wider than this it is no fault of drawing: it is a place without a cell, and is told when cells are all around it. */
const widestSlit = 10
const everyMetres = 10
const probes = [1, 2, 3.5, 5, 7, widestSlit] as const

/**
 * Returns what lies between cells and belongs to none, by more than the tolerance: slits along borders, and holes. `among`
 * are those whose borders are looked at; `turn` lets others be served.
 */
export async function gapsOf(cells: readonly Ringed[], among: readonly Ringed[] = cells): Promise<Gap[]> {
  const tree = new CellTree(cells)
  const slits: Gap[] = []
  for (const [index, cell] of among.entries()) {
    if (index % 50 === 0) await setImmediate()
    const widest = new Map<string, Gap>()
    for (const gap of slitsAlong(cell, tree)) {
      const key = gap.codes.join()
      if ((widest.get(key)?.size ?? 0) < gap.size) widest.set(key, gap)
    }
    slits.push(...widest.values())
  }
  return [...once(slits), ...(await holesIn(cells))]
}

/** Two cells see the slit between them from both sides. */
const once = (slits: readonly Gap[]) => [...new Map(slits.map(gap => [[...gap.codes].sort().join(), gap])).values()]

function* slitsAlong({ code, rings }: Ringed, tree: CellTree<Ringed>): Iterable<Gap> {
  const ring = (rings[0] ?? []) as XY[]
  const [kx, ky] = perDegree(ring[0]?.[1] ?? 0)
  const outward = turnsLeft(ring) ? -1 : 1
  for (const [index, [x1, y1]] of ring.slice(0, -1).entries()) {
    const [x2, y2] = ring[index + 1] ?? [x1, y1]
    const [dx, dy] = [(x2 - x1) * kx, (y2 - y1) * ky]
    const length = Math.hypot(dx, dy)
    if (length < toleranceMetres) continue
    const [nx, ny] = [(-dy / length) * outward, (dx / length) * outward]
    const steps = Math.min(100, Math.max(1, Math.round(length / everyMetres)))
    for (let step = 0; step < steps; step += 1) {
      const part = (step + 0.5) / steps
      const beside = (metres: number): XY => [
        x1 + (x2 - x1) * part + (nx * metres) / kx,
        y1 + (y2 - y1) * part + (ny * metres) / ky
      ]
      if (tree.at(beside(toleranceMetres))) continue
      const end = probes.find(metres => tree.at(beside(metres)))
      const other = end && tree.at(beside(end))
      if (!end || !other || other.code === code) continue
      const size = Math.max(toleranceMetres, widthFrom(beside, other, end))
      if (size > toleranceMetres) yield { point: beside(size / 2), codes: [code, other.code], kind: 'slit', size }
    }
  }
}

/** How far it is to the other cell, to a decimetre. */
function widthFrom(beside: (metres: number) => XY, other: Ringed, within: number): number {
  let [near, far] = [toleranceMetres as number, within]
  while (far - near > 0.05) {
    const middle = (near + far) / 2
    if (inside(beside(middle), other.rings as XY[][]) === false) near = middle
    else far = middle
  }
  return Math.round(far * 10) / 10
}

const turnsLeft = (ring: readonly XY[]) =>
  ring.slice(1).reduce((sum, [x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [0, 0]
    return sum + (x2 - x1) * (y2 + y1)
  }, 0) < 0

const perDegree = (latitude: number): [number, number] => [metresPerDegree * shortening(latitude), metresPerDegree]

const mostPixels = 1_000_000
const finest = 5

/** Finds places with cells all around on a picture of the city: what the ground outside does not reach is a hole. */
async function holesIn(cells: readonly Ringed[]): Promise<Gap[]> {
  const { ground } = new CellTree(cells)
  if (!ground) return []
  const [kx, ky] = perDegree((ground.minY + ground.maxY) / 2)
  const [width, height] = [(ground.maxX - ground.minX) * kx, (ground.maxY - ground.minY) * ky]
  const pixel = Math.max(finest, Math.sqrt((width * height) / mostPixels))
  const [columns, rows] = [Math.ceil(width / pixel) + 2, Math.ceil(height / pixel) + 2]
  const degrees = (column: number, row: number): XY => [
    ground.minX + ((column - 0.5) * pixel) / kx,
    ground.minY + ((row - 0.5) * pixel) / ky
  ]
  const taken = new Uint8Array(columns * rows)
  for (const [index, { rings }] of cells.entries()) {
    if (index % 200 === 0) await setImmediate()
    const ring = (rings[0] ?? []).map(
      ([x = 0, y = 0]): XY => [((x - ground.minX) * kx) / pixel + 0.5, ((y - ground.minY) * ky) / pixel + 0.5]
    )
    fill(ring, taken, columns, rows)
  }
  flood(taken, columns, rows, 0, outside)
  const tree = new CellTree(cells)
  const holes: Gap[] = []
  for (let at = 0; at < taken.length; at += 1) {
    if (at % 100_000 === 0) await setImmediate()
    if (taken[at] !== 0) continue
    const pixels = flood(taken, columns, rows, at, known)
    // A slit is told by its width; a pixel or two are the picture's own roughness.
    if (pixels.length < 4) continue
    const size = Math.round(pixels.length * pixel * pixel)
    const middle = pixels[Math.floor(pixels.length / 2)] ?? at
    const points = pixels.map(each => degrees(each % columns, Math.floor(each / columns)))
    const codes = tree
      .in(widened(boxOf([points]), pixel * 1.5, kx, ky))
      .filter(({ rings }) => points.some(point => metresBeside(point, rings, kx, ky) < pixel * 1.5))
      .map(({ code }) => code)
    holes.push({
      point: degrees(middle % columns, Math.floor(middle / columns)),
      codes: codes.sort(),
      kind: 'hole',
      size
    })
  }
  return holes
}

const [outside, known] = [2, 3]

const widened = ({ minX, minY, maxX, maxY }: ReturnType<typeof boxOf>, metres: number, kx: number, ky: number) => ({
  minX: minX - metres / kx,
  maxX: maxX + metres / kx,
  minY: minY - metres / ky,
  maxY: maxY + metres / ky
})

function metresBeside([x, y]: XY, rings: number[][][], kx: number, ky: number): number {
  const ring = (rings[0] ?? []).map(([px = 0, py = 0]): XY => [(px - x) * kx, (py - y) * ky])
  return metresToEdge([0, 0], ring)
}

/** Takes the pixels whose middles lie in a ring, line by line. */
function fill(ring: readonly XY[], taken: Uint8Array, columns: number, rows: number) {
  const ys = ring.map(([, y]) => y)
  const top = Math.min(rows - 1, Math.ceil(Math.max(...ys)))
  for (let row = Math.max(0, Math.floor(Math.min(...ys))); row <= top; row += 1) {
    const xs: number[] = []
    for (const [index, [x1, y1]] of ring.slice(0, -1).entries()) {
      const [x2, y2] = ring[index + 1] ?? [x1, y1]
      if (y1 > row !== y2 > row) xs.push(x1 + ((row - y1) / (y2 - y1)) * (x2 - x1))
    }
    xs.sort((one, other) => one - other)
    for (let pair = 0; pair + 1 < xs.length; pair += 2) {
      // Cells that meet on the middle of a pixel leave none between them.
      const [from, to] = [Math.ceil((xs[pair] ?? 0) - 1e-6), Math.floor((xs[pair + 1] ?? 0) + 1e-6)]
      for (let column = Math.max(0, from); column <= Math.min(columns - 1, to); column += 1)
        taken[row * columns + column] = 1
    }
  }
}

/** Marks what hangs together with a free pixel, and returns it. */
function flood(taken: Uint8Array, columns: number, rows: number, start: number, mark: number): number[] {
  const found = [start]
  taken[start] = mark
  for (let next = 0; next < found.length; next += 1) {
    const at = found[next] ?? 0
    const [column, row] = [at % columns, Math.floor(at / columns)]
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1]
    ] as const) {
      const [x, y] = [column + dx, row + dy]
      const beside = y * columns + x
      if (x < 0 || y < 0 || x >= columns || y >= rows || taken[beside] !== 0) continue
      taken[beside] = mark
      found.push(beside)
    }
  }
  return found
}

/** What a gap is called at one of the cells beside it. */
export function gapInWords({ kind, size, codes }: Gap, code: string): string {
  if (kind === 'hole') return `旁边有约 ${size} 平方米不属于任何网格`
  return `和网格 ${codes.find(each => each !== code) ?? ''} 之间有一条缝，最宽约 ${size} 米`
}
