import assert from 'node:assert/strict'
import { dayAndTime, since } from './china-time'

const now = Date.parse('2026-11-22T04:00:00Z')

describe('the dates a resident reads', () => {
  it('are in China time whatever the phone thinks', () => {
    assert.equal(dayAndTime('2026-11-23T02:00:00.000Z', now), '11月23日 10:00')
  })

  it('move to the next day when China has already done so', () => {
    assert.equal(dayAndTime('2026-11-22T16:05:00Z', now), '11月23日 00:05')
  })

  it('name the year when it is another one', () => {
    assert.equal(dayAndTime('2027-01-04T01:00:00Z', now), '2027年1月4日 09:00')
  })

  it('say how long ago a neighbour reported', () => {
    assert.equal(since('2026-11-22T01:00:00Z', now), '今天')
    assert.equal(since('2026-11-21T15:59:00Z', now), '昨天')
    assert.equal(since('2026-11-19T04:00:00Z', now), '3 天前')
    assert.equal(since('2026-11-02T04:00:00Z', now), '11月2日')
  })
})
