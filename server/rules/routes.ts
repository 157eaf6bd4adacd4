import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { tryDispatch } from '../cases/lists/try-dispatch'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import type { Staff } from '../staff/account'
import { mayRead } from './policy'
import { presentRulebook, saveRulebook } from './rulebook'

export function rulesRoutes(router: Router) {
  serve(router, api.rulebook, async ({ who, params }) => {
    demandReader(who)
    return presentRulebook(params.kind)
  })

  serve(router, api.saveRulebook, async ({ who, params, body }) => {
    demandReader(who)
    await saveRulebook(params.kind, body, who)
    return presentRulebook(params.kind)
  })

  serve(router, api.tryDispatch, async ({ who, body }) => {
    demandReader(who)
    return tryDispatch(body.rules, body)
  })
}

function demandReader(who: Staff): void {
  if (!mayRead(who)) throw new Refusal('forbidden', '您的岗位不能查看规则')
}
