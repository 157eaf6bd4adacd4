import { type InferSchemaType, model, Schema } from 'mongoose'
import type { Right } from '../../../contracts/staff/rights'
import { indexFor } from '../../db/index-for'
import { marksChanges } from '../../db/marks'

const changeSchema = new Schema(
  {
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: new Schema({ name: String, username: String }, { _id: false }), required: true },
    /** What was done, in a word for the page. */
    label: { type: String, required: true },
    changes: {
      type: [new Schema({ what: { type: String, required: true }, before: String, after: String }, { _id: false })],
      required: true
    }
  },
  { _id: false }
)

/**
 * A role of the city's own, or how a built-in one differs from what it is at the start: rights that a later version brings
 * reach the built-in roles of every city.
 */
const roleSchema = new Schema(
  {
    _id: { type: String, required: true },
    /** A built-in role keeps its own name. */
    name: String,
    /** The name as it is compared. */
    spelling: String,
    /** What it may do; for a built-in role, what was added. */
    rights: { type: [String], required: true },
    /** Of a built-in role, what was taken away. */
    taken: { type: [String], default: undefined },
    /** Whether it must have a second factor. Missing: as the machine's settings say. */
    secondFactor: Boolean,
    active: { type: Boolean, default: true },
    /** Counts the changes, so that two at once do not overwrite each other. */
    version: { type: Number, required: true },
    changedBy: new Schema({ name: String, username: String }, { _id: false }),
    history: { type: [changeSchema], required: true, select: false }
  },
  { collection: 'roles', versionKey: false }
)
indexFor(roleSchema, 'Two roles never share a name.', [
  { spelling: 1 },
  { unique: true, partialFilterExpression: { spelling: { $exists: true } } }
])
marksChanges(roleSchema, 'roles')

export type RoleDocument = InferSchemaType<typeof roleSchema> & { rights: Right[]; taken?: Right[] | null }
export const RoleModel = model('Role', roleSchema)
