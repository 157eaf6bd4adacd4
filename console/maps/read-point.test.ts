import assert from 'node:assert/strict'
import { readPoint } from './read-point'

describe('a point that somebody types or pastes', () => {
  it('is read however it was written', () => {
    for (const text of [
      '113.59, 24.8',
      '113.59，24.8',
      '113.59 24.8',
      ' 113.59、24.8 ',
      '１１３.５９，２４.８',
      '东经113.59°，北纬24.8°',
      '113.59;24.8',
      '24.8, 113.59'
    ])
      assert.deepEqual(readPoint(text), [113.59, 24.8], text)
  })

  it('is none while a part of it is missing', () => {
    for (const text of ['', '113.59', '113.59,', '解放路', '113.59, 24.8, 3'])
      assert.equal(readPoint(text), undefined, text)
  })
})
