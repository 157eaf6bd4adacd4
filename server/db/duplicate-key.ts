import mongoose from 'mongoose'

const duplicateKey = 11000

/** Whether a write was refused because a unique index has its key already. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey
}

/** Whether of many inserts every one that was refused was refused because its key is there already. */
export function onlyDuplicateKeys(error: unknown): error is mongoose.mongo.MongoBulkWriteError {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return false
  const errors = [error.writeErrors].flat()
  return errors.length > 0 && errors.every(({ code }) => code === duplicateKey)
}
