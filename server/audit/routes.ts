import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { auditActions } from '../../contracts/audit/views'
import { after, readCursor, writeCursor } from '../http/cursor'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import { AuditModel } from './model'

export function auditRoutes(router: Router) {
  serve(router, api.audit, async ({ who, query: { cursor, limit } }) => {
    if (!who.roles.includes('auditor')) throw new Refusal('forbidden', '只有审计管理员可以查看审计记录')
    const found = await AuditModel.find(after(readCursor(cursor), 'at', -1))
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean()
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map(({ _id, at, action, by, subject, reason }) => ({
        id: String(_id),
        at: at.toISOString(),
        action,
        actionText: auditActions[action],
        by: { username: by.username ?? '', name: by.name ?? '' },
        ...(subject && { subject }),
        ...(reason && { reason })
      })),
      ...(found.length > limit && last && { next: writeCursor(last.at, last._id) })
    }
  })
}
