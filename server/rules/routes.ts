import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import type { Staff } from '../staff/account'
import { mayRead } from './policy'
import { presentRulebook, saveRulebook } from './rulebook'

export function rulesRoutes(router: Router, builtInTexts: Record<string, string>) {
  serve(router, api.rulebook, async ({ who, params }) => {
    demandReader(who)
    return presentRulebook(params.kind, builtInTexts)
  })

  serve(router, api.saveRulebook, async ({ who, params, body }) => {
    demandReader(who)
    await saveRulebook(params.kind, body, who)
    return presentRulebook(params.kind, builtInTexts)
  })
}

function demandReader(who: Staff): void {
  if (!mayRead(who)) throw new Refusal('forbidden', '您的岗位不能查看规则')
}
