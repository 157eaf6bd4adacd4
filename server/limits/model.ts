import { model, Schema } from 'mongoose'
import { indexFor } from '../db/index-for'

/** What has been counted of one limit, as rate-limiter-flexible writes it. */
const countSchema = new Schema(
  { key: { type: String, required: true }, points: Number, expire: Date },
  { collection: 'limits', versionKey: false }
)
indexFor(countSchema, 'One count for each limit and asker, also when several processes begin it at once.', [
  { key: 1 },
  { unique: true }
])
indexFor(countSchema, 'The database deletes counts whose time is over.', [{ expire: 1 }, { expireAfterSeconds: 0 }])

export const CountModel = model('Count', countSchema)
