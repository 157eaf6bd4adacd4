import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { presentRulebook, saveRulebook } from './rulebook'

export function rulesRoutes(router: Router, builtInTexts: Record<string, string>) {
  serve(router, api.rules, ({ params }) => presentRulebook(params.kind, builtInTexts))

  serve(router, api.saveRules, async ({ who, params, body }) => {
    await saveRulebook(params.kind, body, who)
    return presentRulebook(params.kind, builtInTexts)
  })
}
