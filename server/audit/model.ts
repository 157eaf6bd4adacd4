import { type InferSchemaType, model, Schema } from 'mongoose'
import { type AuditAction, auditActions } from '../../contracts/audit/views'
import { indexFor } from '../db/index-for'
import { insertOnly } from '../db/insert-only'

/** The product only inserts entries. It never edits or deletes one. */
const auditSchema = new Schema(
  {
    at: { type: Date, required: true },
    action: { type: String, enum: Object.keys(auditActions) as AuditAction[], required: true },
    by: { type: new Schema({ id: String, username: String, name: String }, { _id: false }), required: true },
    subject: String,
    reason: String
  },
  { collection: 'audit', versionKey: false }
)
indexFor(auditSchema, 'The auditor reads the log, newest first.', [{ at: -1, _id: -1 }])
export type AuditDocument = InferSchemaType<typeof auditSchema>
export const AuditModel = insertOnly(model('Audit', auditSchema))
