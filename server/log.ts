import pino from 'pino'

/**
 * The structured log. ERROR means that somebody must act now. It never has a phone number, a token or words of a
 * person: request lines have no query and no body, and these paths are removed wherever they appear.
 */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
  redact: [
    '*.password',
    '*.token',
    '*.phone',
    '*.contact',
    '*.openid',
    '*.authorization',
    'err.keyValue',
    'err.writeErrors'
  ],
  level: 'silent'
})
