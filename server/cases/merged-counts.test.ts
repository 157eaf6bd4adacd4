import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import { testApi } from '../test/api'
import { aStory } from '../test/case-story'
import { aCase, aCatalogue, aCell } from '../test/factories'
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
    assert.equal(body.reports.length, 3)
    assert.deepEqual(
      body.merged.map(({ caseNo }: { caseNo: string }) => caseNo),
      [two.caseNo]
    )
  })

  it('never loses both of two that are merged into each other at once', async () => {
    const [one, two] = [await aStory(api), await aStory(api)]
    await Promise.all([
      one.attempt('operator', 'merge', { into: two.caseNo }),
      two.attempt('operator', 'merge', { into: one.caseNo })
    ])
    assert.deepEqual([(await one.stored()).state, (await two.stored()).state], ['submitted', 'merged'])
  })
})
