import { type InferSchemaType, model, Schema } from 'mongoose'
import { everyBaseKind } from '../../contracts/basedata/kinds'
import { indexFor } from '../db/index-for'
import { insertOnly } from '../db/insert-only'

/**
 * One change of one thing; `_id` is `kind:subject:version`. Only ever inserted: old cases keep the words of their time,
 * and any version can be read, compared and restored.
 */
const changeSchema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: everyBaseKind, required: true },
    subject: { type: String, required: true },
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: new Schema({ id: String, username: String, name: String }, { _id: false }), required: true },
    note: { type: String, default: '' },
    changes: {
      type: [new Schema({ what: { type: String, required: true }, before: String, after: String }, { _id: false })],
      required: true
    },
    /** How the thing stood after it, as text: nothing is ever asked of the inside. */
    facts: { type: String, required: true }
  },
  { collection: 'baseChanges', versionKey: false }
)
indexFor(changeSchema, 'The history of one thing, the latest change first.', [{ kind: 1, subject: 1, version: -1 }])
export type BaseChangeDocument = InferSchemaType<typeof changeSchema>
export const BaseChangeModel = insertOnly(model('BaseChange', changeSchema))
