import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { forms, residentActions, staffActions } from './forms'
import { type CaseState, caseStates, isOpen, openStates } from './states'
import { type Request, requests } from './step'
import { actionsFor, arrivals, type CaseAction, type FactsOf, stepOf, steps } from './workflow'

const all = Object.keys(steps) as CaseAction[]
const states = Object.keys(caseStates) as CaseState[]

/** Where a story ends that starts with a fresh report, or an error at the step that is not in the table. */
function walk(story: CaseAction[]): CaseState {
  let state: CaseState = 'submitted'
  for (const action of story) {
    const { from, to } = stepOf(action)
    assert.ok(from.includes(state), `${action} from ${state}`)
    if (to !== 'same' && to !== 'before') state = to
  }
  return state
}

describe('The workflow table', () => {
  const stories: Record<string, [CaseAction[], CaseState]> = {
    'is fixed at the first attempt': [
      ['accept', 'file', 'dispatch', 'sign', 'reportDone', 'requestCheck', 'checkPassed', 'close'],
      'closed'
    ],
    'is verified on site first': [['requestVerification', 'verify', 'accept'], 'accepted'],
    'is not the city’s business': [['reject'], 'rejected'],
    'is the wrong department’s': [['accept', 'file', 'dispatch', 'return', 'dispatch', 'sign'], 'handling'],
    'has to be done again': [
      ['accept', 'file', 'dispatch', 'reportDone', 'checkFailed', 'reportDone', 'checkPassed'],
      'checked'
    ],
    'is reopened by the resident': [
      ['accept', 'file', 'dispatch', 'reportDone', 'checkPassed', 'close', 'reopen'],
      'filed'
    ],
    'gets more time': [['accept', 'file', 'dispatch', 'sign', 'requestExtension', 'grantExtension'], 'handling'],
    'needs two departments': [['accept', 'file', 'dispatch', 'addSubtask', 'finishSubtask', 'reportDone'], 'handled'],
    'is settled on patrol': [['settle'], 'settled'],
    'was merged by mistake': [['merge', 'split', 'accept'], 'accepted'],
    'is asked to be reopened twice': [
      ['accept', 'file', 'dispatch', 'reportDone', 'checkPassed', 'close', 'requestReopening', 'refuseReopening'],
      'closed'
    ],
    'was rejected by mistake': [['reject', 'takeBack'], 'rejected'],
    'is withdrawn in time': [['supplement', 'accept', 'withdraw'], 'withdrawn']
  }
  for (const [name, [story, end]] of Object.entries(stories)) {
    it(`knows a case that ${name}`, () => assert.equal(walk(story), end))
  }

  it('has no way to closed that does not pass an independent check', () => {
    const reached = new Set<CaseState>(['submitted'])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const action of all.filter(each => each !== 'checkPassed')) {
        const { from, to } = stepOf(action)
        const beforeEnd: CaseState[] = ['submitted', 'verifying', 'accepted', 'filed']
        const beforeSuspension: CaseState[] = ['filed', 'dispatched', 'handling']
        const before = to !== 'before' ? [] : action === 'takeBack' ? beforeEnd : beforeSuspension
        const targets = to === 'same' ? [] : to === 'before' ? before : [to]
        if (from.some(state => reached.has(state))) for (const target of targets) reached.add(target)
      }
    }
    assert.ok(!reached.has('closed') && !reached.has('checked'))
    assert.equal(stepOf('checkPassed').independent, true)
    assert.ok(!stepOf('checkPassed').by.some(actor => actor === 'clerk' || actor === 'handler'))
  })

  it('ends every state somewhere: an open one has a step out, and each state can be reached', () => {
    for (const state of openStates)
      assert.ok(
        all.some(action => stepOf(action).from.includes(state) && stepOf(action).to !== 'same'),
        state
      )
    for (const state of states)
      assert.ok(
        all.some(action => stepOf(action).to === state),
        state
      )
    for (const state of states.filter(each => !isOpen(each) && each === 'withdrawn')) {
      assert.ok(
        !all.some(action => stepOf(action).from.includes(state) && stepOf(action).to !== 'same'),
        `${state} is final`
      )
    }
  })

  it('asks a reason for every rejection, return, void and suspension', () => {
    for (const action of [
      'reject',
      'void',
      'sendBack',
      'return',
      'checkFailed',
      'recheck',
      'suspend',
      'redispatch',
      'split',
      'requestVoid',
      'refuseVoid',
      'dropSubtask',
      'requestExtension',
      'grantExtension',
      'refuseExtension',
      'requestSuspension',
      'refuseSuspension',
      'refuseReopening',
      'takeBack'
    ] as const) {
      assert.ok('reason' in forms[action].entries, action)
    }
  })

  it('lets every request be granted and be refused, and nothing be answered that cannot be asked', () => {
    for (const what of Object.keys(requests) as Request[]) {
      const asking = all.filter(action => stepOf(action).asks === what)
      const refusing = all.filter(action => stepOf(action).answers === what && stepOf(action).to === 'same')
      assert.equal(asking.length, 1, what)
      assert.ok(refusing.length > 0, what)
      const deciding = all.filter(action => (stepOf(action).answers ?? stepOf(action).alsoAnswers) === what)
      assert.ok(deciding.length > 1, what)
      for (const answer of all.filter(action => stepOf(action).answers === what))
        assert.ok(
          stepOf(answer).from.every(state => stepOf(asking[0] ?? answer).from.includes(state)),
          answer
        )
    }
  })

  it('lets each role see the buttons of its own work', () => {
    assert.deepEqual(actionsFor(['operator'], 'submitted'), [
      'requestVerification',
      'accept',
      'reject',
      'merge',
      'requestVoid',
      'correctPlace',
      'comment'
    ])
    assert.deepEqual(actionsFor(['handler'], 'dispatched'), [
      'finishSubtask',
      'sign',
      'return',
      'requestExtension',
      'requestSuspension',
      'reportDone',
      'requestCorrection'
    ])
    assert.deepEqual(actionsFor(['collector'], 'closed'), [])
    assert.deepEqual(actionsFor(['resident'], 'closed'), ['reopen', 'requestReopening', 'evaluate'])
    assert.deepEqual(actionsFor(['auditor'], 'submitted'), [])
  })

  it('lets a step leave the facts that its row names and no others, or nothing compiles', () => {
    const department = { id: 'municipal', name: '市政所' }
    const leaves = <A extends CaseAction>(_: A, facts: FactsOf<A>) => facts
    assert.ok(leaves('dispatch', { department }))
    assert.ok(leaves('checkPassed', {}))
    // @ts-expect-error a dispatch says to whom
    assert.ok(leaves('dispatch', {}))
    // @ts-expect-error a dispatch says nothing of a subtask
    assert.ok(leaves('dispatch', { department, helper: department }))
    // @ts-expect-error nobody has invented this fact
    assert.ok(leaves('dispatch', { department, weather: 'rain' }))
  })

  it('gives every step to staff, to residents, or to what comes by itself', () => {
    const routed = new Set<string>([...staffActions, ...residentActions, ...arrivals])
    assert.deepEqual(
      all.filter(action => !routed.has(action)),
      []
    )
  })
})
