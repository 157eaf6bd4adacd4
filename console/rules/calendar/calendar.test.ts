import assert from 'node:assert/strict'
import { readClock } from './clock-text'
import { unknownYear, withDay } from './special-days'

describe('Setting the working calendar', () => {
  it('takes times as people type them', () => {
    assert.deepEqual(['8', '830', '8:30', '08：30', '14.00', '2400'].map(readClock), [
      '08:00',
      '08:30',
      '08:30',
      '08:30',
      '14:00',
      '24:00'
    ])
    assert.equal(readClock('早上八点'), '早上八点')
  })

  it('keeps special days in order, and one word on each', () => {
    const days = [{ day: '2027-02-06', work: false, note: '' }]
    const more = withDay(days, { day: '2027-01-04', work: true, note: '补班' })
    assert.deepEqual(
      withDay(more, { day: '2027-02-06', work: true, note: '值班' }).map(({ day, work }) => [day, work]),
      [
        ['2027-01-04', true],
        ['2027-02-06', true]
      ]
    )
  })

  it('warns of the first year whose holidays it does not know', () => {
    assert.equal(unknownYear([2025, 2026], 2026), 2027)
    assert.equal(unknownYear([2026, 2027], 2026), undefined)
    assert.equal(unknownYear(undefined, 2026), undefined)
  })
})
