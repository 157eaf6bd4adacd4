import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Effect } from './effect'

describe('The effect of a step', () => {
  it('names what the step sets, and the compiler refuses what only the mover writes', () => {
    const allowed: Effect = {
      set: { department: { id: 'municipal', name: '市政' } },
      inc: { returns: 1 },
      unset: ['handler']
    }
    // @ts-expect-error: the state follows from the step's row
    const state: Effect = { set: { state: 'closed' } }
    // @ts-expect-error: what happened is appended by the mover
    const history: Effect = { set: { history: [] } }
    // @ts-expect-error: the version counts decisions
    const version: Effect = { inc: { version: 1 } }
    // @ts-expect-error: the clock follows from the row's column
    const clock: Effect = { unset: ['clock'] }
    // @ts-expect-error: no field of a case has this name
    const misspelt: Effect = { set: { departmant: 'municipal' } }
    assert.equal([allowed, state, history, version, clock, misspelt].length, 6)
  })
})
