import * as v from 'valibot'
import { Id, page, Time, words } from '../common'

/** What somebody did that an auditor has to be able to see. */
export const auditActions = {
  contactSeen: '查看上报人联系方式',
  rulebookSaved: '修改规则',
  signedIn: '登录',
  signInRefused: '登录失败'
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

/** Why somebody wants to see how to reach a reporter. */
export const ContactLook = v.object({ reason: words(2, 200, '请写明查看原因') })
export const ContactView = v.object({ name: v.optional(v.string()), phone: v.string() })
