import assert from 'node:assert/strict'
import { type Post, posts, postsOf } from '../../contracts/staff/posts'
import { defaultRightsOf } from '../../contracts/staff/rights'
import { roles } from '../../contracts/staff/roles'
import { decidesRequests, isAssigned, keysOf, mainAction, workingStates } from './duties'

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

  it('keeps the key 1 for the main action, also where there is none', () => {
    assert.deepEqual(keysOf(['requestVerification', 'accept', 'reject']), [
      ['1', 'accept'],
      ['2', 'requestVerification'],
      ['3', 'reject']
    ])
    assert.deepEqual(keysOf(['urge', 'comment']), [
      ['2', 'urge'],
      ['3', 'comment']
    ])
  })

  it('puts the decision on what was asked for first, for whoever decides it', () => {
    assert.deepEqual(keysOf(['redispatch', 'grantExtension', 'refuseExtension', 'suspend'], 'extension'), [
      ['1', 'grantExtension'],
      ['2', 'refuseExtension'],
      ['3', 'redispatch'],
      ['4', 'suspend']
    ])
    assert.equal(mainAction(['file', 'void', 'refuseVoid'], 'void'), 'void')
    assert.equal(mainAction(['dispatch', 'suspend'], 'void'), 'dispatch')
    assert.equal(mainAction(['sign', 'reportDone'], 'extension'), 'sign')
  })

  it('knows who decides requests and to whom cases are assigned', () => {
    const deciding = (Object.keys(posts) as Post[]).filter(post => decidesRequests([post]))
    assert.deepEqual(deciding, ['lead', 'dispatcher'])
    assert.ok(isAssigned(['handler', 'clerk']) && !isAssigned(['clerk']))
  })
})
