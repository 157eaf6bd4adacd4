import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { StaffAction } from '../../../contracts/cases/forms'
import { type CaseState, openStates, stateOf } from '../../../contracts/cases/states'
import { onlyAdds, stepOf } from '../../../contracts/cases/workflow'
import type { Role } from '../../../contracts/staff/roles'
import { AccountModel, DepartmentModel } from '../../staff/model'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aStaff, dutyGrid } from '../../test/factories'
import { CaseModel, type CaseRecord } from '../model'

/** What may be missing when a case has come into a state. */
const missing: Record<string, (theCase: CaseRecord) => Promise<unknown>> = {
  'its cell': ({ _id }) => CaseModel.updateOne({ _id }, { $unset: { gridCode: 1 } }),
  'a duty grid of its cell': ({ _id }) => CaseModel.updateOne({ _id }, { $set: { gridCode: '440204001001999' } }),
  'a collector at work': () => AccountModel.updateMany({ roles: 'collector' }, { $set: { active: false } }),
  'a collector at work after one was named': async ({ _id }) => {
    const collector = { id: '0'.repeat(24), name: '离岗采集员' }
    await CaseModel.updateOne({ _id }, { $set: { collector } })
  },
  'an open department': () => DepartmentModel.updateMany({}, { $set: { active: false } }),
  'anybody in its department': () => AccountModel.updateMany({ department: 'municipal' }, { $set: { active: false } }),
  'an independent collector': () =>
    AccountModel.updateMany({ roles: 'collector' }, { $set: { department: 'municipal' } }),
  'anybody in the department that helps': async ({ _id }) => {
    const subtask = { department: { id: 'gone', name: '撤销的部门' }, work: '请配合', state: 'open', at: new Date() }
    await CaseModel.updateOne({ _id }, { $push: { subtasks: subtask } })
  }
}

/** Queues that somebody at a desk looks through, besides the tabs of the states their role holds. */
const queues = ['trouble=place', 'trouble=keeper']

describe('Whatever a case lacks', () => {
  const api = testApi()
  const desks = new Map<Role, string>()

  before(async () => {
    await aCatalogue()
    await aCell()
    for (const role of ['operator', 'lead', 'dispatcher'] as const) desks.set(role, await api.staff({ roles: [role] }))
  })

  /** The city as it should be, before something goes missing. */
  const whole = async () => {
    await AccountModel.deleteMany({ roles: { $in: ['collector', 'clerk', 'handler'] } })
    await DepartmentModel.deleteMany({})
    await aDepartment('municipal', '市政设施维护所')
    const collector = await aStaff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    await aStaff({ roles: ['clerk', 'handler'], department: 'municipal' })
    return collector
  }

  const rowsOf = async (token: string, query: string): Promise<string[]> => {
    const { items } = (await api.get(`/api/staff/cases?${query}&limit=100`, { token })).body
    return items.map(({ caseNo }: { caseNo: string }) => caseNo)
  }

  /** Who at a desk has the case in a queue of theirs and can take a step that moves it or gives it to somebody. */
  const wayOn = async (caseNo: string, state: CaseState): Promise<string[]> => {
    const found: string[] = []
    for (const [role, token] of desks) {
      const own = stateOf(state).holder === role ? [`state=${state}`] : []
      const rows = await Promise.all([...queues, ...own].map(query => rowsOf(token, query)))
      if (!rows.flat().includes(caseNo)) continue
      const { actions } = (await api.get(`/api/staff/cases/${caseNo}`, { token })).body as { actions: StaffAction[] }
      const moves = actions.filter(action => !onlyAdds(action) && stepOf(action).by.some(by => by === role))
      if (moves.length > 0) found.push(`${role}: ${moves.join(' ')}`)
    }
    return found
  }

  for (const state of openStates) {
    it(`a case that is ${state} has somebody with a way on, and stands in their queue`, async () => {
      for (const [what, take] of Object.entries(missing)) {
        await whole()
        const theCase = await aCase({ state })
        await take(theCase)
        const { holder } = stateOf(state)
        // Where somebody still has the case as their own work, nothing is stuck.
        const needed =
          holder !== 'collector' && holder !== 'department'
            ? true
            : holder === 'collector'
              ? !what.includes('department')
              : what.includes('department')
        if (needed && !(state === 'verifying' && what === 'an independent collector')) {
          const ways = await wayOn(theCase.caseNo, state)
          assert.ok(ways.length > 0, `${state} without ${what}`)
        }
      }
    })
  }

  it('what is as it should be stands in no such queue', async () => {
    const { account } = await whole()
    for (const state of openStates) {
      const { caseNo } = await aCase({ state })
      for (const query of queues) {
        assert.ok(!(await rowsOf(desks.get('lead') ?? '', query)).includes(caseNo), `${state} ${query}`)
      }
    }
    assert.equal(account.active, true)
  })

  it('a look that is overdue shows at the lead, who takes it back or gives it to somebody else', async () => {
    const { id } = await whole()
    const { caseNo } = await aCase({ state: 'checking', now: new Date(Date.now() - 5 * 3_600_000) })
    const lead = desks.get('lead') ?? ''
    assert.ok((await rowsOf(lead, 'trouble=keeper')).includes(caseNo))
    const { body } = await api.get(`/api/staff/cases/${caseNo}`, { token: lead })
    assert.match(body.trouble.words, /到期还没有去看/)
    const { body: people } = await api.get(`/api/staff/cases/${caseNo}/collectors`, { token: lead })
    assert.deepEqual([people[0].id, people[0].here], [id, true])
    const post = (action: string, form: object) =>
      api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token: lead, body: form })
    const given = await post('giveLook', { version: body.version, collector: id })
    assert.deepEqual([given.status, given.body.collector?.id], [200, id])
    const again = await post('giveLook', { version: given.body.version, collector: id })
    assert.match(again.body.error.fields.collector, /已经给了.*请选另一位/)
    const toAll = await post('giveLook', { version: given.body.version })
    assert.deepEqual([toAll.status, toAll.body.collector], [200, undefined])
    const nobody = await post('giveLook', { version: toAll.body.version })
    assert.match(nobody.body.error.fields.collector, /都已经收到，请选一位/)
    const back = await post('recallCheck', { version: toAll.body.version, reason: '他今天请假' })
    assert.deepEqual([back.status, back.body.state, back.body.collector], [200, 'handled', undefined])
    const stranger = await api.staff({ roles: ['dispatcher'] })
    assert.equal((await api.get(`/api/staff/cases/${caseNo}/collectors`, { token: stranger })).status, 403)
  })

  it('a check is given to nobody who had a hand in the work', async () => {
    await whole()
    const hand = await aStaff({ roles: ['collector'], department: 'municipal', dutyGrids: [dutyGrid] })
    const { caseNo, version } = await aCase({ state: 'handled' })
    const answer = await api.post(`/api/staff/cases/${caseNo}/actions/requestCheck`, {
      token: desks.get('operator') ?? '',
      body: { version, collector: hand.id }
    })
    assert.equal(answer.status, 422)
    assert.match(answer.body.error.fields.collector, /参与过/)
  })
})
