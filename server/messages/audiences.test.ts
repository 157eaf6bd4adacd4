import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'mocha'
import type { CaseState } from '../../contracts/cases/states'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import { chinaDay } from '../../contracts/china-time'
import { messageKeys } from '../../contracts/messages/views'
import type { Actor } from '../../contracts/staff/roles'
import { CaseModel, type CaseRecord } from '../cases/model'
import { submitReport } from '../reports/submit-report'
import { AccountModel } from '../staff/model'
import { freshDatabase } from '../test/database'
import { aCase, aCell, aDepartment, aStaff, dutyGrid, type StaffFacts } from '../test/factories'
import type { Event } from './event'
import { residentPerson, staffPerson } from './person'
import { recipientsOf } from './recipients'

const anna = 'a'.repeat(24)
const bert = 'b'.repeat(24)

describe('Of a step are told', () => {
  freshDatabase()
  const names = new Map<string, string>([
    [residentPerson(anna), 'anna'],
    [residentPerson(bert), 'bert']
  ])
  const ids: Record<string, string> = { anna, bert }
  let theCase: Event['theCase']

  before('a city with one of everybody', async () => {
    await aCell()
    await aDepartment('municipal', '市政所')
    await aDepartment('sanitation', '环卫所')
    const staff: Record<string, StaffFacts> = {
      operator: { roles: ['operator'] },
      lead: { roles: ['lead'] },
      dispatcher: { roles: ['dispatcher'] },
      supervisor: { roles: ['supervisor'] },
      collector: { roles: ['collector'], dutyGrids: [dutyGrid] },
      'collector elsewhere': { roles: ['collector'], dutyGrids: ['440204001099'] },
      clerk: { roles: ['clerk'], department: 'municipal' },
      handler: { roles: ['handler'], department: 'municipal' },
      'other handler': { roles: ['handler'], department: 'municipal' },
      'sanitation clerk': { roles: ['clerk'], department: 'sanitation' },
      administrator: { roles: ['administrator'], department: 'municipal' },
      'former operator': { roles: ['operator'] }
    }
    for (const [name, facts] of Object.entries(staff)) {
      const { id } = await aStaff(facts)
      names.set(staffPerson(id), name)
      ids[name] = id
    }
    await AccountModel.updateOne({ _id: ids['former operator'] }, { $set: { active: false } })
  })

  beforeEach('a case that two residents and the hotline reported', async () => {
    const opened: CaseRecord = await aCase({ resident: anna })
    for (const sender of [bert, { id: ids.operator ?? '', name: '受理员', source: 'hotline' as const }]) {
      const sent = {
        text: '我也看到',
        address: '',
        media: [],
        joinCase: opened.caseNo,
        point: [113.5905, 24.8005] as const
      }
      await submitReport(sender, `joins-${opened.caseNo}`, sent)
    }
    theCase = { ...opened, department: { id: 'municipal', name: '市政所' } }
  })

  type Named = { id: string; name: string }
  interface Happening {
    by?: string
    /** Who stood in for whoever acted. */
    hand?: string
    as?: Actor
    to?: CaseState
    department?: Named
    helper?: Named
    earlier?: [CaseAction, string, Actor?][]
  }

  /** Returns who gets a message about an action on the case, in any order. */
  async function told(
    action: CaseAction,
    { by = 'system', hand, as, to, department, helper, earlier = [] }: Happening = {}
  ) {
    const step = stepOf(action)
    const entryOf = (action: CaseAction, by: string, role: Actor = 'operator') => ({
      action,
      to: to ?? (step.to === 'same' || step.to === 'before' ? 'handling' : step.to),
      at: new Date(),
      round: 1,
      by: { id: ids[by] ?? by, name: by, role },
      media: [],
      facts: { ...(helper && { helper }), ...(department && { department }) }
    })
    const acted = entryOf(action, by, as ?? (by === 'system' ? 'system' : 'operator'))
    const entry = { ...acted, by: { ...acted.by, ...(hand && { person: ids[hand] }) } }
    const history = [...earlier.map(([action, by, role]) => entryOf(action, by, role)), entry] as never
    const recipients = await recipientsOf({
      theCase: { ...theCase, history },
      entry: entry as never,
      index: earlier.length
    })
    return recipients.map(({ person }) => names.get(person) ?? person).sort()
  }

  it('everybody who reported, whoever called the hotline apart', async () => {
    assert.deepEqual(await told('accept', { by: 'operator' }), ['anna', 'bert'])
    assert.deepEqual(await told('close', { by: 'lead' }), ['anna', 'bert'])
  })

  it('those whose case was merged into it, also by way of another, and no one who came later', async () => {
    const carl = 'c'.repeat(24)
    const dora = 'd'.repeat(24)
    const merged = async (resident: string, into: string, now?: Date) => {
      const other = await aCase({ resident, ...(now && { now }) })
      await CaseModel.updateOne({ _id: other._id }, { $set: { state: 'merged', mergedInto: into } })
      return other.caseNo
    }
    const between = await merged(carl, theCase.caseNo)
    await merged(dora, between)
    await merged('e'.repeat(24), theCase.caseNo, new Date(Date.now() + 3_600_000))
    assert.deepEqual(await told('close'), ['anna', 'bert', residentPerson(carl), residentPerson(dora)].sort())
  })

  it('whoever has to act next, by the state', async () => {
    const holders: Partial<Record<CaseState, string[]>> = {
      submitted: ['operator'],
      verifying: ['collector'],
      accepted: ['lead'],
      filed: ['dispatcher'],
      dispatched: ['clerk', 'handler', 'other handler'],
      handling: ['clerk', 'handler', 'other handler'],
      handled: ['operator'],
      checking: ['collector'],
      checked: ['lead'],
      suspended: ['dispatcher'],
      closed: []
    }
    for (const [state, people] of Object.entries(holders)) {
      assert.deepEqual(await told('urge', { by: 'anna', as: 'resident', to: state as CaseState }), people, state)
    }
  })

  it('the supervisors, too, when the time is up', async () => {
    assert.deepEqual(await told('overdue', { to: 'filed' }), ['dispatcher', 'supervisor'])
    assert.deepEqual(await told('warn', { to: 'filed' }), ['dispatcher'])
  })

  it('leads, dispatchers and the collectors of the place', async () => {
    assert.deepEqual(await told('requestVoid', { by: 'operator' }), ['lead'])
    assert.deepEqual(await told('return', { by: 'clerk', as: 'clerk' }), ['dispatcher'])
    assert.deepEqual(await told('requestVerification', { by: 'operator' }), ['collector'])
    theCase = { ...theCase, gridCode: '440204999999999' }
    assert.deepEqual(await told('requestVerification', { by: 'operator' }), [])
  })

  it('neither of the two when one did it standing in for the other', async () => {
    assert.deepEqual(await told('requestVoid', { by: 'operator', hand: 'lead' }), [])
    assert.deepEqual(await told('urge', { by: 'lead', hand: 'dispatcher', as: 'lead', to: 'filed' }), [])
  })

  it('the department, until it is assigned to one of them', async () => {
    const dispatched = { by: 'dispatcher', department: { id: 'municipal', name: '市政所' } }
    const people = ['anna', 'bert', 'clerk', 'handler', 'other handler']
    assert.deepEqual(await told('dispatch', dispatched), people)
    theCase = { ...theCase, handler: { id: ids.handler ?? '', name: '老李' } }
    assert.deepEqual(await told('checkFailed', { by: 'collector' }), ['anna', 'bert', 'clerk', 'handler'])
    assert.deepEqual(await told('assign', { by: 'clerk', as: 'clerk' }), ['handler'])
  })

  it('not the department that had it for a moment', async () => {
    assert.deepEqual(await told('dispatch', { by: 'dispatcher', department: { id: 'sanitation', name: '环卫所' } }), [
      'anna',
      'bert'
    ])
  })

  it('the department that helps, and the one that no longer needs to', async () => {
    const sanitation = { id: 'sanitation', name: '环卫所' }
    const subtask = { department: sanitation, work: '清运', at: new Date() }
    theCase = { ...theCase, subtasks: [{ ...subtask, state: 'open' }] as never }
    assert.deepEqual(await told('addSubtask', { by: 'dispatcher', helper: sanitation }), [
      'clerk',
      'handler',
      'other handler',
      'sanitation clerk'
    ])
    theCase = { ...theCase, subtasks: [{ ...subtask, state: 'dropped' }] as never }
    assert.deepEqual(await told('dropSubtask', { by: 'dispatcher', helper: sanitation }), ['sanitation clerk'])
  })

  it('whoever asked for what is answered', async () => {
    const answers: [CaseAction, CaseAction, string, Actor, string[]][] = [
      ['verify', 'requestVerification', 'operator', 'operator', ['operator']],
      ['sendBack', 'accept', 'operator', 'operator', ['operator']],
      ['refuseExtension', 'requestExtension', 'clerk', 'clerk', ['clerk']],
      ['refuseSuspension', 'requestSuspension', 'handler', 'handler', ['handler']],
      ['refuseVoid', 'requestVoid', 'dispatcher', 'dispatcher', ['dispatcher']],
      ['refuseReopening', 'requestReopening', 'bert', 'resident', ['bert']],
      ['grantReopening', 'requestReopening', 'bert', 'resident', ['anna', 'bert', 'dispatcher']],
      ['void', 'requestVoid', 'operator', 'operator', ['anna', 'bert', 'operator']]
    ]
    for (const [answer, question, who, role, people] of answers) {
      const earlier: Happening['earlier'] = [
        [question, who, role],
        ['comment', 'supervisor']
      ]
      assert.deepEqual(await told(answer, { by: 'lead', earlier }), people, answer)
    }
    assert.deepEqual(await told('void', { by: 'lead' }), ['anna', 'bert'])
    const answered: Happening['earlier'] = [
      ['requestVoid', 'operator'],
      ['refuseVoid', 'lead']
    ]
    assert.deepEqual(await told('void', { by: 'lead', earlier: answered }), ['anna', 'bert'])
  })

  it('never whoever took the step, and nobody whose account is closed', async () => {
    assert.deepEqual(await told('urge', { by: 'dispatcher', to: 'filed' }), [])
    const earlier: Happening['earlier'] = [['requestVerification', 'former operator']]
    assert.deepEqual(await told('verify', { by: 'collector', earlier }), [])
  })

  describe('where nobody would act next', () => {
    it('the shift lead, when no collector has the place, or each is absent, and the named one when there is one', async () => {
      const asked = () => told('requestVerification', { by: 'operator' })
      theCase = { ...theCase, state: 'verifying' }
      assert.deepEqual(await asked(), ['collector'])
      const collector = { _id: ids.collector }
      const day = chinaDay(Date.now())
      await AccountModel.updateOne(collector, { $set: { absent: { from: day, to: day } } })
      assert.deepEqual(await asked(), ['lead'])
      await AccountModel.updateOne(collector, { $unset: { absent: 1 } })
      theCase = { ...theCase, gridCode: undefined } as typeof theCase
      assert.deepEqual(await asked(), ['lead'])
      theCase = { ...theCase, collector: { id: ids['collector elsewhere'] ?? '', name: '采集员' } }
      assert.deepEqual(await asked(), ['collector elsewhere'])
    })

    it('the dispatcher, when the department has nobody', async () => {
      theCase = { ...theCase, state: 'dispatched', department: { id: 'empty', name: '没人的所' } }
      const department = { id: 'empty', name: '没人的所' }
      assert.deepEqual(await told('dispatch', { by: 'lead', department }), ['anna', 'bert', 'dispatcher'])
      theCase = { ...theCase, state: 'handling' }
      assert.deepEqual(await told('urge', { by: 'anna', as: 'resident', to: 'handling' }), ['dispatcher'])
    })
  })

  it('nobody, where the table says so', async () => {
    for (const action of ['submit', 'join', 'file', 'sign', 'checkPassed', 'withdraw', 'evaluate'] as const) {
      assert.ok(!messageKeys.includes(action))
      assert.deepEqual(await told(action), [])
    }
  })
})
