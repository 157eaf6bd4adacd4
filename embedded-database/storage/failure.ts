import type { Doc } from '../values/values'

/** What can go wrong below us: each kind has the code that a driver sees, MongoDB's own where it has one. */
const kinds = {
  full: { code: 14031, codeName: 'OutOfDiskSpace', text: 'the disk is full' },
  io: { code: 39, codeName: 'FileStreamFailed', text: 'the disk did not read or write' },
  gone: { code: 39, codeName: 'FileStreamFailed', text: 'the data file is no longer where it was' },
  readOnly: { code: 371, codeName: 'UserWritesBlocked', text: 'the data file may not be written' },
  locked: { code: 46, codeName: 'LockBusy', text: 'another process holds the data file' },
  damaged: { code: 283, codeName: 'DataCorruptionDetected', text: 'the data file is damaged' },
  foreign: { code: 1, codeName: 'InternalError', text: 'the file is of another program' },
  newer: { code: 1, codeName: 'InternalError', text: 'the file was written by a newer version' },
  other: { code: 1, codeName: 'InternalError', text: 'the change failed' }
} as const

export type FailureKind = keyof typeof kinds

/** The storage did not do what it was told. Whatever was not committed is undone. */
export class StorageFailure extends Error {
  override name = 'StorageFailure'

  constructor(
    readonly kind: FailureKind,
    cause?: unknown
  ) {
    super(`The database could not be read or written: ${kinds[kind].text}${reasonOf(cause)}`, { cause })
  }

  get reply(): Doc {
    const { code, codeName } = kinds[this.kind]
    return { ok: 0, errmsg: this.message, code, codeName }
  }
}

const reasonOf = (cause: unknown) => (cause instanceof Error ? ` (${cause.message})` : '')

const byCode: [start: string, kind: FailureKind][] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
  ['SQLITE_NOLFS', 'io'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_PERM', 'readOnly'],
  ['SQLITE_AUTH', 'readOnly'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_PROTOCOL', 'locked'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'foreign'],
  // Only our own index keys have constraints, so a violated one means that index and documents disagree.
  ['SQLITE_CONSTRAINT', 'damaged']
]

/** Turns an error of SQLite, or any other that interrupted a change, into a failure of the storage. */
export function asFailure(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new StorageFailure(byCode.find(([start]) => code.startsWith(start))?.[1] ?? 'other', error)
}
