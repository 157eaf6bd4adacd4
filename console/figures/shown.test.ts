import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { changeOf, inPercent, rateIn } from './shown'

describe('A rate on the page', () => {
  it('is a dash where there was nothing to do', () => {
    assert.equal(inPercent(rateIn({ counts: {}, durations: {} }, 'handleRate')), '—')
    assert.equal(inPercent(rateIn({ counts: { shouldHandle: 8, handle: 7 }, durations: {} }, 'handleRate')), '87.5%')
    assert.equal(inPercent(rateIn({ counts: { shouldHandle: 8 }, durations: {} }, 'handleRate')), '0.0%')
  })

  it('says how it changed, and whether that is good', () => {
    assert.deepEqual(changeOf(0.9, 0.85, 'high'), { text: '升 5.0', better: true })
    assert.deepEqual(changeOf(0.9, 0.85, 'low'), { text: '升 5.0', better: false })
    assert.deepEqual(changeOf(0.1, 0.2, 'low'), { text: '降 10.0', better: true })
    assert.deepEqual(changeOf(0.9, 0.9001, 'high'), { text: '持平' })
    assert.deepEqual(changeOf(0.9, undefined, 'high'), { text: '—' })
  })
})
