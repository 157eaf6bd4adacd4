import assert from 'node:assert/strict'
import { type KeyPress, shortcutOf } from './shortcut'

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more }
}

describe('Shortcuts of the console', () => {
  it('work with caps lock on and with a full-width keyboard', () => {
    assert.equal(shortcutOf(press('J'), false), 'j')
    assert.equal(shortcutOf(press('？'), false), '?')
  })

  it('leave letters to whoever is typing, but not Escape and Ctrl+Enter', () => {
    assert.equal(shortcutOf(press('j'), true), undefined)
    assert.equal(shortcutOf(press('Escape'), true), 'escape')
    assert.equal(shortcutOf(press('Enter', { ctrlKey: true }), true), 'mod+enter')
    assert.equal(shortcutOf(press('Enter', { metaKey: true }), true), 'mod+enter')
  })

  it('leave every key to the input method while it composes a word', () => {
    assert.equal(shortcutOf(press('Enter', { isComposing: true }), true), undefined)
    assert.equal(shortcutOf(press('Escape', { isComposing: true }), true), undefined)
  })

  it('leave the browser its own', () => {
    assert.equal(shortcutOf(press('r', { ctrlKey: true }), false), undefined)
    assert.equal(shortcutOf(press('ArrowLeft', { altKey: true }), false), undefined)
  })

  it('let arrows choose among radio buttons', () => {
    assert.equal(shortcutOf(press('ArrowDown'), false, true), undefined)
    assert.equal(shortcutOf(press('j'), false, true), 'j')
  })
})
