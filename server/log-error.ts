import mongoose from 'mongoose'

/** As it is in the log. Only what is named here gets there, whatever else an error carries. */
interface LoggedError {
  type: string
  message: string
  /** Where it was thrown, without the first lines, which repeat the message. */
  stack?: string
  code?: string | number
  codeName?: string
  syscall?: string
  cause?: LoggedError
  errors?: LoggedError[]
}

const deepest = 3
const mostErrors = 5

/**
 * Says of an error what somebody needs who has to act, and no value of a person's. A server of MongoDB repeats the key that is
 * there already, or the whole command; checks and parsers repeat what they were given.
 */
export function errorForLog(error: unknown, depth = 0): unknown {
  return error instanceof Error ? loggedError(error, depth) : { type: typeof error }
}

function loggedError(error: Error, depth: number): LoggedError {
  const { code, codeName, syscall, cause, errors } = error as Error & Record<string, unknown>
  const stack = error.stack?.split('\n').filter(line => /^\s+at /.test(line))
  const more = depth < deepest && Array.isArray(errors) ? errors.filter(each => each instanceof Error) : []
  return {
    type: nameOf(error),
    message: messageOf(error),
    ...(stack && stack.length > 0 && { stack: stack.join('\n') }),
    ...((typeof code === 'number' || isName(code)) && { code }),
    ...(isName(codeName) && { codeName }),
    ...(isName(syscall) && { syscall }),
    ...(cause instanceof Error && depth < deepest && { cause: loggedError(cause, depth + 1) }),
    ...(more.length > 0 && { errors: more.slice(0, mostErrors).map(each => loggedError(each, depth + 1)) })
  }
}

const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z]\w{0,60}$/.test(value)

function nameOf(error: Error): string {
  const names = [error.constructor.name, error.name]
  return names.find(isName) ?? 'Error'
}

/** Errors whose words hold what somebody has sent or what is stored. */
function messageOf(error: Error): string {
  if (error instanceof mongoose.mongo.MongoServerError) return refusedByDatabase(error)
  if (error instanceof mongoose.Error.ValidationError) return `not valid: ${Object.keys(error.errors).join(', ')}`
  if (error instanceof mongoose.Error.CastError) return `no ${error.kind} at ${error.path}`
  if (error instanceof mongoose.Error.ValidatorError) return `${error.kind} at ${error.path}`
  if (error instanceof SyntaxError || error instanceof URIError || error.name === 'ValiError')
    return 'could not be read'
  return withoutNumbers(error.message)
}

function refusedByDatabase({ code, codeName, message }: mongoose.mongo.MongoServerError): string {
  const [, collection, index] = /^E11000 duplicate key error collection: (\S+) index: (\S+) dup key/.exec(message) ?? []
  if (collection) return `duplicate key in ${collection}, index ${index}`
  return `refused by the database: ${isName(codeName) ? codeName : 'no name'} (${code})`
}

/** What may be a telephone number. The number of a case has more digits. */
const withoutNumbers = (text: string) => text.replace(/(?<!\d)\+?\d(?:[ -]?\d){6,14}(?!\d)/g, '…')
