import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { inChina } from '../../../contracts/china-time'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell } from '../../test/factories'
import { CaseModel } from '../model'
import { moveCase } from '../steps/move-case'
import { upgradeCases } from '../upgrade-cases'
import { lightOf } from './clock'
import { endOfTime } from './end-of-time'
import { markLights } from './mark-lights'

const at = (chinese: string) => new Date(`${chinese}+08:00`)
const chinese = (moment: Date | null | undefined) => moment && inChina(moment).toISOString().slice(0, 16)

describe('The lights of a case', () => {
  const api = testApi()
  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()
  const marks = async (caseNo: string) =>
    (await stored(caseNo)).history
      .filter(({ action }) => action === 'warn' || action === 'overdue')
      .map(({ action, at: when, facts }) => [action, chinese(when), facts?.stage])

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('give each desk fifteen minutes and a look on site thirty, anew with each stage', async () => {
    const now = at('2026-11-23T09:00')
    const dues = [
      ['submitted', '2026-11-23T09:15'],
      ['verifying', '2026-11-23T09:30'],
      ['accepted', '2026-11-23T09:15'],
      ['filed', '2026-11-23T09:15'],
      ['handled', '2026-11-23T09:30'],
      ['checking', '2026-11-23T09:30'],
      ['checked', '2026-11-23T09:15']
    ] as const
    for (const [state, due] of dues) assert.equal(chinese((await aCase({ state, now })).nextDueAt), due, state)
    // The condition's limit is four working hours; lunch is in between.
    assert.equal(chinese((await aCase({ state: 'dispatched', now })).nextDueAt), '2026-11-23T15:00')
    for (const state of ['closed', 'rejected', 'suspended'] as const)
      assert.deepEqual((await aCase({ state, now })).nextDueAt, endOfTime, state)
  })

  it('turn yellow at four fifths and red at the end', async () => {
    const theCase = await aCase({ now: at('2026-11-23T09:00') })
    const seen = ['09:11', '09:12', '09:14', '09:15'].map(time => lightOf(theCase, at(`2026-11-23T${time}`)))
    assert.deepEqual(seen, ['green', 'yellow', 'yellow', 'red'])
  })

  it('are marked once each, however many processes look, and nobody’s open form is made stale', async () => {
    const { caseNo, version } = await aCase({ now: at('2026-11-23T10:00') })
    for (const time of ['10:11', '10:12', '10:13', '10:15', '10:20']) {
      await Promise.all([1, 2, 3].map(() => markLights(at(`2026-11-23T${time}`))))
    }
    assert.deepEqual(await marks(caseNo), [
      ['warn', '2026-11-23T10:12', 'acceptance'],
      ['overdue', '2026-11-23T10:15', 'acceptance']
    ])
    const theCase = await stored(caseNo)
    assert.deepEqual([theCase.version, theCase.nextLightAt], [version, endOfTime])
  })

  it('that turned while nobody looked are told by the worst of them', async () => {
    const { caseNo } = await aCase({ now: at('2026-11-24T10:00') })
    await markLights(at('2026-11-24T12:00'))
    assert.deepEqual(await marks(caseNo), [['overdue', '2026-11-24T10:15', 'acceptance']])
  })

  it('that turned a moment before a step are told before it', async () => {
    const dueAt = at('2026-11-24T10:15')
    const theCase = await aCase({ now: at('2026-11-24T10:00') })
    const mover = { id: 'a'.repeat(24), name: '受理员甲', actors: ['operator'] } as const
    await moveCase(theCase, { action: 'comment', form: { note: '在看' }, mover, now: at('2026-11-24T10:20') })
    assert.deepEqual(await marks(theCase.caseNo), [['overdue', chinese(dueAt), 'acceptance']])
    await markLights(at('2026-11-24T10:21'))
    assert.deepEqual(await marks(theCase.caseNo), [['overdue', chinese(dueAt), 'acceptance']])
  })

  it('of a returned case run on for the handling beside the dispatcher’s own', async () => {
    const now = at('2026-11-25T14:00')
    const { caseNo, version } = await aCase({ state: 'dispatched', now })
    const clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
    await api.post(`/api/staff/cases/${caseNo}/actions/return`, {
      token: clerk,
      body: { version, reason: '不归我们' }
    })
    const theCase = await stored(caseNo)
    assert.equal(theCase.stage?.name, 'dispatch')
    assert.equal(chinese(theCase.clock?.dueAt), '2026-11-25T18:00')
    assert.equal(theCase.clock?.stoppedAt, undefined)
    const nearest = Math.min(Number(theCase.stage?.dueAt), Number(theCase.clock?.dueAt))
    assert.equal(theCase.nextDueAt.getTime(), nearest)
  })

  it('leave in the history whether each stage was in time', async () => {
    const now = at('2026-11-26T09:00')
    const { history } = await aCase({ state: 'handled', now })
    const ended = history.filter(({ dueAt }) => dueAt).map(({ action, dueAt }) => [action, chinese(dueAt)])
    assert.deepEqual(ended, [
      ['accept', '2026-11-26T09:15'],
      ['file', '2026-11-26T09:15'],
      ['dispatch', '2026-11-26T09:15'],
      ['sign', '2026-11-26T15:00'],
      ['reportDone', '2026-11-26T15:00']
    ])
  })

  it('of cases of an earlier version are found under their present names', async () => {
    const { _id, caseNo, nextDueAt, nextWarnAt, nextLightAt } = await aCase({ now: at('2026-11-26T09:00') })
    const owes = { to: caseNo, reports: 1, key: _id }
    await CaseModel.collection.updateOne(
      { _id },
      {
        $set: { urgency: nextDueAt, warning: nextWarnAt, nextTurn: nextLightAt, owes },
        $unset: { nextDueAt: '', nextWarnAt: '', nextLightAt: '' }
      }
    )
    assert.equal(await upgradeCases(), 1)
    assert.equal(await upgradeCases(), 0)
    const raw = await CaseModel.collection.findOne({ _id })
    assert.deepEqual([raw?.nextDueAt, raw?.nextWarnAt, raw?.nextLightAt], [nextDueAt, nextWarnAt, nextLightAt])
    assert.deepEqual(raw?.uncountedReports, owes)
    for (const name of ['urgency', 'warning', 'nextTurn', 'owes']) assert.ok(!(name in (raw ?? {})), name)
  })

  it('are given to cases of before there were any', async () => {
    const { _id, caseNo } = await aCase({ now: at('2026-11-26T09:00') })
    const promise = { startedAt: at('2026-11-26T09:00'), dueAt: at('2026-11-27T09:00') }
    await CaseModel.collection.updateOne(
      { _id },
      { $set: { clock: promise }, $unset: { nextLightAt: 1, nextWarnAt: 1, stage: 1, subtasks: 1, extensions: 1 } }
    )
    assert.equal(await upgradeCases(at('2026-11-27T10:00')), 1)
    assert.equal(await upgradeCases(), 0)
    const theCase = await stored(caseNo)
    assert.deepEqual(
      [chinese(theCase.stage?.dueAt), theCase.clock, theCase.subtasks],
      ['2026-11-27T10:15', undefined, []]
    )
    const token = await api.staff({ roles: ['operator'] })
    assert.equal((await api.get(`/api/staff/cases/${caseNo}`, { token })).status, 200)
  })
})
