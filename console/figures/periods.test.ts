import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { periodAt, periodInWords, shifted, yearBefore } from './periods'

const days = ({ from, to }: { from: string; to: string }) => `${from} ${to}`

describe('A period of the evaluation', () => {
  it('is the day, week, month, quarter or year in which a day lies', () => {
    assert.equal(days(periodAt('day', '2026-02-28')), '2026-02-28 2026-02-28')
    assert.equal(days(periodAt('week', '2026-11-22')), '2026-11-16 2026-11-22')
    assert.equal(days(periodAt('week', '2026-11-23')), '2026-11-23 2026-11-29')
    assert.equal(days(periodAt('month', '2024-02-11')), '2024-02-01 2024-02-29')
    assert.equal(days(periodAt('quarter', '2026-11-22')), '2026-10-01 2026-12-31')
    assert.equal(days(periodAt('year', '2026-11-22')), '2026-01-01 2026-12-31')
  })

  it('is compared with the one before, as long as the calendar makes it', () => {
    assert.equal(days(shifted(periodAt('month', '2026-03-31'), -1)), '2026-02-01 2026-02-28')
    assert.equal(days(shifted(periodAt('quarter', '2026-01-01'), -1)), '2025-10-01 2025-12-31')
    assert.equal(days(shifted(periodAt('week', '2026-01-01'), -1)), '2025-12-22 2025-12-28')
    assert.equal(days(shifted(periodAt('year', '2026-05-01'), 1)), '2027-01-01 2027-12-31')
    assert.equal(days(shifted({ kind: 'custom', from: '2026-11-01', to: '2026-11-10' }, -1)), '2026-10-22 2026-10-31')
  })

  it('is compared with the same a year ago', () => {
    assert.equal(days(yearBefore(periodAt('month', '2025-02-03'))), '2024-02-01 2024-02-29')
    assert.equal(days(yearBefore({ kind: 'custom', from: '2026-11-01', to: '2026-11-10' })), '2025-11-01 2025-11-10')
  })

  it('is called as people call it', () => {
    assert.equal(periodInWords(periodAt('month', '2026-11-22')), '2026年11月')
    assert.equal(periodInWords(periodAt('quarter', '2026-11-22')), '2026年第4季度')
    assert.equal(periodInWords(periodAt('week', '2026-01-01')), '2025年12月29日 – 2026年1月4日')
    assert.equal(periodInWords(periodAt('week', '2026-11-22')), '2026年11月16日 – 11月22日')
  })
})
