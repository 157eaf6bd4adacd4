import type { Doc } from './values'

const names: Record<number, string> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  15: 'Overflow',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  171: 'CannotIndexParallelArrays',
  238: 'NotImplemented',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey'
}

/** A refusal with MongoDB's code. The driver turns it into its own error with the same code. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly fields: Doc = {}
  ) {
    super(message)
  }

  get reply(): Doc {
    return {
      ok: 0,
      errmsg: this.message,
      code: this.code,
      codeName: names[this.code] ?? `Location${this.code}`,
      ...this.fields
    }
  }
}

/** Refuses, by its name, what MongoDB can do and this database cannot: an error is better than a wrong answer. */
export function unsupported(what: string) {
  return new CommandError(238, `The embedded database does not support ${what}: set MONGODB_URL to use MongoDB`)
}
