import inside from 'point-in-polygon-hao'
import RBush from 'rbush'
import type { Point } from '../../contracts/common'
import { metresPerDegree, shortening } from '../../contracts/distance'
import type { CellView } from '../../contracts/grids/views'
import { GridCellModel } from './model'

interface Cell {
  code: string
  dutyGrid: string
  rings: number[][][]
}
type Box = { minX: number; minY: number; maxX: number; maxY: number; cell: Cell }

interface Cells {
  tree: RBush<Box>
  byCode: Map<string, Cell>
  codesOfDutyGrid: Map<string, string[]>
}

let loaded: Promise<Cells> | undefined

/** Loads all cells in use into an R-tree, once. A city has thousands of cells, a few megabytes. */
function cells(): Promise<Cells> {
  loaded ??= load().catch(error => {
    loaded = undefined
    throw error
  })
  return loaded
}

/** Call this after cells were imported or changed. */
export function forgetCells(): void {
  loaded = undefined
}

async function load(): Promise<Cells> {
  const tree = new RBush<Box>()
  const byCode = new Map<string, Cell>()
  const codesOfDutyGrid = new Map<string, string[]>()
  const boxes: Box[] = []
  for (const { _id, dutyGrid, shape } of await GridCellModel.find({ endedAt: null }).lean()) {
    // The type that mongoose infers for a nested array is not the plain array that lean() returns.
    const cell: Cell = { code: _id, dutyGrid, rings: shape.coordinates as unknown as number[][][] }
    byCode.set(_id, cell)
    codesOfDutyGrid.set(dutyGrid, [...(codesOfDutyGrid.get(dutyGrid) ?? []), _id])
    boxes.push({ ...boundsOf(cell.rings), cell })
  }
  tree.load(boxes)
  return { tree, byCode, codesOfDutyGrid }
}

function boundsOf(rings: number[][][]) {
  const outer = rings[0] ?? []
  const xs = outer.map(([x = 0]) => x)
  const ys = outer.map(([, y = 0]) => y)
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) }
}

/** Returns the code of the unit grid cell that contains a point, or undefined outside the grid. */
export async function locate([x, y]: Point): Promise<string | undefined> {
  const { tree } = await cells()
  const candidates = tree.search({ minX: x, minY: y, maxX: x, maxY: y })
  // A point on a shared edge is in both cells. The smaller code is used, so that the answer is always the same.
  return candidates
    .filter(({ cell }) => inside([x, y], cell.rings as [number, number][][]) !== false)
    .map(({ cell }) => cell.code)
    .sort()[0]
}

/** Returns the outline of a cell as rings of points, for maps. */
export async function outlineOf(gridCode: string): Promise<Point[][] | undefined> {
  const { byCode } = await cells()
  return byCode.get(gridCode)?.rings.map(ring => ring.map(([x = 0, y = 0]): Point => [x, y]))
}

/** Returns whether a cell of this code is in use. */
export async function cellInUse(gridCode: string): Promise<boolean> {
  return (await cells()).byCode.has(gridCode)
}

/** Returns the duty grid of a cell in use. */
export async function dutyGridOf(gridCode: string): Promise<string | undefined> {
  return (await cells()).byCode.get(gridCode)?.dutyGrid
}

export async function cellsOfDutyGrids(dutyGrids: readonly string[]): Promise<string[]> {
  const { codesOfDutyGrid } = await cells()
  return dutyGrids.flatMap(grid => codesOfDutyGrid.get(grid) ?? [])
}

/** Returns the codes of all cells whose bounding boxes touch the square of so many metres around a point. */
export async function cellsNear([x, y]: Point, metres: number): Promise<string[]> {
  const { tree } = await cells()
  const dy = metres / metresPerDegree
  const dx = dy / shortening(y)
  return tree.search({ minX: x - dx, minY: y - dy, maxX: x + dx, maxY: y + dy }).map(({ cell }) => cell.code)
}

const shownMetres = 600
const mostShown = 600

/** Returns the cells around a point, or the first of the city, as the ground of a map. */
export async function cellsToShow(point: Point | undefined): Promise<CellView[]> {
  const { byCode } = await cells()
  const codes = point ? await cellsNear(point, shownMetres) : [...byCode.keys()].sort()
  return codes.slice(0, mostShown).flatMap(code => {
    const rings = byCode.get(code)?.rings
    return rings ? [{ code, rings: rings.map(ring => ring.map(([x = 0, y = 0]): Point => [x, y])) }] : []
  })
}
