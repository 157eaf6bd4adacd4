import assert from 'node:assert/strict'
import { Types } from 'mongoose'
import { forms } from '../../contracts/cases/forms'
import { markLights } from '../cases/clocks/mark-lights'
import { resumeDue } from '../cases/clocks/resume-due'
import { countAllMergedReports } from '../cases/merged-counts'
import { CaseModel } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import { PlaceImportModel } from '../codes/batch-model'
import { finishImports } from '../codes/import-places'
import { forgetSetAside } from '../db/work-through'
import { parse } from '../http/parse'
import { endAbandonedClaims } from '../media/claim-photos'
import { MediaModel } from '../media/model'
import { setStorage, storage } from '../media/storage'
import { sweepUnusedMedia } from '../media/store-photo'
import { announce } from '../messages/announce'
import { MessageModel } from '../messages/model'
import { pushToWechat } from '../messages/push-to-wechat'
import { ReportModel } from '../reports/model'
import { finishHalfSent } from '../reports/submit-report'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aMedia, moverOf } from '../test/factories'
import { aForm } from '../test/forms'

const old = new Date(Date.now() - 3 * 86_400_000)
/** More than any job reads in one turn. */
const many = 501
const ids = Array.from({ length: many }, () => new Types.ObjectId())

describe('A job that meets what it cannot handle', () => {
  testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
  })
  beforeEach(async () => {
    forgetSetAside()
    const collections = [CaseModel, ReportModel, MessageModel, MediaModel, PlaceImportModel].map(
      model => model.collection
    )
    for (const collection of collections) await collection.deleteMany({})
  })

  /** Documents as no code of ours writes them, all of them older than the good one. */
  const poison = (model: { collection: { insertMany(docs: object[]): Promise<unknown> } }, facts: object) =>
    model.collection.insertMany(
      ids.map((_id, n) => ({
        _id,
        caseNo: `x${n}`,
        key: `x${n}`,
        idempotencyKey: `x${n}`,
        queryCode: `x${n}`,
        resident: `x${n}`,
        ...facts
      }))
    )
  /** Two turns: the first may be all taken up by what fails. */
  const turns = async (job: () => Promise<number>) => (await job()) + (await job())

  it('goes on marking lights', async () => {
    await poison(CaseModel, { nextLightAt: old, history: null, updatedAt: old })
    const { _id } = await aCase({ now: new Date(Date.now() - 3_600_000) })
    await turns(markLights)
    const { history } = await CaseModel.findById(_id).orFail().lean()
    assert.equal(history.at(-1)?.action, 'overdue')
  })

  it('goes on resuming suspended cases', async () => {
    await poison(CaseModel, { state: 'suspended', suspended: { until: old }, history: null })
    const { _id } = await aCase({ state: 'suspended' })
    await CaseModel.updateOne({ _id }, { $set: { 'suspended.until': old } })
    await turns(resumeDue)
    assert.notEqual((await CaseModel.findById(_id).orFail().lean()).state, 'suspended')
  })

  it('goes on telling people what happened', async () => {
    await poison(CaseModel, { unannounced: true, history: null, updatedAt: old })
    const { _id } = await aCase({ state: 'accepted' })
    for (let turn = 0; turn < 7; turn += 1) await announce()
    assert.equal((await CaseModel.findById(_id).orFail().lean()).unannounced, undefined)
  })

  it('tells the later entries of a history in which one cannot be told', async () => {
    const { _id } = await aCase()
    await announce()
    await CaseModel.collection.updateOne({ _id }, { $push: { history: { action: 'none', at: old } } as never })
    const theCase = await CaseModel.findById(_id).orFail().lean()
    const form = parse(forms.accept, aForm('accept'))
    await moveCase(theCase, { action: 'accept', form, mover: moverOf('operator') })
    await announce()
    assert.equal(await MessageModel.countDocuments({ action: 'accept' }), 1)
    assert.equal((await CaseModel.findById(_id).orFail().lean()).unannounced, true)
  })

  it('goes on finishing half-sent reports', async () => {
    await poison(ReportModel, { complete: false, sentAt: old })
    const { caseNo } = await aCase()
    await ReportModel.updateOne({ caseNo }, { $set: { complete: false, sentAt: new Date(Date.now() - 600_000) } })
    for (let turn = 0; turn < 4; turn += 1) await finishHalfSent()
    assert.equal((await ReportModel.findOne({ caseNo }).orFail().lean()).complete, true)
  })

  it('goes on counting merged reports', async () => {
    await poison(CaseModel, { uncountedReports: { to: 'none' } })
    const [from, to] = [await aCase(), await aCase()]
    const owed = { to: to.caseNo, key: new Types.ObjectId(), reports: 1 }
    await CaseModel.collection.updateOne({ _id: from._id }, { $set: { uncountedReports: owed } })
    for (let turn = 0; turn < 4; turn += 1) await countAllMergedReports()
    assert.equal((await CaseModel.findById(from._id).orFail().lean()).uncountedReports, undefined)
    assert.equal((await CaseModel.findById(to._id).orFail().lean()).history.at(-1)?.action, 'join')
  })

  it('goes on finishing imports of places', async () => {
    await poison(PlaceImportModel, { state: 'pending', createdAt: old, batch: 'x', rows: null })
    const good = { batch: '一批', state: 'pending', rows: [], by: { id: 'a', name: 'a' }, createdAt: old }
    const { insertedId } = await PlaceImportModel.collection.insertOne(good as never)
    await finishImports()
    assert.equal((await PlaceImportModel.findById(insertedId).orFail().lean()).state, 'done')
  })

  it('goes on telling residents in WeChat', async () => {
    const template = 'abcdefgh-_0123456789'
    setSettings({ ...settings(), wechatProgress: { template, fields: {} } })
    await poison(MessageModel, { person: 7, push: { state: 'waiting', tries: 0, next: old } })
    const message = { key: 'good', person: `resident:${'a'.repeat(24)}`, action: 'accept', title: '', body: '' }
    const push = { state: 'waiting', tries: 0, next: new Date(old.getTime() + 1000), place: '', final: false }
    await MessageModel.collection.insertOne({ ...message, at: old, read: false, push } as never)
    while ((await MessageModel.countDocuments({ 'push.state': 'waiting', 'push.tries': 0 })) > 0) await pushToWechat()
    assert.equal((await MessageModel.findOne({ key: 'good' }).orFail().lean()).push?.state, 'unasked')
  })

  it('goes on deleting unused photos, and deletes the others when the disk lets it', async () => {
    const kept = storage()
    await poison(MediaModel, { owner: 'resident:a', usedBy: null, createdAt: old, width: 1, height: 1 })
    const good = await aMedia('resident:b')
    await MediaModel.updateOne({ _id: good }, { $set: { createdAt: new Date(old.getTime() + 1000) } })
    const bad = new Set(ids.map(String))
    setStorage({
      ...kept,
      async delete(key) {
        if (bad.has(key.slice(0, 24))) throw Object.assign(new Error('not permitted'), { code: 'EACCES' })
      }
    })
    await turns(sweepUnusedMedia)
    assert.equal(await MediaModel.countDocuments({ _id: good }), 0)
    assert.equal(await MediaModel.countDocuments({}), many)
    bad.clear()
    const later = new Date(Date.now() + 3_600_000)
    await sweepUnusedMedia(later)
    await sweepUnusedMedia(later)
    setStorage(kept)
    assert.equal(await MediaModel.countDocuments({}), 0)
  })

  it('goes on freeing photos that a crash left claimed', async () => {
    await poison(MediaModel, { owner: 'staff:a', usedBy: 'case:x', claim: { step: 's', at: old }, createdAt: old })
    const good = await aMedia('staff:b')
    const claim = { step: 's', at: new Date(old.getTime() + 1000) }
    await MediaModel.updateOne({ _id: good }, { $set: { usedBy: 'case:good', claim } })
    const showsPhoto = {
      case: async (caseNo: string) => {
        if (caseNo === 'x') throw new Error('poison')
        return false
      }
    }
    await turns(() => endAbandonedClaims(showsPhoto))
    assert.equal((await MediaModel.findById(good).orFail().lean()).usedBy, null)
  })
})
