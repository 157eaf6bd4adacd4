import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { tryDispatch } from '../cases/lists/try-dispatch'
import { serve } from '../serve'
import { presentRulebook, saveRulebook } from './rulebook'

export function rulesRoutes(router: Router) {
  serve(router, api.rules, ({ params }) => presentRulebook(params.kind))

  serve(router, api.saveRules, async ({ who, params, body }) => {
    await saveRulebook(params.kind, body, who)
    return presentRulebook(params.kind)
  })

  serve(router, api.tryDispatch, ({ body }) => tryDispatch(body.rules, body))
}
