import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { isImporting } from '../basedata/imports/is-importing'
import { log } from '../log'
import { boxOf } from './cell-tree'
import { forgetCells, treeOfCells } from './locate'
import { GridCellModel } from './model'
import { newCellOf } from './new-cell'
import type { PlacedThing, PlacedThings } from './placed-things'

const atOnce = 50
type Marked = Awaited<ReturnType<typeof marked>>[number]

/** What of a cell decides what lies in it. */
export function locatedBy({ shape, endedAt }: Pick<Marked, 'shape' | 'endedAt'>): string {
  return createHash('sha256')
    .update(JSON.stringify([shape.coordinates, !endedAt]))
    .digest('hex')
    .slice(0, 16)
}

const fields = { shape: 1, endedAt: 1, version: 1, locatedBy: 1, lastChange: 1 } as const
const marked = () => GridCellModel.find({ moved: '1' }, fields).limit(atOnce).lean()

/** Until then another process may still take reports into the cells as it knew them. */
const knownEverywhereMs = 3_000

/**
 * Gives everything that lies in cells that have changed the cell that it is in now. Each cell is marked until all is done, so
 * that a crash leaves nothing; doing it again changes nothing. It waits while an import of cells is at work: half of the new
 * cells would leave cases in none. Returns how many cells it has looked at.
 */
export async function relocate(things: readonly PlacedThings[], now = new Date()): Promise<number> {
  const known = now.getTime() - knownEverywhereMs
  const cells = (await marked()).filter(({ lastChange }) => (lastChange?.at?.getTime() ?? 0) <= known)
  if (cells.length === 0 || (await isImporting('gridCell'))) return 0
  // They were read before the tree is: whoever changes one meanwhile leaves its mark standing.
  forgetCells()
  const changed = cells.filter(cell => cell.locatedBy !== locatedBy(cell))
  const left = await moveAll(things, changed)
  await GridCellModel.collection.bulkWrite(
    cells
      .filter(({ _id }) => !left.has(_id))
      .map(cell => ({
        updateOne: {
          filter: { _id: cell._id as never, version: cell.version ?? null },
          update: { $set: { locatedBy: locatedBy(cell) }, $unset: { moved: 1 } }
        }
      })),
    { ordered: false }
  )
  return cells.length - left.size
}

/**
 * Looks once more at all cells that have ended: a case that was reopened, or a report that was on its way, may have come into
 * one since. Returns how much it has moved.
 */
export async function relocateFromEnded(things: readonly PlacedThings[]): Promise<number> {
  if (await isImporting('gridCell')) return 0
  const tree = await treeOfCells()
  let moved = 0
  let after = ''
  for (;;) {
    const cells = await GridCellModel.find({ _id: { $gt: after }, endedAt: { $ne: null } }, fields)
      .sort({ _id: 1 })
      .limit(atOnce)
      .lean()
    for (const kind of things)
      moved += (await moveThose(kind, await kind.inCells(cells.map(({ _id }) => _id)), cells, tree)).moved
    after = cells.at(-1)?._id ?? ''
    if (cells.length < atOnce) return moved
  }
}

/** Returns the cells from which something could not be moved: somebody has just changed it. */
async function moveAll(things: readonly PlacedThings[], cells: readonly Marked[]): Promise<Set<string>> {
  const left = new Set<string>()
  if (cells.length === 0) return left
  const tree = await treeOfCells()
  for (const kind of things) {
    const inside = await kind.inCells(cells.map(({ _id }) => _id))
    const beside: PlacedThing[] = []
    for (const { shape, endedAt } of cells) {
      if (!endedAt) beside.push(...(await kind.inNone(boxOf(shape.coordinates as unknown as number[][][]))))
    }
    const { moved, missed } = await moveThose(kind, [...inside, ...beside], cells, tree)
    for (const { gridCode } of missed) for (const { _id } of gridCode ? [{ _id: gridCode }] : cells) left.add(_id)
    if (moved > 0) log.info({ moved, what: kind.counted }, 'cells have changed: what lies in them was located anew')
  }
  return left
}

async function moveThose(
  kind: PlacedThings,
  those: readonly PlacedThing[],
  cells: readonly Marked[],
  tree: Awaited<ReturnType<typeof treeOfCells>>
) {
  const outlines = new Map(cells.map(({ _id, shape }) => [_id, shape.coordinates[0] as unknown as [number, number][]]))
  const missed: PlacedThing[] = []
  let moved = 0
  for (const [index, thing] of those.entries()) {
    if (index % 100 === 0) await setImmediate()
    const cell = newCellOf(thing, point => tree.at(point), outlines.get(thing.gridCode ?? ''))
    if (cell === 'stays') continue
    if (await kind.move(thing, cell.to)) moved += 1
    else missed.push(thing)
  }
  return { moved, missed }
}
