import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { staffForm } from '../../contracts/staff/api'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import { showContact } from '../reports/show-contact'
import { proposeDepartment } from '../rules/propose-department'
import { serve } from '../serve'
import type { Staff } from '../staff/account'
import { nearbyOf } from './lists/nearby'
import { countsFor, queueFor } from './lists/queue'
import { tasksFor } from './lists/tasks'
import { wallFor } from './lists/wall'
import { payOwed } from './merged-counts'
import { CaseModel } from './model'
import { presentCase } from './present'
import { moveCase } from './steps/move-case'
import { staffMover, visibleTo } from './steps/policy'

export function casesRoutes(router: Router) {
  serve(router, api.caseCounts, ({ who }) => countsFor(who))

  serve(router, api.cases, ({ who, query }) => queueFor(who, query))

  serve(router, api.case, async ({ who, params }) => presentCase(await visibleCase(params.caseNo, who), who))

  serve(router, api.nearbyCases, async ({ who, params }) => nearbyOf(await visibleCase(params.caseNo, who), who))

  serve(router, api.proposal, async ({ who, params }) => {
    const { matter, gridCode, component } = await visibleCase(params.caseNo, who)
    return proposeDepartment({
      ...(matter?.code && { matter: matter.code }),
      ...(gridCode && { gridCode }),
      ...(component && { component })
    })
  })

  serve(router, api.wall, ({ who }) => wallFor(who))

  serve(router, api.tasks, ({ who }) => tasksFor(who))

  serve(router, api.reporterContact, async ({ who, params, body }) =>
    showContact(who, await visibleCase(params.caseNo, who), params.reportId, body.reason)
  )

  serve(router, api.caseAction, async ({ ctx, who, params: { caseNo, action } }) => {
    const { version, ...form } = parse(staffForm(action), ctx.request.body)
    const found = await visibleCase(caseNo, who)
    const moved = await moveCase(found, { action, form, version, mover: staffMover(who) })
    await payOwed(moved, moved.updatedAt)
    return presentCase(moved, who)
  })
}

/** A case this person may not see does not exist for them. */
async function visibleCase(caseNo: string, staff: Staff) {
  const found = await CaseModel.findOne({ $and: [{ caseNo }, await visibleTo(staff)] }).lean()
  if (!found) throw new Refusal('not_found', '没有这件案卷，或者不在您的范围内')
  return found
}
