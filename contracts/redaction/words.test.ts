import assert from 'node:assert/strict'
import { blackedOut } from './words'

describe('Words with parts blacked out', () => {
  it('say nothing of what was there, nor how long it was', () => {
    assert.equal(blackedOut('粤F12345 停在门口', [{ from: 0, to: 7 }]), '███ 停在门口')
    assert.equal(blackedOut('找张三', [{ from: 1, to: 3 }]), '找███')
  })

  it('are black in one piece where parts meet, and whole symbols are', () => {
    assert.equal(
      blackedOut('一二三四', [
        { from: 0, to: 2 },
        { from: 1, to: 3 }
      ]),
      '███四'
    )
    assert.equal(blackedOut('a𠀀b', [{ from: 2, to: 3 }]), 'a███b')
    assert.equal(blackedOut('███二', [{ from: 3, to: 4 }]), '███')
  })

  it('end where the text ends', () => {
    assert.equal(blackedOut('短', [{ from: 0, to: 500 }]), '███')
    assert.equal(blackedOut('短', [{ from: 5, to: 9 }]), '短')
  })
})
