import assert from 'node:assert/strict'
import { staffActions } from '../../contracts/cases/forms'
import { type Request, requests } from '../../contracts/cases/step'
import { stepOf } from '../../contracts/cases/workflow'
import { type Post, posts, postsOf } from '../../contracts/staff/posts'
import { defaultRightsOf } from '../../contracts/staff/rights'
import { roles } from '../../contracts/staff/roles'
import { allStates, decidesRequests, deskActions, isAssigned, keysOf, mainAction, workingStates } from './duties'

describe('Whose work a case is', () => {
  it('starts every role where cases wait for it', () => {
    const first = Object.fromEntries(
      (Object.keys(roles) as (keyof typeof roles)[]).map(role => [
        role,
        workingStates(postsOf(defaultRightsOf([role])))[0]
      ])
    )
    assert.deepEqual(first, {
      operator: 'submitted',
      lead: 'accepted',
      dispatcher: 'filed',
      clerk: 'dispatched',
      handler: 'dispatched',
      collector: 'verifying',
      supervisor: undefined,
      administrator: undefined,
      security: undefined,
      auditor: undefined
    })
  })

  it('lists states that wait for a role before those in which it may step in', () => {
    assert.deepEqual(workingStates(['lead']), ['accepted', 'checked', 'submitted', 'verifying', 'filed', 'checking'])
    assert.deepEqual(workingStates(['collector']), ['verifying', 'handled', 'checking'])
    assert.deepEqual(workingStates(['operator']), ['submitted', 'handled', 'verifying', 'accepted', 'checking'])
  })

  it('joins the states of somebody with several roles', () => {
    assert.deepEqual(workingStates(['dispatcher', 'collector']).slice(0, 5), [
      'verifying',
      'filed',
      'handled',
      'checking',
      'suspended'
    ])
  })

  it('shows queues to everybody but the administrators', () => {
    const without = (Object.keys(roles) as (keyof typeof roles)[]).filter(
      role => !defaultRightsOf([role]).includes('workOnCases')
    )
    assert.deepEqual(without, ['administrator', 'security', 'auditor'])
  })

  it('puts the step that moves a case on before all others', () => {
    assert.equal(mainAction(['requestVerification', 'accept', 'reject']), 'accept')
    assert.equal(mainAction(['urge', 'comment']), undefined)
  })

  it('gives an action the same key on every case', () => {
    assert.deepEqual(keysOf(['requestVerification', 'accept', 'reject']), [
      ['1', 'accept'],
      ['2', 'requestVerification'],
      ['3', 'reject']
    ])
    for (const actions of [['urge', 'comment'], ['comment'], ['void', 'urge', 'comment']] as const) {
      assert.deepEqual(
        keysOf(actions).filter(([, action]) => action === 'comment'),
        [['9', 'comment']]
      )
    }
  })

  it('gives a role each key once, whatever the state of the case', () => {
    for (const post of Object.keys(posts) as Post[]) {
      const own = staffActions.filter(action => stepOf(action).by.includes(post))
      // A case has one open request at most, so one refusal is possible at a time.
      for (const state of allStates)
        for (const asked of Object.keys(requests) as Request[]) {
          const here = own.filter(action => {
            const { from, answers = asked } = stepOf(action)
            return from.includes(state) && answers === asked
          })
          for (const [key, action] of keysOf(here)) {
            assert.deepEqual(keysOf([action]), [[key, action]], `${post} ${state} ${action}`)
          }
        }
    }
  })

  it('has the keys of the case page left for its other uses', () => {
    const taken = keysOf(deskActions(staffActions)).map(([key]) => key)
    assert.deepEqual(
      ['n', 'j', 'k', 'z', 'b', 'i', 'c', 'm'].filter(key => taken.includes(key)),
      []
    )
  })

  it('gives the second of two actions with one key a key of its own, for whoever has several roles', () => {
    assert.deepEqual(keysOf(['redispatch', 'reportDone']), [
      ['q', 'reportDone'],
      ['2', 'redispatch']
    ])
  })

  it('puts the decision on what was asked for first, for whoever decides it', () => {
    assert.deepEqual(keysOf(['redispatch', 'grantExtension', 'refuseExtension', 'suspend'], 'extension'), [
      ['y', 'grantExtension'],
      ['x', 'refuseExtension'],
      ['2', 'redispatch'],
      ['4', 'suspend']
    ])
    assert.equal(mainAction(['dispatch', 'suspend'], 'void'), 'dispatch')
    assert.equal(mainAction(['sign', 'reportDone'], 'extension'), 'sign')
  })

  it('opens no decision by itself that ends a case undone', () => {
    assert.equal(mainAction(['file', 'void', 'refuseVoid'], 'void'), undefined)
    assert.deepEqual(keysOf(['file', 'void', 'refuseVoid'], 'void'), [
      ['5', 'void'],
      ['x', 'refuseVoid'],
      ['1', 'file']
    ])
  })

  it('knows who decides requests and to whom cases are assigned', () => {
    const deciding = (Object.keys(posts) as Post[]).filter(post => decidesRequests([post]))
    assert.deepEqual(deciding, ['lead', 'dispatcher'])
    assert.ok(isAssigned(['handler', 'clerk']) && !isAssigned(['clerk']))
  })
})
