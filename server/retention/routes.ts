import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { presentRetention, wouldGo } from './present-retention'
import { checkDays, setPeriod } from './set-period'

export function retentionRoutes(router: Router) {
  serve(router, api.retention, () => presentRetention())

  serve(router, api.tryRetention, async ({ params, body }) => {
    checkDays(params.data, body.days)
    return wouldGo(params.data, body.days)
  })

  serve(router, api.setRetention, ({ who, params, body }) => setPeriod(who, params.data, body))
}
