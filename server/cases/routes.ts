import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { staffForm } from '../../contracts/cases/staff-form'
import { resolveCode } from '../codes/resolve-code'
import { codesOfSamePlaces, codesWritten } from '../codes/same-place'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import { proposeDepartment } from '../rules/propose-department'
import { serve } from '../serve'
import { stepKey } from '../versioned/step-key'
import type { Posted } from './corrected-place'
import { collectorsFor } from './lists/collectors-for'
import { keptCounts } from './lists/kept-counts'
import { nearbyOf } from './lists/nearby'
import { queueFor } from './lists/queue'
import { tasksFor } from './lists/tasks'
import { tryDispatch } from './lists/try-dispatch'
import { wallFor } from './lists/wall'
import { countMergedReports } from './merged-counts'
import { mergedPage } from './merged-page'
import { presentCase } from './present'
import { laterReports } from './present-reports'
import type { ReportsForStaff } from './reports-for-staff'
import { moveCase } from './steps/move-case'
import { staffMover } from './steps/mover'
import { caseWithStep, visibleCase } from './visible-case'

export function casesRoutes(router: Router, reportsForStaff: ReportsForStaff) {
  serve(router, api.caseCounts, ({ who }) => keptCounts(who))

  serve(router, api.queue, ({ who, query }) => queueFor(who, query, codesWritten))

  serve(router, api.oneCase, async ({ who, params }) =>
    presentCase(await visibleCase(params.caseNo, who), who, reportsForStaff)
  )

  serve(router, api.caseReports, async ({ who, params, query }) =>
    laterReports(await visibleCase(params.caseNo, who), who, reportsForStaff, query.cursor)
  )

  serve(router, api.mergedCases, async ({ who, params, query }) =>
    mergedPage(await visibleCase(params.caseNo, who), query.cursor)
  )

  serve(router, api.nearbyCases, async ({ who, params }) => {
    const theCase = await visibleCase(params.caseNo, who)
    return nearbyOf(theCase, who, theCase.place.code ? await codesOfSamePlaces([theCase.place.code]) : [])
  })

  serve(router, api.collectors, async ({ who, params }) => collectorsFor(await visibleCase(params.caseNo, who)))

  serve(router, api.proposal, async ({ who, params }) => {
    const { matter, condition, gridCode, component } = await visibleCase(params.caseNo, who)
    return proposeDepartment({
      ...(matter?.code && { matter: matter.code }),
      ...(condition && { condition: condition.code }),
      ...(gridCode && { gridCode }),
      ...(component && { component })
    })
  })

  serve(router, api.tryDispatch, ({ body }) => tryDispatch(body.rules, body))

  serve(router, api.wall, ({ who }) => wallFor(who))

  serve(router, api.tasks, ({ who }) => tasksFor(who, reportsForStaff))

  serve(router, api.caseAction, async ({ ctx, who, params: { caseNo, action }, idempotencyKey }) => {
    const { version, ...sent } = parse(staffForm(action), ctx.request.body)
    const form = await withPosted(sent)
    const key = stepKey(idempotencyKey, who.id, [action, sent])
    const theCase = await visibleCase(caseNo, who).catch(refusal => caseWithStep(caseNo, key, refusal))
    const moved = await moveCase(theCase, { action, form, version, key, mover: staffMover(who) })
    await countMergedReports(moved, moved.updatedAt)
    return presentCase(moved, who, reportsForStaff)
  })
}

/** Adds what a posted code says to a correction that names one: `cases/` stands below `codes/` and does not know it. */
async function withPosted<F extends object>(form: F): Promise<F & { posted?: Posted }> {
  if (!('code' in form) || typeof form.code !== 'string') return form
  try {
    const { _id, name, address, point, gridCode, component } = await resolveCode(form.code)
    const posted = {
      code: _id,
      codeName: name ?? '',
      address: address ?? '',
      point,
      ...(gridCode && { gridCode }),
      ...(component && { component })
    }
    return { ...form, posted }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal('unknown_reference', error.message, { code: error.message })
  }
}
