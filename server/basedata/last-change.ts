import { type InferSchemaType, Schema } from 'mongoose'
import { doerSchema } from '../audit/doer'

/** The last change of a thing, written together with the thing itself, and copied into its history. */
export const lastChangeSchema = new Schema(
  {
    action: { type: String, required: true },
    at: { type: Date, required: true },
    /** Without a username: a command on the machine. */
    by: { type: doerSchema, required: true },
    note: String,
    changes: {
      type: [new Schema({ what: { type: String, required: true }, before: String, after: String }, { _id: false })],
      required: true
    },
    /** The import that made it. */
    import: String
  },
  { _id: false }
)
export type StoredLastChange = InferSchemaType<typeof lastChangeSchema>

/** What every thing that a city keeps has, besides its facts. */
export interface Thing {
  _id: string
  active?: boolean | null
  version?: number | null
  lastChange?: StoredLastChange | null
}
