import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { listAbsences, setAbsence } from './absence'
import { presentAccount } from './account'
import { AccountModel, DepartmentModel } from './model'
import { signIn, signOut } from './session'

export function staffRoutes(router: Router) {
  serve(router, api.signIn, async ({ ctx, body }) => {
    return signIn({ ...body, address: ctx.ip })
  })

  serve(router, api.signOut, async ({ who }) => signOut(who))

  serve(router, api.account, async ({ who }) => {
    const account = await AccountModel.findById(who.id).orFail().lean()
    return presentAccount(account)
  })

  serve(router, api.absences, listAbsences)

  serve(router, api.ownAbsence, ({ who, body }) => setAbsence(who.id, body.days, who))

  serve(router, api.collectorAbsence, ({ who, params, body }) => setAbsence(params.collector, body.days, who))

  serve(router, api.departments, async () => {
    const departments = await DepartmentModel.find({ active: true }).sort({ _id: 1 }).lean()
    return departments.map(({ _id, name }) => ({ id: _id, name }))
  })

  serve(router, api.handlers, async ({ who }) => {
    if (!who.department) return []
    const accounts = await AccountModel.find({ department: who.department, roles: 'handler', active: true })
      .sort({ name: 1 })
      .lean()
    return accounts.map(({ _id, name }) => ({ id: String(_id), name }))
  })
}
