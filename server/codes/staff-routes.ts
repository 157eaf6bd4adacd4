import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { codeStates } from '../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { codeForm } from '../../contracts/codes/staff-views'
import { record } from '../audit/record'
import { parse } from '../http/parse'
import { serve } from '../serve'
import { stepKey } from '../versioned/step-key'
import { actOnCode } from './act-on-code'
import { staffActor } from './actor'
import { codePoints } from './code-points'
import { findCode, findKnown } from './find-code'
import { listCodes } from './list-codes'
import { nearbyComponents } from './nearby-components'
import { presentCode } from './present'
import { retireCodes } from './retire-codes'
import { roundCodeOf } from './round-code'

/** Rows for single codes: the list, the map, one code with its history, and the steps. */
export function staffCodesRoutes(router: Router) {
  serve(router, api.codes, ({ query }) => listCodes(query))

  serve(router, api.codePoints, ({ query }) => codePoints(query))

  serve(router, api.lookUpCodes, ({ body }) => findKnown(body.codes))

  serve(router, api.staffCode, async ({ who, params }) => {
    return presentCode(await findCode(params.code), who)
  })

  serve(router, api.codeAction, async ({ ctx, who, params: { code, action }, idempotencyKey }) => {
    const { version, ...form } = parse(codeForm(action), ctx.request.body)
    const key = stepKey(idempotencyKey, who.id, [action, form])
    const found = await findCode(code)
    if (action === 'retire') {
      const changes = [{ what: writePlaceCode(found._id), after: codeStates.retired }]
      await record({
        action: 'codesRetired',
        by: who,
        ...('reason' in form && { reason: String(form.reason) }),
        changes
      })
    }
    const changed = await actOnCode(found, { action, form, version, key, actor: staffActor(who) })
    return presentCode(changed, who)
  })

  serve(router, api.retireCodes, async ({ who, body: { codes, reason } }) => {
    const changes = codes.map(code => ({ what: writePlaceCode(code), after: codeStates.retired }))
    await record({ action: 'codesRetired', by: who, reason, changes })
    return retireCodes(codes, reason, staffActor(who))
  })

  serve(router, api.roundCode, async ({ ctx, params }) => {
    const { _id } = await findCode(params.code)
    const { image, type, placeholder } = await roundCodeOf(_id)
    ctx.type = type
    ctx.attachment(`${placeholder ? 'sandbox-' : ''}${_id}.${type.includes('png') ? 'png' : 'jpg'}`)
    return image
  })

  serve(router, api.nearbyComponents, ({ query: { lon, lat } }) => nearbyComponents([lon, lat]))
}
