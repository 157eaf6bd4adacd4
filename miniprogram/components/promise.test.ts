import assert from 'node:assert/strict'
import { promiseOf } from './promise'

const now = Date.parse('2026-11-22T04:00:00Z')

describe('what a resident is promised', () => {
  it('is by when somebody will have looked at it', () => {
    assert.equal(
      promiseOf({ state: 'submitted', promisedBy: '2026-11-23T02:00:00Z' }, now),
      '预计 11月23日 10:00 前有人受理'
    )
  })

  it('is by when the department should be done, once it has the case', () => {
    assert.equal(promiseOf({ state: 'handling', dueAt: '2026-11-24T10:00:00Z' }, now), '应在 11月24日 18:00 前处理完')
  })

  it('is not hidden when it has been broken', () => {
    assert.match(promiseOf({ state: 'handling', dueAt: '2026-11-21T10:00:00Z' }, now) ?? '', /已经超时/)
    assert.match(promiseOf({ state: 'submitted', promisedBy: '2026-11-21T10:00:00Z' }, now) ?? '', /已经晚了/)
  })

  it('ends with the case', () => {
    assert.equal(promiseOf({ state: 'closed', dueAt: '2026-11-21T10:00:00Z' }, now), undefined)
  })
})
