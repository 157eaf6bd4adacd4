import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { forms } from '../../contracts/cases/forms'
import type { ReportView } from '../../contracts/reports/views'
import { moveFresh } from '../cases/steps/move-fresh'
import { residentMover } from '../cases/steps/policy'
import { after, readCursor, writeCursor } from '../http/cursor'
import { parse } from '../http/parse'
import { limits, spend } from '../http/rate-limit'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import { ReportModel, type ReportRecord } from './model'
import { casesOf, presentReport, presentReports } from './present'
import { submitReport } from './submit-report'
import { takePatrol } from './take-patrol'

export function reportsRoutes(router: Router) {
  serve(router, api.submitReport, async ({ ctx, who, body, idempotencyKey }) => {
    await spend(limits.submitSession, who.id)
    await spend(limits.submitAddress, ctx.ip)
    return submitReport(who.id, idempotencyKey, body)
  })

  serve(router, api.takeReport, async ({ who, body, idempotencyKey }) => {
    if (!who.roles.includes('operator')) throw new Refusal('forbidden', '只有受理员可以登记电话或窗口诉求')
    return submitReport({ id: who.id, name: who.name, source: 'hotline' }, idempotencyKey, body)
  })

  serve(router, api.patrol, ({ who, body, idempotencyKey }) => takePatrol(who, idempotencyKey, body))

  serve(router, api.myReports, async ({ who, query: { cursor, limit } }) => {
    const found = await ReportModel.find({ resident: who.id, ...after(readCursor(cursor), 'sentAt', -1) })
      .sort({ sentAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean()
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return {
      items: await presentReports(items),
      ...(found.length > limit && last && { next: writeCursor(last.sentAt, last._id) })
    }
  })

  serve(router, api.myReport, async ({ who, params }) => view(await mine(params.reportId, who.id), who.id))

  serve(router, api.reportAction, async ({ ctx, who, params: { reportId, action } }) => {
    const report = await mine(reportId, who.id)
    const form = parse(forms[action], ctx.request.body)
    await moveFresh(() => caseOf(report), { action, form, mover: residentMover(who.id) })
    return view(report, who.id)
  })

  serve(router, api.track, async ({ ctx, body: { caseNo, queryCode } }) => {
    await spend(limits.track, ctx.ip)
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
  const found = (await casesOf([report])).get(String(report.case))
  if (!found) throw new Refusal('not_found', '没有找到这件上报')
  return found
}

async function view(report: ReportRecord, viewer?: string): Promise<ReportView> {
  return presentReport(report, await caseOf(report), viewer)
}
