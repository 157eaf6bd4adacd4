import * as v from 'valibot'
import { Id, page, Time } from '../common'
import { everyAuditAction } from './actions'

/** What a change made of something, in words. `before` is absent where there was nothing, `after` where nothing is left. */
export const AuditChange = v.object({
  what: v.string(),
  before: v.optional(v.string()),
  after: v.optional(v.string())
})
export type AuditChange = v.InferOutput<typeof AuditChange>

export const AuditEntry = v.object({
  id: Id,
  /** The entry’s number in the chain. Entries from before there was one have none. */
  seq: v.optional(v.number()),
  at: Time,
  action: v.picklist(everyAuditAction),
  actionText: v.string(),
  /** Whether it was tried in vain. */
  refused: v.boolean(),
  by: v.object({
    username: v.string(),
    name: v.string(),
    roles: v.array(v.string()),
    /** What these roles are called. */
    roleNames: v.array(v.string())
  }),
  /** The address that the request came from. */
  address: v.optional(v.string()),
  /** The browser or phone, as it names itself. */
  device: v.optional(v.string()),
  /** What it was about, for example a case number. */
  subject: v.optional(v.string()),
  reason: v.optional(v.string()),
  changes: v.optional(v.array(AuditChange)),
  /** The entry’s check value, which the next entry contains. */
  hash: v.optional(v.string())
})
export type AuditEntry = v.InferOutput<typeof AuditEntry>
export const AuditPage = page(AuditEntry)

/** How the log was found when it was last checked as a whole, and the seals by which a copy kept elsewhere is compared. */
export const AuditCheck = v.object({
  /** Since when one is under way. */
  running: v.optional(Time),
  last: v.optional(
    v.object({
      at: Time,
      by: v.string(),
      right: v.boolean(),
      /** In words, such as how many entries there are, or which one is wrong. */
      words: v.string()
    })
  ),
  /** The newest first. */
  seals: v.array(v.object({ day: v.string(), seq: v.number(), hash: v.string() }))
})
export type AuditCheck = v.InferOutput<typeof AuditCheck>
