import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { settings } from '../settings'
import { wechat } from '../wechat/wechat'
import { blocks, endBlock } from './block-sender'
import { openDeviceSession, openWechatSession } from './session'

export function residentsRoutes(router: Router) {
  serve(router, api.deviceSession, async () => {
    return openDeviceSession()
  })

  serve(router, api.wechatSession, async ({ body }) => {
    return openWechatSession(await wechat().openidOf(body.code))
  })

  serve(router, api.blocks, ({ query }) => blocks(query))

  serve(router, api.endBlock, ({ who, params, body }) => endBlock(who, params.block, body.reason))

  serve(router, api.about, async () => settings().about)
}
