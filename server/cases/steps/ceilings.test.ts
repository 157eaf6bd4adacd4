import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import { forgetLimits } from '../../limits/rate-limit'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, moverOf } from '../../test/factories'
import { joinCase } from '../join-case'
import { CaseModel } from '../model'
import { moveCase } from './move-case'

describe('What strangers add to a case', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()

  it('has an end for each reporter, said in words, and the case can still be withdrawn', async () => {
    const token = await api.resident()
    const headers = { 'Idempotency-Key': randomUUID() }
    const body = { point: [113.5905, 24.8005], text: '垃圾没有人清' }
    const { reportId, caseNo } = (await api.post('/api/reports', { token, body, headers })).body
    const add = () => api.post(`/api/reports/${reportId}/supplement`, { token, body: { note: '还在', media: [] } })
    for (let count = 0; count < 20; count += 1) {
      // The limit by the minute is another matter.
      forgetLimits()
      assert.equal((await add()).status, 200, `${count}`)
    }
    forgetLimits()
    const { status, body: refused } = await add()
    assert.equal(status, 409)
    assert.match(refused.error.message, /热线/)
    assert.equal((await stored(caseNo)).history.length, 21)
    const view = await api.get(`/api/reports/${reportId}`, { token })
    assert.ok(!view.body.actions.includes('supplement') && view.body.actions.includes('withdraw'))
  })

  it('has an end for all of them together, and the desk goes on', async () => {
    const { _id, caseNo, history } = await aCase()
    const entry = { ...history[0], action: 'supplement', from: 'submitted', words: '还在' }
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...entry,
      by: { id: `${index}`, name: '', role: 'resident' }
    }))
    await CaseModel.updateOne({ _id }, { $push: { history: { $each: many } } })
    const supplement = { action: 'supplement' as const, form: { note: '还在', media: [] } }
    const other = { ...supplement, mover: moverOf('resident', { id: 'f'.repeat(24) }) }
    await assert.rejects(moveCase(await stored(caseNo), other), { code: 'wrong_state', message: /热线/ })
    const comment = { action: 'comment' as const, form: { note: '知道了' }, mover: moverOf('operator') }
    assert.equal((await moveCase(await stored(caseNo), comment)).history.length, 302)
  })

  it('is counted, however many join, and lengthens no list without end', async () => {
    const { caseNo } = await aCase()
    const by = moverOf('resident', { id: 'e'.repeat(24) })
    const reports = Array.from({ length: 330 }, () => new Types.ObjectId())
    for (const report of reports) await joinCase(caseNo, report, by, new Date(), [])
    // Repeated at once, as a request may be, one from the history and one from after it.
    for (const report of [reports[3], reports[329]]) if (report) await joinCase(caseNo, report, by, new Date(), [])
    const { reportCount, history, lateJoins } = await stored(caseNo)
    assert.deepEqual([reportCount, history.length, lateJoins?.length], [331, 101, 200])
  })
})
