import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { auditActions } from '../../contracts/audit/views'
import { pageOf } from '../db/page'
import { serve } from '../serve'
import { AuditModel } from './model'

export function auditRoutes(router: Router) {
  serve(router, api.auditLog, async ({ query }) => {
    const { items, next } = await pageOf(AuditModel.find().lean(), query, { field: 'at', direction: -1 })
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
      ...(next && { next })
    }
  })
}
