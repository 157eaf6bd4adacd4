import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment } from '../test/factories'

describe('The stages of a case', () => {
  const api = testApi()
  let lead = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal', '市政设施维护所')
    lead = await api.staff({ roles: ['lead'] })
  })

  const stages = async (caseNo: string, token = lead) => {
    const { status, body } = await api.get(`/api/staff/cases/${caseNo}/stages`, { token })
    return {
      status,
      items: (body.items ?? []) as { stage: string; outcome: string; dueAt?: string; minutes?: number }[]
    }
  }

  it('stay with their deadlines when they have ended, each in time or not', async () => {
    const { caseNo } = await aCase({ state: 'closed', now: new Date(Date.now() + 60_000) })
    const { items } = await stages(caseNo)
    assert.deepEqual(
      items.map(({ stage, outcome }) => [stage, outcome]),
      ['受理', '立案审核', '派遣', '处置', '核查', '结案审核'].map(stage => [stage, 'inTime'])
    )
    assert.ok(items.every(({ dueAt, minutes }) => dueAt && minutes !== undefined))
  })

  it('say of one that runs whether its time is up', async () => {
    const { caseNo, _id } = await aCase({})
    assert.deepEqual(
      (await stages(caseNo)).items.map(({ outcome }) => outcome),
      ['running']
    )
    await CaseModel.updateOne({ _id }, { $set: { 'stage.dueAt': new Date(Date.now() - 60_000) } })
    assert.deepEqual(
      (await stages(caseNo)).items.map(({ outcome }) => outcome),
      ['runningLate']
    )
  })

  it('are read by whoever may read the case, and by nobody else', async () => {
    const { caseNo } = await aCase({})
    const clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
    assert.equal((await stages(caseNo, clerk)).status, 404)
    assert.equal((await stages('44020420200101000001')).status, 404)
    assert.equal((await stages('not-a-number')).status, 400)
    assert.equal((await api.get(`/api/staff/cases/${caseNo}/stages`)).status, 401)
  })
})
