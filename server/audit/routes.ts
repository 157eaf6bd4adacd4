import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { auditActionOf, auditKinds } from '../../contracts/audit/actions'
import type { AuditFilter } from '../../contracts/audit/filter'
import { pageOfParts } from '../db/page'
import { serve } from '../serve'
import { roleNames } from '../staff/roles/kept-roles'
import { beginCheck, lastCheck } from './check-log'
import { exportEntries } from './export-entries'
import { entriesMatching } from './find-entries'
import { presentEntry } from './present'
import { record } from './record'

export function auditRoutes(router: Router) {
  serve(router, api.auditLog, async ({ query }) => {
    const nameOf = await roleNames()
    const queries = entriesMatching(query).map(each => each.lean())
    const { items, next } = await pageOfParts(queries, query, { field: 'at', direction: -1 })
    return { items: items.map(entry => presentEntry(entry, nameOf)), ...(next && { next }) }
  })

  serve(router, api.exportAudit, async ({ ctx, who, query }) => {
    const filtered = inWords(query)
    await record({ action: 'auditExported', by: who, ...(filtered && { subject: filtered }) })
    ctx.type = 'text/csv; charset=utf-8'
    ctx.attachment('audit.csv')
    return exportEntries(query, await roleNames())
  })

  serve(router, api.auditCheck, () => lastCheck())

  serve(router, api.beginAuditCheck, ({ who }) => beginCheck(who))
}

/** What was exported, for the entry about it. */
function inWords({ who, kind, action, subject, from, to }: AuditFilter): string {
  const days = from || to ? `${from ?? '最早'} 到 ${to ?? '今天'}` : undefined
  return [who, kind && auditKinds[kind], action && auditActionOf(action).label, subject, days]
    .filter(Boolean)
    .join('，')
}
