import { type InferSchemaType, model, Schema } from 'mongoose'

/** Who does a job at the moment, and how far it is. `_id` is the name of the job. */
const jobSchema = new Schema(
  {
    _id: { type: String, required: true },
    /** The process that has the job; empty when nobody has. */
    owner: { type: String, required: true },
    /** Counts up while the owner lives. No clock is compared with another machine's. */
    beat: { type: Number, required: true },
    /** When some process first had the job. It counts until the job has come to its end once. */
    since: Date,
    /** When the job last came to its end, how much waited then, and since when. */
    doneAt: Date,
    waiting: Number,
    oldest: Date
  },
  { collection: 'jobs', versionKey: false }
)
export type JobRecord = InferSchemaType<typeof jobSchema>
export const JobModel = model('Job', jobSchema)
