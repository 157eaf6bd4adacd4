import assert from 'node:assert/strict'
import { openStates } from '../../contracts/cases/states'
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

  it('is there in every state in which somebody still has something to do', () => {
    for (const state of openStates)
      for (const until of ['2026-11-23T02:00:00Z', '2026-11-21T02:00:00Z'])
        assert.match(
          promiseOf({ state, until, dueAt: until }, now) ?? '',
          until < '2026-11-22' ? /已经/ : /11月23日/,
          state
        )
  })

  it('says when a suspended case goes on, or that nobody knows yet', () => {
    assert.equal(promiseOf({ state: 'suspended', until: '2026-12-01T02:00:00Z' }, now), '预计 12月1日 10:00 恢复办理')
    assert.match(promiseOf({ state: 'suspended' }, now) ?? '', /还没有定下/)
  })

  it('ends with the case', () => {
    assert.equal(promiseOf({ state: 'closed', dueAt: '2026-11-21T10:00:00Z' }, now), undefined)
  })
})
