import assert from 'node:assert/strict'
import { minutesInWords } from './minutes-in-words'

describe('How long a stage took', () => {
  it('is said in hours and minutes, without what is none', () => {
    assert.deepEqual([0, 5, 60, 80, 1441].map(minutesInWords), [
      '0 分',
      '5 分',
      '1 小时',
      '1 小时 20 分',
      '24 小时 1 分'
    ])
  })
})
