import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { ApiError } from '../api-error'
import { whileBusy } from './while-busy'

/** Sends to a server that answers as the script says, and notes the pauses. */
function sending(...script: (string | ApiError)[]) {
  const pauses: number[] = []
  const answer = whileBusy(
    async () => {
      const next = script.shift()
      if (next instanceof ApiError) throw next
      return next
    },
    async ms => {
      pauses.push(ms)
    }
  )
  return { answer, pauses }
}

const busy = new ApiError('server_busy', '请过几秒再试')

describe('A photo for a server that has its hands full', () => {
  it('waits, longer each time, and goes by itself', async () => {
    const { answer, pauses } = sending(busy, busy, 'sent')
    assert.equal(await answer, 'sent')
    const [first = 0, second = 0] = pauses
    assert.equal(pauses.length, 2)
    assert.ok(first >= 3000 && second > first)
  })

  it('does not wait for anything else', async () => {
    const { answer, pauses } = sending(new ApiError('image_broken', '照片不完整'), 'sent')
    await assert.rejects(answer, { code: 'image_broken' })
    assert.deepEqual(pauses, [])
  })

  it('waits as long as the server asks, whichever way it says that it is too much', async () => {
    const { answer, pauses } = sending(
      new ApiError('too_many_requests', '操作太频繁了', {}, 40),
      new ApiError('not_ready', '系统正在启动', {}, 1),
      'sent'
    )
    assert.equal(await answer, 'sent')
    const [first = 0, second = 0] = pauses
    assert.ok(first >= 40_000 && second >= 5_000 && second < 10_000)
  })

  it('does not keep its owner waiting for an hour without a word', async () => {
    const { answer, pauses } = sending(new ApiError('too_many_requests', '明天再传', {}, 3600), 'sent')
    await assert.rejects(answer, { code: 'too_many_requests', retryAfter: 3600 })
    assert.deepEqual(pauses, [])
  })

  it('is given back to its owner after a few minutes', async () => {
    const { answer } = sending(...Array.from({ length: 50 }, () => busy))
    await assert.rejects(answer, { code: 'server_busy' })
  })
})
