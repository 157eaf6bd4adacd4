import mongoose from 'mongoose'

const duplicateKey = 11000

/** Whether a unique index refused the write because the key exists already. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey
}

/** Whether every refused insert of many was refused because its key exists already. */
export function onlyDuplicateKeys(error: unknown): error is mongoose.mongo.MongoBulkWriteError {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return false
  const errors = [error.writeErrors].flat()
  return errors.length > 0 && errors.every(({ code }) => code === duplicateKey)
}
