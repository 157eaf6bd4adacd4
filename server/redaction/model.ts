import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { indexFor } from '../db/index-for'

/** Words that were blacked out somewhere. The place itself holds what everybody reads; here is what was there, sealed. */
const blackoutSchema = new Schema(
  {
    /** Where: `report:<id>`, or `entry:<case>:<place in the history>`. */
    place: { type: String, required: true },
    /** The case in whose history it stands that somebody did it. */
    caseNo: { type: String, required: true },
    /** What the place has held before, the first of it as it was written, sealed. */
    sealed: { type: String, required: true },
    /** What the place holds now. */
    words: { type: String, required: true },
    /** Until everything that has the words has the new ones. */
    unfinished: new Schema(
      {
        at: { type: Date, required: true },
        staff: {
          type: new Schema(
            { id: String, name: String, role: String, title: String, department: String },
            { _id: false }
          ),
          required: true
        },
        back: Boolean,
        key: { type: String, required: true },
        print: String
      },
      { _id: false }
    )
  },
  { collection: 'blackouts', versionKey: false }
)
indexFor(blackoutSchema, 'One for each place.', [{ place: 1 }, { unique: true }])
indexFor(blackoutSchema, 'What a crash left half done, and what was written from words read before.', [
  { 'unfinished.at': 1 },
  { partialFilterExpression: { 'unfinished.at': { $exists: true } } }
])
indexFor(blackoutSchema, 'What is not under the present secret.', [{ sealed: 1 }])

export type Blackout = InferSchemaType<typeof blackoutSchema>
export type BlackoutRecord = Blackout & { _id: Types.ObjectId }
export const BlackoutModel = model('Blackout', blackoutSchema)
