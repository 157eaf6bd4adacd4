import { setImmediate } from 'node:timers/promises'
import type { JudgedRow } from '../basedata/imports/kind'
import type { Standing } from '../basedata/things/thing-kind'
import type { CellFacts } from './cell-kind'
import { boxOf, CellTree } from './cell-tree'
import { GridCellModel } from './model'
import { newCellOf } from './new-cell'
import type { PlacedThings } from './placed-things'

type CellStanding = Standing<CellFacts>
const atOnce = 50

/** Says how much would be in another cell, or in none, once these rows are written. */
export async function touchedBy(things: readonly PlacedThings[], rows: readonly JudgedRow[]): Promise<string[]> {
  const asked = rows.flatMap(({ subject, verdict, asked: to, before }) => {
    const [after, was] = [to as CellStanding | undefined, before as CellStanding | undefined]
    return after && verdict !== 'same' ? [{ code: subject, after, was }] : []
  })
  const moved = asked.filter(({ after, was }) => standsFor(after) !== standsFor(was))
  if (moved.length === 0) return []
  const tree = await treeAfter(asked)
  const moves: string[] = []
  const homeless: string[] = []
  for (const kind of things) {
    let [elsewhere, nowhere] = [0, 0]
    for (let from = 0; from < moved.length; from += atOnce) {
      await setImmediate()
      const some = moved.slice(from, from + atOnce)
      const outlines = new Map(some.map(({ code, was, after }) => [code, ringOf(was ?? after)]))
      const inside = await kind.inCells(some.map(({ code }) => code))
      const beside = []
      for (const { after } of some)
        if (after.active) beside.push(...(await kind.inNone(boxOf(after.shape.coordinates))))
      for (const thing of [...inside, ...beside]) {
        const cell = newCellOf(thing, point => tree.at(point), outlines.get(thing.gridCode ?? ''))
        const closed = some.some(({ code, after }) => code === thing.gridCode && !after.active)
        if (cell === 'stays' ? closed : cell.to === undefined && thing.gridCode) nowhere += 1
        else if (cell !== 'stays' && cell.to) elsewhere += 1
      }
    }
    if (elsewhere > 0) moves.push(`${elsewhere} ${kind.counted}`)
    if (nowhere > 0) homeless.push(`${nowhere} ${kind.counted}`)
  }
  return [
    ...(moves.length > 0 ? [`移动 ${moves.join('、')}到新的网格`] : []),
    ...(homeless.length > 0 ? [`${homeless.join('、')}的地方以后没有网格，采集员看不到，请先补上网格或者更正地点`] : [])
  ]
}

const ringOf = ({ shape }: CellFacts) => (shape.coordinates as [number, number][][])[0] ?? []
const standsFor = (cell: CellStanding | undefined) => cell && JSON.stringify([cell.shape.coordinates, cell.active])

/** The cells in use as they would be. */
async function treeAfter(asked: readonly { code: string; after: CellStanding }[]) {
  const named = new Set(asked.map(({ code }) => code))
  const stored = await GridCellModel.find({ endedAt: null }, { shape: 1 }).lean()
  const stay = stored
    .filter(({ _id }) => !named.has(_id))
    .map(({ _id, shape }) => ({ code: _id, rings: shape.coordinates as unknown as number[][][] }))
  const come = asked
    .filter(({ after }) => after.active)
    .map(({ code, after }) => ({ code, rings: after.shape.coordinates }))
  return new CellTree([...stay, ...come])
}
