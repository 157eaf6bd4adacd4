import mongoose, { type mongo } from 'mongoose'

/** Writes for real, because a database that answers and does not write looks healthy otherwise. */
export function writeProbe(options: mongo.UpdateOptions = {}) {
  return mongoose.connection
    .collection<{ _id: string }>('probes')
    .updateOne({ _id: 'write' }, { $set: { at: new Date() } }, { ...options, upsert: true })
}
