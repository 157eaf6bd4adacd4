import assert from 'node:assert/strict'
import { dangersIn } from './dangers-in'
import { stoppers } from './stoppers'

describe('questions that stop somebody from only reporting', () => {
  it('have answers that are read as a danger, each of them', () => {
    const unread = Object.values(stoppers)
      .flat()
      .filter(words => dangersIn(words).length === 0)
    assert.deepEqual(unread, [])
  })
})
