import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { turns } from './turns'

describe('Work that weighs', () => {
  it('takes turns in the order in which it came, and never more at once than may be', async () => {
    const inTurn = turns(10)
    const seen: number[] = []
    let [now, most] = [0, 0]
    const work = (name: number, weight: number) =>
      inTurn(weight, async () => {
        seen.push(name)
        now += weight
        most = Math.max(most, now)
        await new Promise(setImmediate)
        now -= weight
      })
    await Promise.all([work(1, 5), work(2, 5), work(3, 10), work(4, 1), work(5, 9)])
    assert.deepEqual([seen, most], [[1, 2, 3, 4, 5], 10])
  })

  it('that fails, or weighs more than there is, holds up nobody', async () => {
    const inTurn = turns(10)
    const failed = inTurn(10, () => Promise.reject(new Error('broken')))
    const heavy = inTurn(99, async () => 'done')
    await assert.rejects(failed, /broken/)
    assert.equal(await heavy, 'done')
  })
})
