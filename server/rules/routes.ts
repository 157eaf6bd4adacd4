import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { presentRules, saveRules, versionOfRules } from './saved-rules'

export function rulesRoutes(router: Router, builtInTexts: Record<string, string>) {
  serve(router, api.rules, ({ params }) => presentRules(params.kind, builtInTexts))

  serve(router, api.rulesVersion, ({ params: { kind, version } }) => versionOfRules(kind, version))

  serve(router, api.saveRules, async ({ who, params, body }) => {
    await saveRules(params.kind, body, who)
    return presentRules(params.kind, builtInTexts)
  })
}
