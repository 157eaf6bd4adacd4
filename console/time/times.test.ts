import assert from 'node:assert/strict'
import { ago, clock, dateAfter, dayInWords, endOfDay, timeLeft } from './times'

const now = Date.parse('2026-11-22T09:30:00Z') // 17:30 in the city

describe('Times on the console', () => {
  it('names days as people do, by the clock of the city', () => {
    assert.equal(clock('2026-11-22T00:05:00Z', now), '今天 08:05')
    assert.equal(clock('2026-11-21T15:59:00Z', now), '昨天 23:59')
    assert.equal(clock('2026-11-22T16:00:00Z', now), '明天 00:00')
    assert.equal(clock('2026-11-19T16:00:00Z', now), '11月20日 00:00')
    assert.equal(clock('2025-12-31T15:00:00Z', now), '2025年12月31日 23:00')
  })

  it('says how long ago something came in', () => {
    assert.equal(ago('2026-11-22T09:29:30Z', now), '刚刚')
    assert.equal(ago('2026-11-22T09:20:00Z', now), '10 分钟前')
  })

  it('says how much time is left, and by how much a deadline was missed', () => {
    assert.equal(timeLeft('2026-11-22T10:50:00Z', now), '还剩 1 小时 20 分')
    assert.equal(timeLeft('2026-11-22T09:30:20Z', now), '还剩 1 分钟')
    assert.equal(timeLeft('2026-11-20T06:30:00Z', now), '已超 2 天 3 小时')
  })

  it('takes a chosen day to its last second in the city', () => {
    assert.equal(endOfDay('2026-12-01'), '2026-12-01T15:59:59.000Z')
    assert.equal(dayInWords('2026-12-01'), '2026年12月1日 星期二')
    assert.equal(dateAfter(1, Date.parse('2026-11-22T17:00:00Z')), '2026-11-24')
  })
})
