import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { ApiError, type FailureCode } from './api-error'
import { untilServed } from './asking-again'

/** Calls a server that refuses so many times, and notes the pauses. */
function calling(reads: boolean, code: FailureCode, times: number, retryAfter?: number) {
  const pauses: number[] = []
  let left = times
  const send = async () => {
    left -= 1
    if (left >= 0) throw new ApiError(code, '请过几秒再试', {}, retryAfter)
    return 'answer'
  }
  const answer = untilServed(reads, send, async ms => {
    pauses.push(ms)
  })
  return { answer, pauses }
}

describe('A call to a server that has too much to do', () => {
  it('waits as long as it is asked to, longer each time, and goes by itself', async () => {
    for (const reads of [true, false]) {
      const { answer, pauses } = calling(reads, 'server_busy', 3, 2)
      assert.equal(await answer, 'answer')
      const [first = 0, second = 0, third = 0] = pauses
      assert.ok(first >= 2000 && second >= 2000 && third >= 4000)
    }
  })

  it('tells its owner after some seconds, and at once when it would be long', async () => {
    await assert.rejects(calling(false, 'server_busy', 50).answer, { code: 'server_busy' })
    const { answer, pauses } = calling(true, 'server_busy', 1, 60)
    await assert.rejects(answer, { code: 'server_busy' })
    assert.deepEqual(pauses, [])
  })

  it('that starts is asked again for what only reads: of a write nobody knows how far it came', async () => {
    assert.equal(await calling(true, 'not_ready', 2, 2).answer, 'answer')
    await assert.rejects(calling(false, 'not_ready', 1, 2).answer, { code: 'not_ready' })
  })

  it('is not asked again for what does not pass by itself, nor for what this person does too often', async () => {
    for (const code of ['too_many_requests', 'case_changed', 'offline', 'internal', 'cannot_save'] as const) {
      const { answer, pauses } = calling(true, code, 1)
      await assert.rejects(answer, { code })
      assert.deepEqual(pauses, [])
    }
  })
})
