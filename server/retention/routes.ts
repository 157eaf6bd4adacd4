import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { presentVersion } from '../../contracts/privacy/versions'
import { serve } from '../serve'
import { everyPeriod } from './periods'
import { presentRetention, wouldGo } from './present-retention'
import { checkDays, setPeriod } from './set-period'

export function retentionRoutes(router: Router) {
  serve(router, api.retention, () => presentRetention())

  serve(router, api.privacy, async () => ({ version: presentVersion, days: await everyPeriod() }))

  serve(router, api.tryRetention, async ({ params, body }) => {
    checkDays(params.data, body.days)
    return wouldGo(params.data, body.days)
  })

  serve(router, api.setRetention, ({ who, params, body }) => setPeriod(who, params.data, body))
}
