import type { QueryFilter } from 'mongoose'
import { actionsOfKind } from '../../contracts/audit/actions'
import type { AuditFilter } from '../../contracts/audit/filter'
import { dayMs, momentInChina } from '../../contracts/china-time'
import { pageOfParts } from '../db/page'
import { type AuditDocument, AuditModel } from './model'

/** Who did something is also for whom they stood in. */
const people = ['by.username', 'by.name', 'by.for.username', 'by.for.name']

/** The queries that together find what an auditor looks for. Each has an index of its own. */
export function entriesMatching({ who, kind, action, subject, from, to }: AuditFilter) {
  const conditions: QueryFilter<AuditDocument>[] = []
  if (kind) conditions.push({ action: { $in: actionsOfKind(kind) } })
  if (action) conditions.push({ action })
  if (subject) conditions.push({ subject })
  if (from) conditions.push({ at: { $gte: momentInChina(from) } })
  if (to) conditions.push({ at: { $lt: new Date(momentInChina(to).getTime() + dayMs) } })
  const asked: QueryFilter<AuditDocument>[] = who ? people.map(field => ({ [field]: who })) : [{}]
  return asked.map(person => {
    const all = [person, ...conditions].filter(condition => Object.keys(condition).length > 0)
    return AuditModel.find(all.length > 0 ? { $and: all } : {})
  })
}

/** What an account did last and what was done to it, the newest first; a sign-in that failed is about its name alone. */
export async function latestAbout(username: string) {
  const queries = [{ 'by.username': username }, { 'by.for.username': username }, { subject: username }].map(each =>
    AuditModel.find(each).lean()
  )
  return (await pageOfParts(queries, { limit: 20 }, { field: 'at', direction: -1 })).items
}
