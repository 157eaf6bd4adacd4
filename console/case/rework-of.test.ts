import assert from 'node:assert/strict'
import type { HistoryEntry } from '../../contracts/cases/views'
import type { CaseAction } from '../../contracts/cases/workflow'
import { reworkOf } from './rework-of'

function entry(action: CaseAction, day: number, words?: string): HistoryEntry {
  return {
    action,
    label: action,
    to: 'handling',
    at: `2026-11-0${day}T01:00:00.000Z`,
    round: 1,
    by: { name: '采集员', me: false, role: 'collector', roleText: '信息采集员' },
    words,
    details: [],
    media: []
  }
}

describe('Why work is done once more', () => {
  it('is what the last check found wrong', () => {
    const history = [entry('checkFailed', 3, '还是松的'), entry('sign', 1), entry('checkFailed', 2, '没有盖上')]
    const rework = reworkOf({ state: 'handling', round: 3, history })
    assert.equal(rework?.title, '第 3 轮：上次核查没有通过')
    assert.equal(rework?.entry.words, '还是松的')
  })

  it('is what the resident wrote, when it was they who sent it back', () => {
    const history = [entry('checkFailed', 2), entry('reopen', 4, '灯又灭了')]
    assert.equal(reworkOf({ state: 'filed', round: 1, history })?.title, '市民说没有解决')
  })

  it('is of no more interest once the case has ended, and never was for one done at once', () => {
    assert.equal(reworkOf({ state: 'closed', round: 2, history: [entry('checkFailed', 2)] }), undefined)
    assert.equal(reworkOf({ state: 'handling', round: 1, history: [entry('sign', 1)] }), undefined)
  })
})
