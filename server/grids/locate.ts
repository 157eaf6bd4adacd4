import inside from 'point-in-polygon-hao'
import RBush from 'rbush'
import type { Point } from '../../contracts/common'
import { metresPerDegree, shortening } from '../../contracts/distance'
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

/** All cells in use, in an R-tree: thousands for a city, a few megabytes, loaded once. */
function cells(): Promise<Cells> {
  loaded ??= load().catch(error => {
    loaded = undefined
    throw error
  })
  return loaded
}

/** To be called after cells were imported or changed. */
export function forgetCells(): void {
  loaded = undefined
}

async function load(): Promise<Cells> {
  const tree = new RBush<Box>()
  const byCode = new Map<string, Cell>()
  const codesOfDutyGrid = new Map<string, string[]>()
  const boxes: Box[] = []
  for (const { _id, dutyGrid, shape } of await GridCellModel.find({ endedAt: null }).lean()) {
    // mongoose's inferred type of a nested array is not the plain array that lean() gives.
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

/** The code of the unit grid cell that holds a point, or undefined outside the gridded ground. */
export async function locate([x, y]: Point): Promise<string | undefined> {
  const { tree } = await cells()
  const candidates = tree.search({ minX: x, minY: y, maxX: x, maxY: y })
  // A point on a shared edge lies in both neighbours; the smaller code wins so that the answer is always the same.
  return candidates
    .filter(({ cell }) => inside([x, y], cell.rings as [number, number][][]) !== false)
    .map(({ cell }) => cell.code)
    .sort()[0]
}

/** The outline of a cell as rings of points, for maps. */
export async function outlineOf(gridCode: string): Promise<Point[][] | undefined> {
  const { byCode } = await cells()
  return byCode.get(gridCode)?.rings.map(ring => ring.map(([x = 0, y = 0]): Point => [x, y]))
}

export async function cellsOfDutyGrids(dutyGrids: readonly string[]): Promise<string[]> {
  const { codesOfDutyGrid } = await cells()
  return dutyGrids.flatMap(grid => codesOfDutyGrid.get(grid) ?? [])
}

/** The codes of all cells that lie within so many metres of a point, give or take their corners. */
export async function cellsNear([x, y]: Point, metres: number): Promise<string[]> {
  const { tree } = await cells()
  const dy = metres / metresPerDegree
  const dx = dy / shortening(y)
  return tree.search({ minX: x - dx, minY: y - dy, maxX: x + dx, maxY: y + dy }).map(({ cell }) => cell.code)
}
