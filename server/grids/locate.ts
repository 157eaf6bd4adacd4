import type { Point } from '../../contracts/common'
import { metresBetween } from '../../contracts/distance'
import type { CellView } from '../../contracts/grids/views'
import type { Standing } from '../../contracts/position'
import { kept } from '../db/kept'
import { forgetKept } from '../db/marks'
import { Refusal } from '../http/refusal'
import { CellTree, type Ringed } from './cell-tree'
import { GridCellModel } from './model'

interface Cell extends Ringed {
  dutyGrid: string
  street: string
  community: string
}

interface Cells {
  tree: CellTree<Cell>
  byCode: Map<string, Cell>
  codesOfDutyGrid: Map<string, string[]>
}

/** All cells in use in an R-tree. A city has thousands of cells, a few megabytes. */
const cells = kept('cells', load)

/** The next answer is read anew: for whoever knows that cells have just changed. */
export function forgetCells(): void {
  forgetKept('cells')
}

async function load(): Promise<Cells> {
  const byCode = new Map<string, Cell>()
  const codesOfDutyGrid = new Map<string, string[]>()
  for (const { _id, dutyGrid, street, community, shape } of await GridCellModel.find({ endedAt: null }).lean()) {
    // The type that mongoose infers for a nested array is not the plain array that lean() returns.
    byCode.set(_id, { code: _id, dutyGrid, street, community, rings: shape.coordinates as unknown as number[][][] })
    codesOfDutyGrid.set(dutyGrid, [...(codesOfDutyGrid.get(dutyGrid) ?? []), _id])
  }
  return { tree: new CellTree([...byCode.values()]), byCode, codesOfDutyGrid }
}

/** Returns the code of the unit grid cell that contains a point, or undefined outside the grid. */
export async function locate(point: Point): Promise<string | undefined> {
  return (await cells()).tree.at(point)?.code
}

/** The cells in use, by where they lie. */
export async function treeOfCells(): Promise<CellTree<Cell>> {
  return (await cells()).tree
}

/** Returns what people call the part of the city that a cell is in. */
export async function communityOf(gridCode: string): Promise<string | undefined> {
  return (await cells()).byCode.get(gridCode)?.community
}

/** Returns the names of the street and the community of a cell in use. */
export async function cellNames(gridCode: string): Promise<{ street?: string; community?: string }> {
  const cell = (await cells()).byCode.get(gridCode)
  return cell ? { street: cell.street, community: cell.community } : {}
}

/** Nobody reports from so far beside the city what its people should mend. */
const farMetres = 100_000

/** Returns where a point lies on the ground that the city's cells cover, and its cell. */
export async function standingOf(point: Point): Promise<{ standing: Standing; gridCode?: string }> {
  const { ground } = (await cells()).tree
  if (!ground) return { standing: 'unknown' }
  const gridCode = await locate(point)
  if (gridCode) return { standing: 'inside', gridCode }
  const [x, y] = point
  const edge = [Math.min(Math.max(x, ground.minX), ground.maxX), Math.min(Math.max(y, ground.minY), ground.maxY)]
  return { standing: metresBetween(point, edge) > farMetres ? 'far' : 'outside' }
}

/** Refuses a chosen point that is too far beside the city to be meant. Returns its cell, if it is in one. */
export async function cellOnGround(point: Point): Promise<string | undefined> {
  const { standing, gridCode } = await standingOf(point)
  if (standing === 'far') throw new Refusal('invalid_fields', undefined, { point: farOff })
  return gridCode
}

export const farOff = '这个位置离本市太远，请重新定位或选点'

/** Whether a place has a position beside the city's ground. */
export async function isOutside(
  point: readonly number[] | null | undefined,
  gridCode: string | null | undefined
): Promise<boolean> {
  return Boolean(point && point.length > 0 && !gridCode && (await cells()).tree.ground)
}

/** Returns the outline of a cell as rings of points, for maps. */
export async function outlineOf(gridCode: string): Promise<Point[][] | undefined> {
  const { byCode } = await cells()
  const rings = byCode.get(gridCode)?.rings
  return rings && drawable(rings)
}

/** Rings of plain points. */
export const drawable = (rings: number[][][]): Point[][] =>
  rings.map(ring => ring.map(([x = 0, y = 0]): Point => [x, y]))

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
export async function cellsNear(point: Point, metres: number): Promise<string[]> {
  return (await cells()).tree.near(point, metres).map(({ code }) => code)
}

const shownMetres = 600
const mostShown = 600

/** Returns the cells around a point, or the first of the city, as the ground of a map. */
export async function cellsToShow(point: Point | undefined): Promise<CellView[]> {
  const { byCode } = await cells()
  const codes = point ? await cellsNear(point, shownMetres) : [...byCode.keys()].sort()
  return codes.slice(0, mostShown).flatMap(code => {
    const rings = byCode.get(code)?.rings
    return rings ? [{ code, rings: drawable(rings) }] : []
  })
}
