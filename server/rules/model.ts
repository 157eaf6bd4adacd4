import { type InferSchemaType, model, Schema } from 'mongoose'
import { type RulebookKind, rulebookKinds } from '../../contracts/rules/rulebooks'

/**
 * One version of one rulebook; `_id` is `kind:version`, so that of two who save the same version one is refused. Only
 * ever inserted: what held when a deadline was set can be read years later.
 */
const rulebookSchema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: Object.keys(rulebookKinds) as RulebookKind[], required: true },
    version: { type: Number, required: true },
    /** As text: a city's keys may hold dots and dollars, and nothing is ever asked of the inside. */
    content: { type: String, required: true },
    note: { type: String, default: '' },
    by: { type: new Schema({ id: String, username: String, name: String }, { _id: false }), required: true },
    at: { type: Date, required: true }
  },
  { collection: 'rulebooks', versionKey: false }
)
// The version in force of a kind, and those before it.
rulebookSchema.index({ kind: 1, version: -1 })
export type RulebookDocument = InferSchemaType<typeof rulebookSchema>
export const RulebookModel = model('Rulebook', rulebookSchema)
