import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { markAnnounced } from '../cases/announced'
import { CaseModel, type CaseRecord } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import { forgetKept } from '../db/marks'
import { submitReport } from '../reports/submit-report'
import { RulesModel } from '../rules/model'
import { saveRules } from '../rules/saved-rules'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aStaff, moverOf } from '../test/factories'
import { announce } from './announce'
import { MessageModel } from './model'

const anna = 'a'.repeat(24)

describe('What happens to a case is announced', () => {
  testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal', '部门municipal')
    await aStaff({ roles: ['clerk'], department: 'municipal' })
    await aStaff({ roles: ['dispatcher'] })
  })

  beforeEach('nothing waits', async () => {
    await announce()
    await MessageModel.deleteMany({})
  })

  const titles = async () => (await MessageModel.find().sort({ key: 1 }).lean()).map(({ title }) => title)
  const again = async ({ _id }: CaseRecord) => CaseModel.findById(_id).orFail().lean()
  const urged = (theCase: CaseRecord) =>
    moveCase(theCase, { action: 'urge', form: { note: '' }, mover: moverOf('resident', { id: anna }) })

  it('once to each, and then the case is at rest', async () => {
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    assert.deepEqual([theCase.announced, theCase.unannounced], [0, true])
    assert.equal(await announce(), theCase.history.length)
    assert.deepEqual(await titles(), ['您反映的问题已经受理', '已交给部门municipal处理', '新派给部门municipal，请签收'])
    const after = await again(theCase)
    assert.deepEqual([after.announced, after.unannounced], [theCase.history.length, undefined])
    assert.equal(await announce(), 0)
  })

  it('and every entry is counted, also of cases that are told side by side', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => aCase({ state: 'dispatched', resident: anna })))
    assert.equal(
      await announce(),
      cases.reduce((sum, { history }) => sum + history.length, 0)
    )
  })

  it('and goes on with what comes next', async () => {
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    await announce()
    await MessageModel.deleteMany({})
    await urged(theCase)
    assert.equal(await announce(), 1)
    assert.deepEqual(await titles(), ['有人催办，请尽快处理'])
  })

  it('and a message that fails its check is not dropped in silence: the others are told, and the case waits', async () => {
    // An empty sentence, from before sentences were checked when they were written.
    const content = JSON.stringify({ texts: { accept: '' } })
    const by = { id: '', name: '' }
    await RulesModel.insert({ _id: 'texts:1', kind: 'texts', version: 1, content, by, at: new Date() })
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    await announce()
    assert.deepEqual(await titles(), ['已交给部门municipal处理', '新派给部门municipal，请签收'])
    assert.equal((await again(theCase)).unannounced, true)
    await mongoose.connection.collection('rulebooks').deleteOne({ _id: 'texts:1' as never })
    forgetKept('rules')
    await CaseModel.deleteOne({ _id: theCase._id })
  })

  it('once, when a worker died between the messages and the mark', async () => {
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    await announce()
    const messages = await MessageModel.find().lean()
    await CaseModel.updateOne({ _id: theCase._id }, { $set: { announced: 0, unannounced: true } })
    assert.equal(await announce(), theCase.history.length)
    assert.deepEqual(await MessageModel.find().lean(), messages)
  })

  it('in full, when a worker died between two messages', async () => {
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    await announce()
    const told = await titles()
    await MessageModel.deleteOne({ title: '已交给部门municipal处理' })
    await CaseModel.updateOne({ _id: theCase._id }, { $set: { announced: 0, unannounced: true } })
    await announce()
    assert.deepEqual(await titles(), told)
  })

  it('once, by many workers at once', async () => {
    const cases = await Promise.all(Array.from({ length: 5 }, () => aCase({ state: 'dispatched', resident: anna })))
    await Promise.all(Array.from({ length: 4 }, () => announce()))
    assert.equal(await MessageModel.countDocuments(), 3 * cases.length)
    assert.equal(await CaseModel.countDocuments({ unannounced: true }), 0)
  })

  it('also when it happens while a worker is at it', async () => {
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    await urged(theCase)
    // This worker read the case before the urge.
    await markAnnounced(theCase._id, theCase.history.length)
    const between = await again(theCase)
    assert.deepEqual([between.announced, between.unannounced], [theCase.history.length, true])
    assert.equal(await announce(), 1)
    // Another worker is late with what it read long ago.
    await markAnnounced(theCase._id, 2)
    assert.equal((await again(theCase)).announced, theCase.history.length + 1)
  })

  it('but not what had happened before there were messages', async () => {
    const theCase = await aCase({ state: 'dispatched', resident: anna })
    await CaseModel.updateOne({ _id: theCase._id }, { $unset: { announced: 1, unannounced: 1 } })
    assert.equal(await announce(), 0)
    await urged(await again(theCase))
    assert.equal(await announce(), 1)
    assert.deepEqual(await titles(), ['有人催办，请尽快处理'])
  })

  it('in one message for what a resident adds again and again, until it has been read', async () => {
    await aStaff({ roles: ['operator'] })
    const theCase = await aCase({ resident: anna })
    const add = async (note: string) => {
      const form = { note, media: [] }
      await moveCase(await again(theCase), { action: 'supplement', form, mover: moverOf('resident', { id: anna }) })
    }
    await add('一')
    await add('二')
    await announce()
    await add('三')
    await announce()
    // A worker that was stopped, or another one, tells of the same once more.
    await CaseModel.updateOne({ _id: theCase._id }, { $set: { announced: 0, unannounced: true } })
    await announce()
    const told = async () => MessageModel.find({ caseNo: theCase.caseNo, action: 'supplement' }).sort({ at: 1 }).lean()
    assert.deepEqual(
      (await told()).map(({ title, text, times }) => [title, text.endsWith('：三'), times]),
      [['市民补充了情况（3 次）', true, 3]]
    )
    await MessageModel.updateMany({}, { $set: { read: true } })
    await add('四')
    await announce()
    assert.deepEqual(
      (await told()).map(({ title }) => title),
      ['市民补充了情况（3 次）', '市民补充了情况']
    )
  })

  it('and neither a report that joins nor one case that fails stops the others', async () => {
    const broken = await aCase({ state: 'accepted', resident: anna })
    const theCase = await aCase({ state: 'accepted', resident: anna })
    await submitReport('b'.repeat(24), `joins-${theCase.caseNo}`, {
      text: '我也看到',
      address: '',
      media: [],
      joinCase: theCase.caseNo,
      point: [113.5905, 24.8005]
    })
    await CaseModel.collection.updateOne({ _id: broken._id }, { $set: { 'history.1.action': 'no such step' } })
    await announce()
    assert.deepEqual(
      (await MessageModel.find().lean()).map(({ caseNo }) => caseNo),
      [theCase.caseNo, theCase.caseNo]
    )
    await CaseModel.deleteOne({ _id: broken._id })
  })

  it('in the city’s own words once it has any', async () => {
    await saveRules(
      'texts',
      { version: 0, content: { texts: { accept: '{place}的事我们收下了' } }, note: '' },
      {
        id: '1',
        sessionId: '1',
        name: '管理员',
        username: 'admin',
        roles: ['administrator'],
        rights: [],
        held: [],
        dutyGrids: []
      }
    )
    await aCase({ state: 'accepted', resident: anna })
    await announce()
    assert.deepEqual(await titles(), ['启明北路 16 号的事我们收下了'])
  })

  it('in words that say nothing of who reported, to residents only what their timeline shows', async () => {
    const theCase = await aCase({ state: 'accepted', resident: anna, topic: 'garbage' })
    await announce()
    await MessageModel.deleteMany({})
    const lead = moverOf('lead')
    const filed = await moveCase(theCase, { action: 'file', form: { note: '' }, mover: lead })
    const form = { department: 'municipal', note: '找老李' }
    await moveCase(filed, { action: 'dispatch', form, mover: moverOf('dispatcher') })
    await announce()
    const [resident, staff] = await MessageModel.find().sort({ key: 1 }).lean()
    assert.deepEqual([resident?.text, staff?.text], ['启明北路 16 号', '启明北路 16 号 暴露垃圾：找老李'])
    assert.ok(resident?.report)
    assert.equal(staff?.report, undefined)
    assert.ok(!JSON.stringify(staff).includes(anna))
  })
})
