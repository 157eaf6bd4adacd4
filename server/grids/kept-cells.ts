import type { CellGap, CellRecord, DrawnCells } from '../../contracts/grids/cells'
import { cellsOfPage, mostDrawn } from '../../contracts/grids/cells'
import { normalised } from '../../contracts/spelling/normalised'
import { kept } from '../db/kept'
import { gapsOf } from './gaps'
import { drawable, treeOfCells } from './locate'
import { GridCellModel } from './model'
import { areaOf } from './overlaps'

type Stored = Awaited<ReturnType<typeof read>>[number]
const read = () => GridCellModel.find({}, { moved: 0, locatedBy: 0, lastChange: 0 }).sort({ _id: 1 }).lean()

/** Every cell there was, ended ones too, without its outline. */
const records = kept('cells', async () => (await read()).map(recordOf))

export function recordOf(
  cell: Pick<Stored, '_id' | 'street' | 'community' | 'dutyGrid' | 'startedAt' | 'endedAt' | 'shape'>
): CellRecord {
  const { _id, street, community, dutyGrid, startedAt, endedAt, shape } = cell
  const ring = (shape.coordinates[0] ?? []) as unknown as [number, number][]
  return {
    code: _id,
    street,
    community,
    dutyGrid,
    active: !endedAt,
    startedAt: startedAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    area: Math.round(areaOf(ring))
  }
}

/** A page of the cells whose code begins like this, or whose names have these words. */
export async function pageOfCells(asked: { q?: string | undefined; closed?: '1' | undefined; page: number }) {
  const words = normalised(asked.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
  const fits = ({ code, active, street, community, dutyGrid }: CellRecord) =>
    (active || asked.closed === '1') &&
    words.every(word => code.startsWith(word) || `${street} ${community} ${dutyGrid}`.toLowerCase().includes(word))
  const found = (await records()).filter(fits)
  const from = asked.page * cellsOfPage
  const more = from + cellsOfPage < found.length
  return { items: found.slice(from, from + cellsOfPage), total: found.length, ...(more && { next: asked.page + 1 }) }
}

/** The outlines in a part of the map. */
export async function cellsDrawn(box: readonly [number, number, number, number] | undefined): Promise<DrawnCells> {
  const tree = await treeOfCells()
  const { ground } = tree
  if (!ground) return { items: [], more: false }
  const [minX, minY, maxX, maxY] = box ?? [ground.minX, ground.minY, ground.maxX, ground.maxY]
  const found = tree.in({ minX, minY, maxX, maxY })
  const items = found
    .slice(0, mostDrawn)
    .map(({ code, dutyGrid, rings }) => ({ code, dutyGrid, rings: drawable(rings) }))
  return { items, more: found.length > mostDrawn, ground: [ground.minX, ground.minY, ground.maxX, ground.maxY] }
}

/** Looked for once after each change of the cells: it takes seconds in a city of ten thousand. */
const gaps = kept('cells', async () => {
  const tree = await treeOfCells()
  const { ground } = tree
  return gapsOf(ground ? tree.in(ground) : [])
})
const mostGaps = 500

export async function gapsNow(): Promise<CellGap[]> {
  return (await gaps()).slice(0, mostGaps)
}
