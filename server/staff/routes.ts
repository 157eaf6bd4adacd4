import type { Context } from 'koa'
import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { listAbsences, setAbsence } from './absence'
import { presentAccount } from './account'
import { openDepartments, withRight } from './kept-staff'
import { AccountModel } from './model'
import * as factor from './second-factor/own-factor'
import { renewRecoveryCodes } from './second-factor/renew-recovery-codes'
import { takeSecondStep } from './second-factor/second-step'
import { endEarlier, signIn, signOut } from './session'
import { admitSignIn, deleteCookie, handOver } from './session-cookie'

/** Hands the session over. The one that the same browser had before is left behind. */
async function goOn<Opened extends { token: string }>(ctx: Context, opened: Opened) {
  const answer = handOver(ctx, opened)
  if (!('token' in answer)) await endEarlier(ctx)
  return answer
}

export function staffRoutes(router: Router) {
  serve(router, api.signIn, async ({ ctx, body }) => {
    admitSignIn(ctx)
    const answer = await signIn({ ...body, address: ctx.ip })
    return 'secondStep' in answer ? answer : goOn(ctx, answer)
  })

  serve(router, api.secondStep, async ({ ctx, body }) => {
    admitSignIn(ctx)
    return goOn(ctx, await takeSecondStep({ ...body, address: ctx.ip }))
  })

  serve(router, api.ownSecondFactor, ({ who }) => factor.ownSecondFactor(who))

  serve(router, api.beginSecondFactor, ({ ctx, who, body }) =>
    factor.beginSecondFactor(who, { ...body, address: ctx.ip })
  )

  serve(router, api.confirmSecondFactor, async ({ ctx, who, body }) =>
    handOver(ctx, await factor.confirmSecondFactor(who, body))
  )

  serve(router, api.newRecoveryCodes, ({ ctx, who, body }) => renewRecoveryCodes(who, { ...body, address: ctx.ip }))

  serve(router, api.signOut, async ({ ctx, who }) => {
    await signOut(who)
    deleteCookie(ctx)
  })

  serve(router, api.account, async ({ who }) => {
    const account = await AccountModel.findById(who.id).orFail().lean()
    return presentAccount(account, who)
  })

  serve(router, api.absences, listAbsences)

  serve(router, api.ownAbsence, ({ who, body }) => setAbsence(who.id, body.days, who))

  serve(router, api.collectorAbsence, ({ who, params, body }) => setAbsence(params.collector, body.days, who))

  serve(router, api.departments, async () => {
    return (await openDepartments()).map(({ _id, name }) => ({ id: _id, name }))
  })

  serve(router, api.handlers, async ({ who }) => {
    if (!who.department) return []
    const mine = (await withRight('actAsHandler')).filter(({ department }) => department === who.department)
    return mine.map(({ _id, name }) => ({ id: String(_id), name }))
  })
}
