import assert from 'node:assert/strict'
import { Secret } from 'otpauth'
import { codeAt, newSecret, stepOfCode } from './authenticator'

/** RFC 6238, appendix B, for SHA-1: seconds since 1970 and the last six of the eight digits there. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130']
] as const

describe('An authenticator', () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32
  const at = (seconds: number) => new Date(seconds * 1000)

  it('shows the codes of RFC 6238', () => {
    for (const [seconds, code] of vectors) {
      assert.equal(codeAt(secret, at(seconds)), code)
      assert.equal(stepOfCode(secret, code, at(seconds)), Math.floor(seconds / 30))
    }
  })

  it('may be half a minute off, and no more', () => {
    const [seconds, code] = [1_234_567_890, '005924']
    const step = seconds / 30
    assert.deepEqual(
      [-31, -30, 0, 30, 59, 60].map(later => stepOfCode(secret, code, at(seconds + later))),
      [undefined, step, step, step, step, undefined]
    )
  })

  it('takes six digits and nothing else', () => {
    for (const code of ['', '00592', '0059240', '０05924', 'abcdef', '-05924', '5924'])
      assert.equal(stepOfCode(secret, code, at(1_234_567_890)), undefined)
  })

  it('has a secret of its own, of 160 bits', () => {
    assert.match(newSecret(), /^[A-Z2-7]{32}$/)
    assert.notEqual(newSecret(), newSecret())
  })
})
