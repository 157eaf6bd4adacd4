import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { settings } from '../settings'
import { wechat } from '../wechat/wechat'
import { blocks, endBlock } from './block-sender'
import { consentOf, giveConsent, withdrawConsent } from './consent'
import { endSession } from './ended-sessions'
import { endOtherSessions, openDeviceSession, openWechatSession } from './session'

export function residentsRoutes(router: Router) {
  serve(router, api.deviceSession, async () => {
    return openDeviceSession()
  })

  serve(router, api.wechatSession, async ({ body }) => {
    return openWechatSession(await wechat().openidOf(body.code))
  })

  serve(router, api.leave, ({ who }) => endSession(who.id, who.session.sid))

  serve(router, api.leaveElsewhere, ({ who }) => endOtherSessions(who))

  serve(router, api.consent, ({ who }) => consentOf(who.id))

  serve(router, api.giveConsent, ({ who, body }) => giveConsent(who.id, body))

  serve(router, api.withdrawConsent, ({ who }) => withdrawConsent(who.id))

  serve(router, api.blocks, ({ query }) => blocks(query))

  serve(router, api.endBlock, ({ who, params, body }) => endBlock(who, params.block, body.reason))

  serve(router, api.about, async () => settings().about)
}
