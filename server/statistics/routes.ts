import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { someUncounted } from '../cases/counted'
import { visibleCase } from '../cases/visible-case'
import { serve } from '../serve'
import { scopeOf } from './audience-of'
import { backlogCases, backlogOf } from './backlog-of'
import { casesIn } from './cases-in'
import { figuresOf } from './figures-of'
import { someDayToFill } from './fill-days'
import { namedIn, presentRows, presentSums } from './present-figures'
import { stagesOfCase } from './stages-of-case'

export function statisticsRoutes(router: Router) {
  serve(router, api.caseStages, async ({ who, params }) => ({
    items: await stagesOfCase(await visibleCase(params.caseNo, who))
  }))

  serve(router, api.figures, async ({ who, query }) => {
    const [scope, waiting, toFill] = await Promise.all([scopeOf(who), someUncounted(), someDayToFill()])
    const { total, rows } = await figuresOf({ ...query, scope, now: new Date() })
    return {
      total: presentSums(total),
      rows: await presentRows(rows, query.by),
      named: await namedIn(query),
      part: scope !== 'all',
      waiting: waiting.count,
      upToDate: waiting.count === 0 && !toFill,
      ...(waiting.oldest && { waitingSince: waiting.oldest.toISOString() })
    }
  })

  serve(router, api.figureCases, async ({ who, query }) =>
    casesIn({ ...query, scope: await scopeOf(who), now: new Date() })
  )

  serve(router, api.backlog, ({ who, query }) => backlogOf(who, query))

  serve(router, api.backlogCases, ({ who, query }) => backlogCases(who, query))
}
