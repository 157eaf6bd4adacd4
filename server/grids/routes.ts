import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { isPosition } from '../../contracts/position'
import { serve } from '../serve'
import { cellsOfDutyGrids, cellsToShow, outlineOf, standingOf } from './locate'

export function gridsRoutes(router: Router) {
  serve(router, api.ground, async ({ query: { lon, lat } }) => {
    const point = [lon, lat] as const
    return { standing: isPosition(point) ? (await standingOf(point)).standing : 'far' }
  })

  serve(router, api.cells, ({ query: { x, y } }) =>
    cellsToShow(x !== undefined && y !== undefined ? [x, y] : undefined)
  )

  serve(router, api.dutyGrids, ({ who }) =>
    Promise.all(
      who.dutyGrids.map(async dutyGrid => {
        const codes = await cellsOfDutyGrids([dutyGrid])
        const cells = await Promise.all(codes.map(async code => ({ code, rings: (await outlineOf(code)) ?? [] })))
        return { dutyGrid, cells }
      })
    )
  )
}
