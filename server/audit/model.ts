import { type InferSchemaType, model, Schema } from 'mongoose'
import { type AuditAction, everyAuditAction } from '../../contracts/audit/actions'
import { indexFor } from '../db/index-for'
import { insertOnly } from '../db/insert-only'

const text = { type: String, required: false } as const

/** The product only inserts entries. It never edits or deletes one. `chain.ts` says how they hang together. */
const auditSchema = new Schema(
  {
    /** 1, 2, 3 and so on. Entries from before there was a chain have none. */
    seq: Number,
    /** The hash of the entry before. */
    prev: String,
    hash: String,
    at: { type: Date, required: true },
    action: { type: String, enum: everyAuditAction as AuditAction[], required: true },
    by: {
      type: new Schema(
        {
          id: String,
          username: String,
          name: String,
          roles: { type: [String], default: undefined },
          /** The colleague for whom they stood in. */
          for: new Schema({ id: String, username: String, name: String }, { _id: false })
        },
        { _id: false }
      ),
      required: true
    },
    address: String,
    /** Of the entry that begins the chain: how many there were before. */
    unchained: Number,
    device: String,
    subject: String,
    reason: String,
    changes: {
      type: [new Schema({ what: { type: String, required: true }, before: text, after: text }, { _id: false })],
      default: undefined
    }
  },
  { collection: 'audit', versionKey: false }
)
indexFor(
  auditSchema,
  'The auditor reads the log, newest first: all of it, of one person, of one kind, about one thing.',
  [{ at: -1, _id: -1 }],
  [{ 'by.username': 1, at: -1, _id: -1 }],
  [{ 'by.name': 1, at: -1, _id: -1 }],
  [{ 'by.for.username': 1, at: -1, _id: -1 }, { partialFilterExpression: { 'by.for.username': { $exists: true } } }],
  [{ 'by.for.name': 1, at: -1, _id: -1 }, { partialFilterExpression: { 'by.for.name': { $exists: true } } }],
  [{ action: 1, at: -1, _id: -1 }],
  [{ subject: 1, at: -1, _id: -1 }]
)
indexFor(auditSchema, 'Two entries never follow the same one. The chain is read in its order, and its end at once.', [
  { seq: 1 },
  { unique: true, partialFilterExpression: { seq: { $exists: true } } }
])
export type AuditDocument = InferSchemaType<typeof auditSchema>
export const auditName = 'Audit'
export const AuditModel = insertOnly(model(auditName, auditSchema))
