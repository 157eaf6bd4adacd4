import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { historyOf } from '../basedata/history'
import { keepLastChange } from '../basedata/things/change-thing'
import { Refusal } from '../http/refusal'
import { placedThings } from '../placed-things'
import { serve } from '../serve'
import { cellThings } from './cell-kind'
import { cellsDrawn, gapsNow, pageOfCells, recordOf } from './kept-cells'
import { drawable } from './locate'
import { GridCellModel } from './model'

export function cellRoutes(router: Router) {
  serve(router, api.baseCells, ({ query }) => pageOfCells(query))
  serve(router, api.drawnCells, ({ query: { box } }) => cellsDrawn(box))
  serve(router, api.cellGaps, async () => ({ items: await gapsNow() }))

  serve(router, api.baseCell, async ({ params: { cell: code } }) => {
    const cell = await GridCellModel.findById(code).lean()
    if (!cell) throw new Refusal('not_found', '没有这个单元网格')
    await keepLastChange(cellThings, cell as never)
    const uses = placedThings.map(async kind => ({ count: (await kind.inCells([code])).length, what: kind.counted }))
    const history = (await historyOf('gridCell', code)).map(({ version, at, by, note, changes }) => ({
      version,
      at: at.toISOString(),
      by: by.name ?? '',
      note: note ?? '',
      changes: changes.map(({ what, before, after }) => ({ what, ...(before && { before }), ...(after && { after }) }))
    }))
    const rings = drawable(cell.shape.coordinates as unknown as number[][][])
    return { cell: recordOf(cell), rings, uses: await Promise.all(uses), history }
  })
}
