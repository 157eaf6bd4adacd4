import mongoose from 'mongoose'

/** Creates the indexes that the models name. What exists already is left alone. */
export async function prepareIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes()
}
