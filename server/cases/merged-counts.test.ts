import assert from 'node:assert/strict'
import fc from 'fast-check'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import { submitReport } from '../reports/submit-report'
import { testApi } from '../test/api'
import { aStory } from '../test/case-story'
import { aCase, aCatalogue, aCell, moverOf } from '../test/factories'
import { joinCase } from './join-case'
import { countAllMergedReports, countMergedReports } from './merged-counts'
import { CaseModel } from './model'

describe('The count of a case that others were merged into', () => {
  const api = testApi()
  const countOf = async (caseNo: string) => (await CaseModel.findOne({ caseNo }).orFail().lean()).reportCount

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('is made up for after a crash between the merging and the counting, once', async () => {
    const target = await aCase()
    const merged = await aCase()
    // What a crash leaves: the case is merged and its reports are not counted.
    const uncountedReports = { to: target.caseNo, reports: 1, key: new Types.ObjectId() }
    await CaseModel.collection.updateOne({ _id: merged._id }, { $set: { mergedInto: target.caseNo, uncountedReports } })
    await Promise.all([countAllMergedReports(), countAllMergedReports()])
    await countAllMergedReports()
    assert.equal(await countOf(target.caseNo), 2)
    assert.equal((await CaseModel.findById(merged._id).orFail().lean()).uncountedReports, undefined)
    // A process that read the debt before it was paid pays nothing more.
    await countMergedReports({ ...merged, uncountedReports })
    assert.equal(await countOf(target.caseNo), 2)
  })

  it('and whoever reported is followed to the last of several, however they were merged', async () => {
    const [one, two, three] = [await aStory(api), await aStory(api), await aStory(api)]
    await three.take('operator', 'merge', { into: two.caseNo })
    await two.take('operator', 'merge', { into: one.caseNo })
    await one.walk(['operator', 'accept'])
    assert.equal(await countOf(one.caseNo), 3)
    assert.equal((await three.timeline()).at(-1)?.title, '已受理')
    const { body } = await api.get(`/api/staff/cases/${one.caseNo}`, { token: await one.tokenOf('operator') })
    assert.equal(body.reports.items.length, 3)
    assert.deepEqual(
      body.merged.items.map(({ caseNo }: { caseNo: string }) => caseNo),
      [two.caseNo]
    )
  })

  it('keeps those who joined when the history had enough of them', async () => {
    const [target, merged] = [await aCase(), await aCase()]
    for (const [{ caseNo }, joins] of [
      [target, 310],
      [merged, 130]
    ] as const) {
      for (let n = 0; n < joins; n += 1)
        await joinCase(caseNo, new Types.ObjectId(), moverOf('resident'), new Date(), [])
    }
    const story = { version: merged.version, into: target.caseNo }
    const token = await api.staff({ roles: ['operator', 'lead'] })
    const path = `/api/staff/cases/${merged.caseNo}/actions`
    assert.equal((await api.post(`${path}/merge`, { token, body: story })).status, 200)
    assert.deepEqual([await countOf(target.caseNo), await countOf(merged.caseNo)], [442, 131])
    const { version } = await CaseModel.findById(merged._id).orFail().lean()
    const split = { version, reason: '是另一处' }
    assert.equal((await api.post(`${path}/split`, { token, body: split })).status, 200)
    assert.deepEqual([await countOf(target.caseNo), await countOf(merged.caseNo)], [311, 131])
  })

  it('never loses both of two that are merged into each other at once', async () => {
    const [one, two] = [await aStory(api), await aStory(api)]
    await Promise.all([
      one.attempt('operator', 'merge', { into: two.caseNo }),
      two.attempt('operator', 'merge', { into: one.caseNo })
    ])
    assert.deepEqual([(await one.stored()).state, (await two.stored()).state], ['submitted', 'merged'])
  })

  it('is true after merging, splitting and joining in any order and depth, and the joiner lands at the end', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    const act = (caseNo: string, action: string, body: object) =>
      api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token: operator, body })
    const change = fc.record({
      what: fc.constantFrom('merge', 'merge', 'split', 'join'),
      one: fc.nat(4),
      other: fc.nat(4)
    })
    let sent = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 25 }), async changes => {
        const cases = [await aCase(), await aCase(), await aCase(), await aCase(), await aCase()].map(
          ({ caseNo }) => caseNo
        )
        const own = new Map(cases.map(caseNo => [caseNo, 1]))
        const into = new Map<string, string>()
        for (const { what, one, other } of changes) {
          const [from = '', to = ''] = [cases[one], cases[other]]
          const { version } = await CaseModel.findOne({ caseNo: from }).orFail().lean()
          if (what === 'merge' && (await act(from, 'merge', { version, into: to })).status === 200) into.set(from, to)
          if (what === 'split' && (await act(from, 'split', { version, reason: '不是同一个' })).status === 200)
            into.delete(from)
          if (what !== 'join') continue
          sent += 1
          const report = {
            text: '我也看到',
            address: '',
            media: [],
            joinCase: from,
            point: [113.5905, 24.8005] as const
          }
          const { caseNo } = await submitReport(`${sent}`.padStart(24, 'f'), `join-${sent}-any-order`, report)
          assert.equal(caseNo, endOf(into, from))
          own.set(caseNo, (own.get(caseNo) ?? 0) + 1)
        }
        for (const caseNo of cases) {
          const under = cases.filter(each => each === caseNo || leadsTo(into, each, caseNo))
          assert.equal(
            await countOf(caseNo),
            under.reduce((sum, each) => sum + (own.get(each) ?? 0), 0),
            caseNo
          )
        }
      }),
      { numRuns: 8, seed: 20_261_128 }
    )
  })

  it('is true when two merge and a third joins at the same moment', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    for (let turn = 0; turn < 8; turn += 1) {
      const [target, one, two] = [await aCase(), await aCase(), await aCase()]
      const body = { version: 1, into: target.caseNo }
      const merge = (caseNo: string) => api.post(`/api/staff/cases/${caseNo}/actions/merge`, { token: operator, body })
      const report = {
        text: '我也看到',
        address: '',
        media: [],
        joinCase: one.caseNo,
        point: [113.5905, 24.8005] as const
      }
      await Promise.all([
        merge(one.caseNo),
        merge(two.caseNo),
        submitReport(`${turn}`.padStart(24, 'e'), `join-${turn}-at-once`, report)
      ])
      await countAllMergedReports()
      assert.equal(await countOf(target.caseNo), 4)
    }
  })
})

function endOf(into: Map<string, string>, caseNo: string): string {
  const next = into.get(caseNo)
  return next ? endOf(into, next) : caseNo
}

function leadsTo(into: Map<string, string>, from: string, to: string): boolean {
  const next = into.get(from)
  return next !== undefined && (next === to || leadsTo(into, next, to))
}
