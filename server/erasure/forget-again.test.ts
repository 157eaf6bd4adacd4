import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mock } from 'node:test'
import { afterEach, before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { AuditModel } from '../audit/model'
import { forgetEndOfLog } from '../audit/record'
import { CaseModel } from '../cases/model'
import { markAsBackup, refuseRestored, restoredFrom } from '../db/restored'
import { log } from '../log'
import { MediaModel } from '../media/model'
import { finishRedactions } from '../redaction/finish-redactions'
import { testApi } from '../test/api'
import { checkSearch } from '../test/check-search'
import { everyDocument } from '../test/everything-stored'
import { aForm } from '../test/forms'
import { aWhitePhoto, greyAt, opened, redacting } from '../test/redacting'
import { forgetAgain } from './forget-again'

const box = { x: 0.2, y: 0.2, width: 0.4, height: 0.4 }

describe('A backup that is older than what was forgotten', () => {
  const api = testApi()
  const { begin, tokenOf, report, redact, told } = redacting(api)
  let lines: string[] = []

  before(begin)
  afterEach(() => mock.restoreAll())

  const database = () => mongoose.connection.db ?? assert.fail('not connected')
  async function backUp() {
    const collections = await database().listCollections().toArray()
    const copies = await Promise.all(
      collections.map(async ({ name }) => ({ name, documents: await database().collection(name).find().toArray() }))
    )
    lines = []
    const write = (facts: object) => void lines.push(JSON.stringify({ time: new Date().toISOString(), ...facts }))
    mock.method(log, 'info', write)
    return { copies, at: new Date() }
  }
  /** As `npm run restore` does it. */
  async function restore({ copies, at }: Awaited<ReturnType<typeof backUp>>) {
    for (const { name } of await database().listCollections().toArray())
      await database().collection(name).deleteMany({})
    for (const { name, documents } of copies) {
      if (documents.length > 0) await database().collection(name).insertMany(documents)
    }
    forgetEndOfLog()
    await markAsBackup(database(), at)
  }
  const hide = (caseNo: string, place: string, words: string, hidden: string) => {
    const from = words.indexOf(hidden)
    return api.post(`/api/staff/cases/${caseNo}/words/redaction`, {
      token: tokenOf('lead'),
      body: { place, words, spans: hidden ? [{ from, to: from + hidden.length }] : [] },
      headers: { 'Idempotency-Key': randomUUID() }
    })
  }
  const view = async (caseNo: string) => (await api.get(`/api/staff/cases/${caseNo}`, { token: tokenOf('lead') })).body

  it('has photos and words black again, in the order in which it was done, and shown again what was shown again', async () => {
    const resident = await api.resident()
    const media = (await api.upload(resident, await aWhitePhoto(400, 400))).body.id as string
    const text = '黄龘住三单元，电话在门上'
    const { caseNo, reportId } = await report(resident, { text, media: [media] })
    const other = await report(resident, { text: '别处的靐某' })
    const reason = '请找魑魅问'
    const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const commented = await api.post(`/api/staff/cases/${caseNo}/actions/comment`, {
      token: tokenOf('operator'),
      body: { version, ...aForm('comment'), note: reason, words: reason, text: reason }
    })
    assert.equal(commented.status, 200, JSON.stringify(commented.body))
    const history = (await CaseModel.findOne({ caseNo }).orFail().lean()).history
    const at = history.findIndex(({ words }) => words === reason)
    assert.ok(at > 0)

    const backup = await backUp()
    assert.equal((await hide(caseNo, `report:${reportId}`, text, '黄龘')).status, 200)
    assert.equal((await hide(caseNo, `report:${reportId}`, '███住三单元，电话在门上', '三单元')).status, 200)
    assert.equal((await hide(caseNo, `entry:${at}`, reason, '魑魅')).status, 200)
    assert.equal((await hide(other.caseNo, `report:${other.reportId}`, '别处的靐某', '靐某')).status, 200)
    assert.equal((await hide(other.caseNo, `report:${other.reportId}`, '别处的███', '')).status, 200)
    assert.equal((await redact('lead', caseNo, media, { revision: 0, boxes: [{ ...box, x: 0.5 }] })).status, 200)
    assert.equal((await redact('lead', caseNo, media, { revision: 1, boxes: [{ ...box, x: 0.5 }, box] })).status, 200)
    mock.restoreAll()
    const outside = [...lines, lines[0]?.slice(0, 40)].join('\n')
    for (const secret of [text, '黄龘', '三单元', '魑魅', '靐某']) {
      assert.ok(!lines.some(line => line.includes('"redaction"') && line.includes(`"${secret}"`)), secret)
      assert.ok(!lines.some(line => /[\u4e00-\u9fff]/.test(line)), 'a word of a person in the log')
    }

    await restore(backup)
    assert.match(await everyDocument(), /黄龘/)
    await assert.rejects(refuseRestored(), /erase:again/)
    assert.deepEqual(await forgetAgain(outside), { people: 0, callers: 0, redactions: 3 })
    await refuseRestored()
    await finishRedactions(new Date(Date.now() + 600_000))
    const seen = await view(caseNo)
    assert.deepEqual(
      [seen.text, seen.reports.items[0].text, (await view(other.caseNo)).text],
      ['███住███，电话在门上', '███住███，电话在门上', '别处的靐某']
    )
    const all = await everyDocument()
    assert.deepEqual(
      ['黄龘', '三单元', '魑魅'].filter(secret => all.includes(secret)),
      []
    )
    await checkSearch(caseNo)
    const { redaction } = await MediaModel.findById(media).orFail().lean()
    assert.equal(redaction?.boxes.length, 2)
    const photo = await opened(api, seen.reports.items[0].media[0].urls.display)
    assert.deepEqual(
      [await greyAt(photo, 0.3, 0.3), await greyAt(photo, 0.8, 0.4), await greyAt(photo, 0.1, 0.9)],
      [0, 0, 255]
    )
    assert.equal((await told(caseNo)).length, 4)
    const [entry] = await AuditModel.find({ action: 'backupRestored' }).lean()
    assert.deepEqual([entry?.by.name, entry?.changes?.at(-1)?.after], ['命令行', '3 处'])
    // Once more, as often as it is run.
    assert.deepEqual(await forgetAgain(outside), { people: 0, callers: 0, redactions: 0 })
    assert.equal((await told(caseNo)).length, 4)
  })

  it('forgets a caller again', async () => {
    const body = {
      text: '龖龖家门口',
      address: '启明北路 16 号',
      point: [113.5905, 24.8005],
      contact: { phone: '13900001111' }
    }
    const headers = { 'Idempotency-Key': randomUUID() }
    const sent = await api.post('/api/staff/reports', { token: tokenOf('operator'), body, headers })
    assert.equal(sent.status, 201, JSON.stringify(sent.body))
    const backup = await backUp()
    const path = `/api/staff/reports/${sent.body.reportId}/caller-erasure`
    const asked = { reason: '回拨核对了号码', words: true }
    assert.equal((await api.post(path, { token: tokenOf('lead'), body: asked })).status, 200)
    mock.restoreAll()
    await restore(backup)
    assert.match(await everyDocument(), /龖龖/)
    assert.deepEqual(await forgetAgain(lines.join('\n')), { people: 0, callers: 1, redactions: 0 })
    assert.doesNotMatch(await everyDocument(), /龖龖/)
    assert.deepEqual(await forgetAgain(lines.join('\n')), { people: 0, callers: 0, redactions: 0 })
  })

  it('is not told what was before it, and may be served without a log file, which is on record', async () => {
    const resident = await api.resident()
    const text = '齉某在这里'
    const { caseNo, reportId } = await report(resident, { text })
    await backUp()
    assert.equal((await hide(caseNo, `report:${reportId}`, text, '齉某')).status, 200)
    assert.equal((await hide(caseNo, `report:${reportId}`, '███在这里', '')).status, 200)
    const before = lines.join('\n')
    await new Promise(setImmediate)
    const backup = await backUp()
    mock.restoreAll()
    await restore({ ...backup, at: new Date(Date.now() + 1) })
    assert.ok(await restoredFrom())
    assert.equal((await forgetAgain(before)).redactions, 0)
    await markAsBackup(database())
    await forgetAgain(undefined)
    assert.equal(await restoredFrom(), undefined)
    assert.ok(await AuditModel.exists({ action: 'backupRestored', reason: /没有日志文件/ }))
  })
})
