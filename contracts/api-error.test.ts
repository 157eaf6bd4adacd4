import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isPassing, secondsIn } from './api-error'
import { type ErrorCode, errors } from './errors'

describe('A refusal', () => {
  it('passes by itself exactly when the server’s load, disk or start is the reason', () => {
    const codes = Object.keys(errors) as ErrorCode[]
    assert.deepEqual(codes.filter(isPassing), [
      'too_many_requests',
      'internal',
      'not_printable',
      'round_code_refused',
      'server_busy',
      'cannot_save',
      'not_ready'
    ])
    const passing = codes.filter(code => errors[code].status >= 500 || errors[code].status === 429)
    assert.deepEqual(codes.filter(isPassing), passing)
    assert.ok(isPassing('offline') && isPassing('broken'))
  })

  it('says after how many seconds to ask again, if it says so', () => {
    assert.deepEqual(['3', 60, null, undefined, '', 'Wed, 21 Oct 2026 07:28:00 GMT', '-1'].map(secondsIn), [
      3,
      60,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined
    ])
  })
})
