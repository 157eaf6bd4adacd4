import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { openForSeconds } from '../../contracts/desk/views'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment, dutyGrid } from '../test/factories'
import { HeldModel, OpenedModel } from './model'
import { sweepDesks } from './open-case'

describe('What lies on whose desk', () => {
  const api = testApi()
  let first = ''
  let second = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    first = await api.staff({ roles: ['operator'], name: '李敏' })
    second = await api.staff({ roles: ['operator'], name: '陈强' })
  })
  const nobodySits = () => Promise.all([HeldModel.deleteMany({}), OpenedModel.deleteMany({})])
  const next = async (token: string, wanted: object = { state: 'submitted' }) =>
    (await api.post('/api/staff/next', { token, body: wanted })).body.caseNo as string | undefined
  const open = (token: string, caseNo: string) => api.post(`/api/staff/cases/${caseNo}/open`, { token })
  const leave = (token: string, caseNo: string) => api.send('DELETE', `/api/staff/cases/${caseNo}/open`, { token })

  describe('the next case', () => {
    it('is the most urgent that nobody else is deciding, and never the same for two who ask at once', async () => {
      await nobodySits()
      for (let index = 0; index < 12; index += 1) await aCase({ state: 'submitted' })
      const [due] = (await api.get('/api/staff/cases?state=submitted&sort=urgent', { token: first })).body.items
      assert.equal(await next(first), due.caseNo)
      const asked = await Promise.all(
        Array.from({ length: 10 }, async () => next(await api.staff({ roles: ['operator'] })))
      )
      assert.equal(new Set([due.caseNo, ...asked]).size, 11)
    })

    it('is the same again for whoever has it, and another when they put it aside', async () => {
      await nobodySits()
      const mine = await next(first)
      assert.equal(await next(first), mine)
      const other = await next(first, { state: 'submitted', except: [mine] })
      assert.ok(other && other !== mine)
    })

    it('goes beyond what colleagues have open on the first pages', async () => {
      await nobodySits()
      for (let index = 0; index < 25; index += 1) await aCase({ state: 'submitted' })
      const all = (await api.get('/api/staff/cases?state=submitted&sort=urgent&limit=100', { token: first })).body.items
      const colleagues = await Promise.all([1, 2, 3].map(() => api.staff({ roles: ['operator'] })))
      for (const [at, { caseNo }] of all.slice(0, -1).entries())
        await open(colleagues[Math.floor(at / 20)] ?? '', caseNo)
      assert.equal(await next(first), all.at(-1).caseNo)
      assert.equal(await next(await api.staff({ roles: ['operator'] })), undefined)
    })

    it('is offered again after it was left, and after a window that was closed without a word', async () => {
      await nobodySits()
      const mine = await next(first)
      assert.ok(mine)
      await leave(first, mine)
      assert.equal(await next(second), mine)
      const late = new Date(Date.now() - (openForSeconds + 1) * 1000)
      await HeldModel.updateOne({ _id: mine }, { $set: { until: late } })
      assert.equal(await next(first), mine)
    })

    it('comes from the queue that was asked for, and from what may be seen alone', async () => {
      await nobodySits()
      const { caseNo } = await aCase({ state: 'handling', department: 'municipal' })
      const clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
      const elsewhere = await api.staff({ roles: ['clerk'], department: await aDepartment() })
      assert.equal(await next(clerk, { state: 'handling' }), caseNo)
      assert.equal(await next(elsewhere, { state: 'handling' }), undefined)
      assert.equal(await next(first, { q: 'nothing has these words' }), undefined)
    })

    it('is kept from nobody by whoever asks for it and cannot decide it', async () => {
      await nobodySits()
      const { caseNo } = await aCase({ state: 'dispatched', department: 'municipal' })
      const queue = { state: 'dispatched', q: caseNo }
      const clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
      assert.equal(await next(first, queue), caseNo)
      assert.equal(await next(clerk, queue), caseNo)
      assert.equal(await next(second, queue), undefined)
    })

    it('is for those who work on cases, and says what is wrong with a wrong wish', async () => {
      const auditor = await api.staff({ roles: ['auditor'] })
      assert.equal((await api.post('/api/staff/next', { token: auditor, body: {} })).status, 403)
      const wrong = await api.post('/api/staff/next', { token: first, body: { state: 'nowhere', except: ['7'] } })
      assert.deepEqual([wrong.status, wrong.body.error.code], [400, 'invalid_fields'])
    })
  })

  describe('an open case', () => {
    it('shows who else has it open, and who of them decides it', async () => {
      await nobodySits()
      const { caseNo } = await aCase({ state: 'submitted' })
      const supervisor = await api.staff({ roles: ['supervisor'], name: '何督' })
      assert.deepEqual((await open(supervisor, caseNo)).body, { others: [] })
      const [watching] = (await open(first, caseNo)).body.others
      assert.deepEqual([watching.name, watching.deciding], ['何督', false])
      const names = (await open(second, caseNo)).body.others.map((each: { name: string; deciding: boolean }) => [
        each.name,
        each.deciding
      ])
      assert.deepEqual(names, [
        ['何督', false],
        ['李敏', true]
      ])
      // Reading is free: what a supervisor looks at is still somebody's next.
      await leave(first, caseNo)
      await leave(second, caseNo)
      assert.deepEqual((await open(first, caseNo)).body.others[0].name, '何督')
    })

    it('is free for the lead as soon as the operator has decided it', async () => {
      await nobodySits()
      const { caseNo, version } = await aCase({ state: 'accepted' })
      const lead = await api.staff({ roles: ['lead'] })
      const otherLead = await api.staff({ roles: ['lead'] })
      assert.equal(await next(lead, { state: 'accepted' }), caseNo)
      assert.equal(await next(otherLead, { state: 'accepted' }), undefined)
      const filed = await api.post(`/api/staff/cases/${caseNo}/actions/file`, { token: lead, body: { version } })
      assert.equal(filed.status, 200)
      const dispatcher = await api.staff({ roles: ['dispatcher'] })
      assert.equal(await next(dispatcher, { state: 'filed' }), caseNo)
    })

    it('does not exist for whoever may not see it', async () => {
      const { caseNo } = await aCase({ state: 'submitted' })
      const clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
      assert.equal((await open(clerk, caseNo)).status, 404)
      const collector = await api.staff({ roles: ['collector'], dutyGrids: [`${dutyGrid}9`] })
      assert.equal((await open(collector, caseNo)).status, 404)
    })

    it('is one of twenty at most that lie on one desk: nobody keeps a queue from all others', async () => {
      await nobodySits()
      const caseNos: string[] = []
      for (let index = 0; index < 22; index += 1) caseNos.push((await aCase({ state: 'submitted' })).caseNo)
      for (const caseNo of caseNos) await open(first, caseNo)
      assert.deepEqual([await HeldModel.countDocuments(), await OpenedModel.countDocuments()], [20, 20])
      const { account } = await HeldModel.findOne().orFail().lean()
      assert.equal(await HeldModel.countDocuments({ account, _id: { $in: caseNos.slice(2) } }), 20)
    })

    it('is forgotten when nobody says any more that it is open', async () => {
      await nobodySits()
      const { caseNo } = await aCase({ state: 'submitted' })
      await open(first, caseNo)
      assert.equal(await sweepDesks(), 0)
      assert.equal(await sweepDesks(new Date(Date.now() + (openForSeconds + 1) * 1000)), 2)
      assert.equal(await OpenedModel.countDocuments(), 0)
    })
  })
})
