import type Router from 'koa-router'
import { api } from '../../contracts/api'
import type { CodeView } from '../../contracts/codes/views'
import { openCasesAt } from '../cases/lists/open-cases-at'
import { listTopics } from '../catalogue/catalogue'
import { ComponentModel } from '../grids/model'
import { limits, spend } from '../http/rate-limit'
import { reportSuspect } from '../reports/report-suspect'
import { serve } from '../serve'
import { scanCode } from './resolve-code'

/** What anybody may know of a code: its place and what is public about the cases there. */
export function codesRoutes(router: Router) {
  serve(router, api.code, async ({ ctx, params }): Promise<CodeView> => {
    await spend(limits.code, ctx.ip)
    const code = await scanCode(params.code)
    const [component, openCases, topics] = await Promise.all([
      code.component ? ComponentModel.findById(code.component).lean() : undefined,
      openCasesAt(code),
      listTopics()
    ])
    const suggested = code.topics.length > 0 ? code.topics : topics.map(topic => topic.id)
    return {
      code: code._id,
      name: code.name,
      address: code.address,
      point: code.point,
      ...(code.gridCode && { gridCode: code.gridCode }),
      ...(component && { component: { id: component._id, name: component.name } }),
      openCases,
      topics: suggested
    }
  })

  serve(router, api.suspectCode, async ({ ctx, who, body, idempotencyKey }) => {
    await spend(limits.submitSession, who.id)
    await spend(limits.submitAddress, ctx.ip)
    return reportSuspect(who.id, idempotencyKey, body)
  })
}
