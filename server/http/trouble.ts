import mongoose from 'mongoose'

/** What the database answers when the disk below it is full, fails, may not be written or is held by another. */
const storageCodes = new Set<unknown>([14031, 39, 371, 46])
/** What a folder answers for the same reasons. */
const diskCodes = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EMFILE', 'ENFILE'])
/** What a file answers that this process may not touch, which says nothing of the others. */
const forbiddenCodes = new Set<unknown>(['EACCES', 'EPERM'])

/** Whether nothing can be written now, whatever it is: the disk is full or fails. */
export function cannotWrite(error: unknown): boolean {
  const code = codeOf(error)
  return (
    (error instanceof mongoose.mongo.MongoError && storageCodes.has(code)) ||
    diskCodes.has(code) ||
    forbiddenCodes.has(code)
  )
}

/** Whether it is one file that may not be touched. A job goes on with the others. */
export function isForbidden(error: unknown): boolean {
  return forbiddenCodes.has(codeOf(error))
}

/** Whether the database cannot be reached now. */
export function isAway(error: unknown): boolean {
  const { MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoTopologyClosedError } =
    mongoose.mongo
  return [
    MongoNetworkError,
    MongoServerSelectionError,
    MongoNotConnectedError,
    MongoTopologyClosedError,
    mongoose.Error.MongooseServerSelectionError
  ].some(kind => error instanceof kind)
}

/** Whether a question took longer than it may: it was too wide, and nothing is broken. */
export function tookTooLong(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoError && codeOf(error) === 50
}

/** Whether the disk has no room, which people can mend by making some. */
export function isFull(error: unknown): boolean {
  return new Set<unknown>([14031, 'ENOSPC', 'EDQUOT', 'EFBIG']).has(codeOf(error))
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
