import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { codeForm } from '../../contracts/codes/staff-views'
import { parse } from '../http/parse'
import { serve } from '../serve'
import { actOnCode } from './act-on-code'
import { mustRead, staffActor } from './actor'
import { findCode, findKnown } from './find-code'
import { codePoints, listCodes } from './list-codes'
import { nearbyComponents } from './nearby-components'
import { presentCode } from './present'
import { retireCodes } from './retire-codes'
import { roundCodeOf } from './round-code'

/** Single codes: the list, the map, one with its history, and every step that a person takes with it. */
export function staffCodesRoutes(router: Router) {
  serve(router, api.codes, async ({ who, query }) => {
    mustRead(who)
    return listCodes(query)
  })

  serve(router, api.codePoints, async ({ who, query }) => {
    mustRead(who)
    return codePoints(query)
  })

  serve(router, api.lookUpCodes, async ({ who, body }) => {
    mustRead(who)
    return findKnown(body.codes)
  })

  serve(router, api.staffCode, async ({ who, params }) => {
    mustRead(who)
    return presentCode(await findCode(params.code), who)
  })

  serve(router, api.codeAction, async ({ ctx, who, params: { code, action } }) => {
    const { version, ...form } = parse(codeForm(action), ctx.request.body)
    const changed = await actOnCode(await findCode(code), { action, form, version, actor: staffActor(who) })
    return presentCode(changed, who)
  })

  serve(router, api.retireCodes, async ({ who, body }) => retireCodes(body.codes, body.reason, staffActor(who)))

  serve(router, api.roundCode, async ({ ctx, who, params }) => {
    mustRead(who)
    const { _id } = await findCode(params.code)
    const { image, type, placeholder } = await roundCodeOf(_id)
    ctx.type = type
    ctx.attachment(`${placeholder ? 'sandbox-' : ''}${_id}.${type.includes('png') ? 'png' : 'jpg'}`)
    return image
  })

  serve(router, api.nearbyComponents, async ({ who, query: { lon, lat } }) => {
    mustRead(who)
    return nearbyComponents([lon, lat])
  })
}
