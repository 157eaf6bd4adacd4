import pino, { type LoggerOptions } from 'pino'
import { errorForLog } from './log-error'

/**
 * The structured log. ERROR means that somebody must act now. It never has a phone number, a token or words of a
 * person: request lines have no query and no body, these paths are removed wherever they appear, and of an error it has
 * what `errorForLog` lets through, under whatever name it was given.
 */
export const logOptions = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: {
    level: label => ({ level: label }),
    log: facts =>
      Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [
          name,
          name === 'err' || value instanceof Error ? errorForLog(value) : value
        ])
      )
  },
  // pino's own would look at the error once more.
  serializers: { err: error => error },
  hooks: {
    /** An error alone would have its message as the words of the line. */
    logMethod([first, ...others], write) {
      if ((first as unknown) instanceof Error) write.call(this, { err: first }, String(others[0] ?? 'an error'))
      else write.call(this, first, ...others)
    }
  },
  redact: ['*.password', '*.token', '*.phone', '*.contact', '*.openid', '*.authorization'],
  level: 'silent'
} satisfies LoggerOptions

export const log = pino(logOptions)
