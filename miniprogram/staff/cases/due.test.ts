import assert from 'node:assert/strict'
import { metresBetween } from '../../../contracts/distance'
import { distanceText } from '../places/distance'
import { dueText } from './due'

const now = Date.parse('2026-11-24T02:00:00Z')

describe('what a task says at a glance', () => {
  it('is how long there is left', () => {
    assert.equal(dueText({ light: 'green', dueAt: '2026-11-24T05:30:00Z' }, now), '还剩 3 小时')
    assert.equal(dueText({ light: 'yellow', dueAt: '2026-11-24T02:20:00Z' }, now), '快到期，还剩 20 分钟')
    assert.equal(dueText({ light: 'red', dueAt: '2026-11-21T02:00:00Z' }, now), '已超时 3 天')
    assert.equal(dueText({ light: 'grey' }, now), '不计时')
  })

  it('and how far it is', () => {
    const metres = metresBetween([113.59, 24.8], [113.6, 24.8])
    assert.ok(Math.abs(metres - 1010) < 5, String(metres))
    assert.equal(distanceText(metres), '1.0 公里')
    assert.equal(distanceText(84), '80 米')
    assert.equal(distanceText(2), '10 米')
    assert.equal(distanceText(23_400), '23 公里')
  })
})
