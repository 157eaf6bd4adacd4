import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment } from '../test/factories'

describe('a step whose answer was lost', () => {
  const api = testApi()
  let clerk = ''
  let colleague = ''
  let lead = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
    colleague = await api.staff({ roles: ['clerk'], department: 'municipal' })
    lead = await api.staff({ roles: ['lead', 'dispatcher'] })
  })

  const step = (caseNo: string, action: string, token: string, body: object, key: string) =>
    api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token, body, headers: { 'Idempotency-Key': key } })
  const entries = async (caseNo: string, action: string) =>
    (await CaseModel.findOne({ caseNo }).orFail().lean()).history.filter(entry => entry.action === action).length

  it('had arrived when the case shows it, even if somebody went on since', async () => {
    const { caseNo, version } = await aCase({ state: 'dispatched' })
    const first = await step(caseNo, 'sign', clerk, { version }, 'the-first-time')
    const returned = { version: first.body.version, reason: '不归我们' }
    assert.equal((await step(caseNo, 'return', colleague, returned, 'another-step')).status, 200)
    const again = await step(caseNo, 'sign', clerk, { version }, 'the-first-time')
    assert.deepEqual([again.status, again.body.state], [200, 'filed'])
    assert.equal(await entries(caseNo, 'sign'), 1)
  })

  it('had not when somebody else took it, or I did in an earlier round', async () => {
    const { caseNo, version } = await aCase({ state: 'dispatched' })
    await step(caseNo, 'sign', colleague, { version }, 'by-a-colleague')
    const second = await step(caseNo, 'sign', clerk, { version }, 'by-a-colleague')
    assert.deepEqual([second.status, second.body.error.code], [409, 'case_changed'])
    const now = await CaseModel.findOne({ caseNo }).orFail().lean()
    await step(caseNo, 'return', clerk, { version: now.version, reason: '不归我们' }, 'round-one')
    const filed = await CaseModel.findOne({ caseNo }).orFail().lean()
    const dispatch = { version: filed.version, department: 'municipal' }
    assert.equal((await step(caseNo, 'dispatch', lead, dispatch, 'sent-again')).status, 200)
    const back = { version: filed.version + 1, reason: '不归我们' }
    assert.equal((await step(caseNo, 'return', clerk, back, 'round-two')).status, 200)
    assert.equal(await entries(caseNo, 'return'), 2)
  })
})
