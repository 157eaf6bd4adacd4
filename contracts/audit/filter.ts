import * as v from 'valibot'
import { isRealDay } from '../china-time'
import { line } from '../common'
import { type AuditKind, auditKinds, everyAuditAction } from './actions'

const Day = v.pipe(
  v.string('日期应像 2026-12-01'),
  v.isoDate('日期应像 2026-12-01'),
  v.check(isRealDay, '没有这一天，请看看月份和日子')
)

/** What an auditor looks for. All that is given must hold. */
export const auditFilter = {
  /** A username or a name, whole. */
  who: v.optional(line(1, 64, '请填写用户名或姓名')),
  kind: v.optional(v.picklist(Object.keys(auditKinds) as AuditKind[], '没有这一类审计记录')),
  action: v.optional(v.picklist(everyAuditAction, '没有这种审计记录')),
  /** What it was about, whole: a case number, a username, a batch. */
  subject: v.optional(line(1, 200, '请填写对象')),
  /** The first and the last day in China, both included. */
  from: v.optional(Day),
  to: v.optional(Day)
}
export const AuditFilter = v.object(auditFilter)
export type AuditFilter = v.InferOutput<typeof AuditFilter>
