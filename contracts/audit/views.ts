import * as v from 'valibot'
import { Id, page, Time } from '../common'

/** What staff do that an auditor must be able to see. */
export const auditActions = {
  contactSeen: '查看上报人联系方式',
  phoneSearched: '按电话号码查上报',
  rulebookSaved: '修改规则',
  absenceSet: '登记请假',
  signedIn: '登录',
  signInRefused: '登录失败',
  signInThrottled: '多次输错密码，暂停登录'
} as const
export type AuditAction = keyof typeof auditActions

export const AuditEntry = v.object({
  id: Id,
  at: Time,
  action: v.picklist(Object.keys(auditActions) as AuditAction[]),
  actionText: v.string(),
  by: v.object({ username: v.string(), name: v.string() }),
  /** What it was about, for example a case number. */
  subject: v.optional(v.string()),
  reason: v.optional(v.string())
})
export type AuditEntry = v.InferOutput<typeof AuditEntry>
export const AuditPage = page(AuditEntry)
