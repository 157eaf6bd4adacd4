import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { chinaClock, chinaDay, chinaMidnight, endOfChinaDay, inChina, momentInChina } from './china-time'

describe('China time', () => {
  it('is eight hours ahead of UTC, so that a late evening in UTC is the next day', () => {
    assert.equal(chinaDay('2026-11-22T15:59:59Z'), '2026-11-22')
    assert.equal(chinaDay('2026-11-22T16:00:00Z'), '2026-11-23')
    assert.equal(chinaClock(Date.parse('2026-11-22T16:05:00Z')), '00:05')
    assert.equal(inChina(new Date('2026-12-31T16:00:00Z')).getUTCFullYear(), 2027)
  })

  it('starts a day at midnight and ends it a second before the next', () => {
    const begin = chinaMidnight('2026-11-22T20:00:00Z')
    assert.equal(new Date(begin).toISOString(), '2026-11-22T16:00:00.000Z')
    assert.equal(chinaMidnight(begin), begin)
    assert.equal(endOfChinaDay('2026-11-23').toISOString(), '2026-11-23T15:59:59.000Z')
  })

  it('reads a written day and time back', () => {
    const moment = momentInChina('2026-11-22', '08:30:00')
    assert.deepEqual([chinaDay(moment), chinaClock(moment)], ['2026-11-22', '08:30'])
    assert.ok(Number.isNaN(momentInChina('2026-13-40').getTime()))
  })
})
