import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { chinaDay, dayMs } from '../../contracts/china-time'
import { AuditModel } from '../audit/model'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aStaff, dutyGrid } from '../test/factories'
import { AccountModel } from './model'
import { openStaffSession } from './session'

const day = (after: number) => chinaDay(Date.now() + after * dayMs)
const today = { from: day(0), to: day(3) }

describe('A collector who is absent', () => {
  const api = testApi()
  let lead: string
  let wang: Awaited<ReturnType<typeof aStaff>>

  before(async () => {
    await aCatalogue()
    await aCell()
    lead = await api.staff({ roles: ['lead', 'operator'] })
    wang = await aStaff({ roles: ['collector'], name: '小王', dutyGrids: [dutyGrid] })
  })

  const set = (days: object | null, token = lead, id = wang.id) =>
    api.post(`/api/staff/collectors/${id}/absence`, { token, body: { days } })
  const stuck = async (caseNo: string) => {
    const { items } = (await api.get('/api/staff/cases?trouble=keeper&limit=100', { token: lead })).body
    return items.some((item: { caseNo: string }) => item.caseNo === caseNo)
  }
  const read = async (caseNo: string) => (await api.get(`/api/staff/cases/${caseNo}`, { token: lead })).body
  const take = async (caseNo: string, action: string, form: object = {}) => {
    const { version } = await read(caseNo)
    return api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token: lead, body: { version, ...form } })
  }

  it('has the open looks shown at the lead at once, until they are back', async () => {
    const { caseNo } = await aCase({ state: 'verifying' })
    const named = await aCase({ state: 'submitted' })
    assert.equal((await take(named.caseNo, 'requestVerification', { collector: wang.id })).status, 200)
    assert.deepEqual([await stuck(caseNo), await stuck(named.caseNo)], [false, false])
    assert.deepEqual((await set(today)).body, { id: wang.id, name: '小王', absent: today })
    assert.deepEqual([await stuck(caseNo), await stuck(named.caseNo)], [true, true])
    assert.match((await read(named.caseNo)).trouble.words, new RegExp(`小王请假到 ${today.to}`))
    assert.match((await read(caseNo)).trouble.words, new RegExp(`小王请假到 ${today.to}`))
    assert.equal((await set(null)).status, 200)
    assert.deepEqual([await stuck(caseNo), await stuck(named.caseNo)], [false, false])
    assert.equal(await AuditModel.countDocuments({ action: 'absenceSet', subject: /小王/ }), 2)
  })

  it('is given no new look, and whoever asks is told when only they would get it', async () => {
    const { caseNo } = await aCase({ state: 'submitted' })
    await set(today)
    const alone = await take(caseNo, 'requestVerification')
    assert.equal(alone.status, 422)
    assert.match(alone.body.error.fields.collector, /小王请假到.*请指定另一位/)
    const byName = await take(caseNo, 'requestVerification', { collector: wang.id })
    assert.match(byName.body.error.fields.collector, /小王请假到/)
    const { body: people } = await api.get(`/api/staff/cases/${caseNo}/collectors`, { token: lead })
    const { barred } = people.find(({ id }: { id: string }) => id === wang.id)
    assert.match(barred, /请假到/)
    await aStaff({ roles: ['collector'], name: '小李', dutyGrids: [dutyGrid] })
    assert.equal((await take(caseNo, 'requestVerification')).status, 200)
    assert.equal(await stuck(caseNo), false)
    await set(null)
  })

  it('is at work before the first day and after the last', async () => {
    assert.equal((await set({ from: day(1), to: day(2) })).status, 200)
    const { caseNo } = await aCase({ state: 'submitted' })
    assert.equal((await take(caseNo, 'requestVerification', { collector: wang.id })).status, 200)
    await set(null)
  })

  it('stands first in the list of whoever gives looks away, until the days are over', async () => {
    await set({ from: day(1), to: day(2) })
    const list = (token = lead) => api.get('/api/staff/absences', { token })
    assert.deepEqual((await list()).body[0], { id: wang.id, name: '小王', absent: { from: day(1), to: day(2) } })
    await AccountModel.updateOne({ _id: wang.id }, { $set: { absent: { from: day(-3), to: day(-1) } } })
    const { body } = await list()
    assert.deepEqual(
      body.find(({ id }: { id: string }) => id === wang.id),
      { id: wang.id, name: '小王' }
    )
    assert.equal((await list(await api.staff({ roles: ['operator'] }))).status, 403)
    assert.equal((await api.get('/api/staff/absences')).status, 401)
    await set(null)
  })

  it('says so themselves, or the lead does, and nobody else', async () => {
    const { token } = await openStaffSession(wang.account)
    const own = await api.post('/api/staff/session/absence', { token, body: { days: today } })
    assert.deepEqual([own.status, own.body.absent], [200, today])
    assert.equal((await api.post('/api/staff/session/absence', { token, body: { days: null } })).body.absent, undefined)
    assert.equal((await set(today, token)).status, 403)
    assert.equal((await set(today, await api.staff({ roles: ['operator'] }))).status, 403)
    assert.equal((await set(today, lead, '0'.repeat(24))).status, 404)
    const clerk = await aStaff({ roles: ['clerk'], department: 'municipal' })
    assert.equal((await set(today, lead, clerk.id)).status, 404)
  })

  it('on days that make no sense is told at the field', async () => {
    const bad: [object, RegExp][] = [
      [{ from: day(3), to: day(1) }, /结束的日子应在开始之后/],
      [{ from: day(-9), to: day(-1) }, /已经过去/],
      [{ from: day(0), to: day(400) }, /最多一年/],
      [{ from: day(400), to: day(401) }, /提前一年/],
      [{ from: '9999-12-31', to: '9999-12-31' }, /提前一年/],
      [{ from: '2027-02-30', to: '2027-03-01' }, /没有这一天/],
      [{ from: day(0), to: '' }, /请选择到哪一天为止/],
      [{ from: day(0) }, /请填写/]
    ]
    for (const [days, sentence] of bad) {
      const { status, body } = await set(days)
      assert.equal(status, 400)
      assert.match(Object.keys(body.error.fields).join(), /^days/)
      assert.match(String(Object.values(body.error.fields)[0]), sentence)
    }
  })
})
