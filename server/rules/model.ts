import { type InferSchemaType, model, Schema } from 'mongoose'
import { type RulesKind, rulesKinds } from '../../contracts/rules/kinds'
import { doerSchema } from '../audit/doer'
import { indexFor } from '../db/index-for'
import { insertOnly } from '../db/insert-only'
import { marksChanges } from '../db/marks'

/**
 * One version of one set of rules; `_id` is `kind:version`, so that of two who save the same version one is refused. Only
 * ever inserted: what held when a deadline was set can be read years later.
 */
const rulesSchema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: Object.keys(rulesKinds) as RulesKind[], required: true },
    version: { type: Number, required: true },
    /** As text: a city's keys may hold dots and dollars, and nothing is ever asked of the inside. */
    content: { type: String, required: true },
    note: { type: String, default: '' },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true }
  },
  // The collection has the name that earlier versions gave it.
  { collection: 'rulebooks', versionKey: false }
)
indexFor(rulesSchema, 'The version in force of a kind, and those before it.', [{ kind: 1, version: -1 }])
marksChanges(rulesSchema, 'rules')
export type RulesDocument = InferSchemaType<typeof rulesSchema>
export const RulesModel = insertOnly(model('Rules', rulesSchema))
