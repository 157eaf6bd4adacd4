import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { visibleCase } from '../cases/visible-case'
import { serve } from '../serve'
import { stagesOfCase } from './stages-of-case'

export function statisticsRoutes(router: Router) {
  serve(router, api.caseStages, async ({ who, params }) => ({
    items: await stagesOfCase(await visibleCase(params.caseNo, who))
  }))
}
