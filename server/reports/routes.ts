import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { forms } from '../../contracts/cases/forms'
import type { ReportView } from '../../contracts/reports/views'
import { presentCase } from '../cases/present'
import { CaseReader } from '../cases/readers'
import { moveCase } from '../cases/steps/move-case'
import { residentMover } from '../cases/steps/mover'
import { visibleCase } from '../cases/visible-case'
import { pageOf } from '../db/page'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import { stepKey } from '../versioned/step-key'
import { actForCaller } from './act-for-caller'
import { blockReporter } from './block-reporter'
import { findForCaller } from './find-for-caller'
import { reportsForStaff } from './for-staff'
import { ReportModel, type ReportRecord } from './model'
import { casesOf, presentReport, presentReports } from './present'
import { reportSuspect } from './report-suspect'
import { showContact } from './show-contact'
import { submitPatrol } from './submit-patrol'
import { submitReport } from './submit-report'

export function reportsRoutes(router: Router) {
  serve(router, api.submitReport, async ({ who, body, idempotencyKey }) => {
    return submitReport(who.id, idempotencyKey, body)
  })

  serve(router, api.suspectCode, async ({ who, body, idempotencyKey }) => {
    return reportSuspect(who.id, idempotencyKey, body)
  })

  serve(router, api.registerReport, async ({ who, body, idempotencyKey }) => {
    return submitReport({ id: who.id, name: who.name, source: 'hotline' }, idempotencyKey, body)
  })

  serve(router, api.patrol, ({ who, body, idempotencyKey }) => submitPatrol(who, idempotencyKey, body))

  serve(router, api.myReports, async ({ who, query }) => {
    const reports = ReportModel.find({ resident: who.id })
    const { items, next } = await pageOf(reports.lean(), query, { field: 'sentAt', direction: -1 })
    return { items: await presentReports(items), ...(next && { next }) }
  })

  serve(router, api.myReport, async ({ who, params }) => view(await mine(params.reportId, who.id), who.id))

  serve(router, api.reportAction, async ({ ctx, who, params: { reportId, action } }) => {
    const report = await mine(reportId, who.id)
    const form = parse(forms[action], ctx.request.body)
    await moveCase(await caseOf(report), { action, form, mover: residentMover(who.id) })
    return view(report, who.id)
  })

  serve(router, api.reporterContact, async ({ who, params, body }) =>
    showContact(who, await visibleCase(params.caseNo, who), params.reportId, body.reason)
  )

  serve(router, api.blockSender, async ({ who, params, body }) =>
    blockReporter(who, await visibleCase(params.caseNo, who), params.reportId, body)
  )

  serve(router, api.findForCaller, ({ who, body }) => findForCaller(who, body.q))

  serve(router, api.callerStep, async ({ ctx, who, params: { reportId }, body: { action }, idempotencyKey }) => {
    const form = parse(forms[action], ctx.request.body)
    const key = stepKey(idempotencyKey, who.id, [reportId, action, form])
    return presentCase(await actForCaller(who, reportId, { action, form, key }), who, reportsForStaff)
  })

  serve(router, api.track, async ({ body: { caseNo, queryCode } }) => {
    const report = await ReportModel.findOne({ queryCode, caseNo }).lean()
    if (!report) throw new Refusal('not_found', '没有查到，请核对案卷号和查询码')
    return view(report)
  })
}

async function mine(reportId: string, resident: string): Promise<ReportRecord> {
  const report = await ReportModel.findOne({ _id: reportId, resident }).lean()
  if (!report) throw new Refusal('not_found', '没有找到这件上报')
  return report
}

async function caseOf(report: ReportRecord) {
  const theCase = (await casesOf([report])).get(String(report.case))
  if (!theCase) throw new Refusal('not_found', '没有找到这件上报')
  return theCase
}

async function view(report: ReportRecord, viewer?: string): Promise<ReportView> {
  const theCase = await caseOf(report)
  const merged = String(report.case) !== String(theCase._id)
  const own = merged ? await CaseReader.findById(report.case).lean() : undefined
  return presentReport(report, theCase, viewer, own ?? undefined)
}
