import { type InferSchemaType, model, Schema } from 'mongoose'
import { indexFor } from '../db/index-for'

/**
 * Somebody had their personal data deleted. It says nothing of who: its id is a mark (`sender-mark.ts`), by which asking again finds
 * what was begun, and a restored backup is told to forget the same person again.
 */
const erasureSchema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    /** What is there until all is done: whose data it is, what is to go, where it was found. */
    work: new Schema(
      {
        resident: { type: String, required: true },
        /** Makes the names that stand for the person, another one in each case. */
        secret: { type: String, required: true },
        words: { type: String, enum: ['none', 'all', 'some'], required: true },
        reports: { type: [Schema.Types.ObjectId], default: [] },
        cases: { type: [Schema.Types.ObjectId], default: [] },
        /** Those of the cases in which the words go, too. */
        wordless: { type: [Schema.Types.ObjectId], default: [] },
        rounds: { type: Number, required: true },
        /** When the job does it, once more or because nobody else has. */
        next: { type: Date, required: true }
      },
      { _id: false }
    )
  },
  { collection: 'erasures', versionKey: false }
)
indexFor(erasureSchema, 'The job finishes what is not done.', [
  { 'work.next': 1 },
  { partialFilterExpression: { 'work.next': { $exists: true } } }
])
indexFor(erasureSchema, 'What is old enough to go.', [{ at: 1 }])

export type ErasureRecord = InferSchemaType<typeof erasureSchema>
export type ErasureWork = NonNullable<ErasureRecord['work']>
export const ErasureModel = model('Erasure', erasureSchema)
