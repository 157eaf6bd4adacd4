import pino from 'pino'

/**
 * One structured log. ERROR: somebody must act now. Never a phone number, a token or what a person wrote: the
 * request line carries no query and no body, and these paths are cut out wherever they turn up.
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
