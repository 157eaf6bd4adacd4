import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { chinaDay } from '../../contracts/china-time'
import { serve } from '../serve'
import { exportOwn } from './export-own'
import { residentOf, ticketFor } from './ticket'

export function ownDataRoutes(router: Router) {
  serve(router, api.ownDataAddress, async ({ who }) => {
    const { ticket, until } = ticketFor(who.id)
    return { path: `/api/own-data/${ticket}`, until: until.toISOString() }
  })

  serve(router, api.ownData, async ({ ctx, params }) => {
    const resident = residentOf(params.ticket)
    ctx.attachment(`我的数据-${chinaDay(new Date())}.zip`)
    ctx.type = 'application/zip'
    return exportOwn(resident)
  })
}
