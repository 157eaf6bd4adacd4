import mongoose from 'mongoose'

/** Creates the models' indexes. Existing indexes are not touched. */
export async function prepareIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes()
}
