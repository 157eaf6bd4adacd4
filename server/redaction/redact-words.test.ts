import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mock } from 'node:test'
import { afterEach, before, describe, it } from 'mocha'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { announce } from '../messages/announce'
import { MessageModel } from '../messages/model'
import { testApi } from '../test/api'
import { checkSearch } from '../test/check-search'
import { databaseFiles, everyDocument } from '../test/everything-stored'
import { aForm } from '../test/forms'
import { redacting } from '../test/redacting'
import { finishRedactions } from './finish-redactions'
import { BlackoutModel } from './model'

const later = () => new Date(Date.now() + 3_600_000)

describe('Words with parts blacked out', () => {
  const api = testApi()
  const { begin, tokenOf, report, told, audited } = redacting(api)
  let resident = ''

  before(async () => {
    await begin()
    resident = await api.resident()
  })
  afterEach(() => mock.restoreAll())

  let pair = 0
  /** Two rare signs side by side: as they stand in a text and as a search term of it. */
  const secret = () => {
    pair += 1
    return String.fromCodePoint(0x9fa0 - 2 * pair, 0x9f9f - 2 * pair)
  }
  const redact = (who: string, caseNo: string, body: object, key: string = randomUUID()) =>
    api.post(`/api/staff/cases/${caseNo}/words/redaction`, {
      token: tokenOf(who),
      body,
      headers: { 'Idempotency-Key': key }
    })
  /** Blacks out what is given, wherever it stands in these words. */
  const hide = (who: string, caseNo: string, place: string, words: string, hidden: string, key?: string) => {
    const from = words.indexOf(hidden)
    return redact(who, caseNo, { place, words, spans: [{ from, to: from + hidden.length }] }, key)
  }
  const look = (who: string, caseNo: string, place: string, reason = '核对姓名') =>
    api.post(`/api/staff/cases/${caseNo}/words/original`, { token: tokenOf(who), body: { place, reason } })
  const view = async (caseNo: string, who = 'operator') =>
    (await api.get(`/api/staff/cases/${caseNo}`, { token: tokenOf(who) })).body
  const found = async (q: string) =>
    (await api.get(`/api/staff/cases?q=${encodeURIComponent(q)}`, { token: tokenOf('operator') })).body.items.length
  const step = async (who: string, caseNo: string, action: 'reject' | 'merge', form: object) => {
    const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const body = { version, ...(action === 'reject' && aForm('reject')), ...form }
    const answer = await api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token: tokenOf(who), body })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  const nowhere = async (hidden: string) => {
    assert.ok(!(await everyDocument()).includes(hidden))
  }

  it('of a report are nowhere any more: lists, searches, the sender’s phone, the database', async () => {
    const name = secret()
    const words = `找${name}，他占道`
    const { caseNo, reportId, queryCode } = await report(resident, { text: words })
    assert.equal(await found(name), 1)
    const { status, body } = await hide('operator', caseNo, `report:${reportId}`, words, name)
    assert.deepEqual([status, body.text, body.reports.items[0].text], [200, '找███，他占道', '找███，他占道'])
    assert.equal((await api.get(`/api/reports/${reportId}`, { token: resident })).body.text, '找███，他占道')
    assert.equal((await api.post('/api/track', { body: { caseNo, queryCode } })).body.text, '找███，他占道')
    assert.equal(await found(name), 0)
    assert.equal(await found('占道'), 1)
    await nowhere(name)
    await checkSearch(caseNo)
    assert.deepEqual(await told(caseNo), [['operator', 'words']])
    assert.deepEqual(await audited(caseNo), ['redacted'])
    assert.ok(!JSON.stringify(await AuditModel.find().lean()).includes(name))
  })

  it('are in no file of the database some minutes later, though many cases were written meanwhile', async function () {
    if (databaseFiles() === undefined) return this.skip()
    const name = secret()
    const words = `找${name}，他占道`
    const { caseNo, reportId } = await report(resident, { text: words })
    assert.ok(databaseFiles()?.includes(name))
    assert.equal((await hide('operator', caseNo, `report:${reportId}`, words, name)).status, 200)
    for (let other = 0; other < 5; other += 1) await report(resident, { text: '别的事' })
    await finishRedactions(later())
    assert.ok(!databaseFiles()?.includes(name))
  })

  it('of an entry of the history are black in the sender’s timeline and in what was told already', async () => {
    const name = secret()
    const { caseNo, reportId } = await report(resident)
    const reason = `已转告${name}`
    await step('operator', caseNo, 'reject', { reason })
    await announce()
    assert.ok((await MessageModel.find({ caseNo }).lean()).some(({ text }) => text.includes(name)))
    const { history } = await view(caseNo)
    const at = history.findIndex(({ words }: { words?: string }) => words === reason)
    assert.equal((await hide('lead', caseNo, `entry:${at}`, reason, name)).status, 200)
    const { timeline } = (await api.get(`/api/reports/${reportId}`, { token: resident })).body
    assert.equal(timeline.at(-1).words, '已转告███')
    const texts = (await MessageModel.find({ caseNo }).lean()).map(({ text }) => text)
    assert.ok(texts.some(text => text.endsWith('：已转告███')))
    await nowhere(name)
  })

  it('of a merged case are black where it is worked on, and found there no more', async () => {
    const name = secret()
    const target = await report(resident)
    const merged = await report(resident, { text: `看见${name}` })
    await step('operator', merged.caseNo, 'merge', { into: target.caseNo })
    assert.equal(await found(name), 2)
    const { status } = await hide('operator', target.caseNo, `report:${merged.reportId}`, `看见${name}`, name)
    assert.equal(status, 200)
    assert.equal(await found(name), 0)
    await nowhere(name)
    assert.deepEqual(await told(target.caseNo), [['operator', 'words']])
  })

  it('are read as they were written only with the right and a reason, and shown again by the same', async () => {
    const name = secret()
    const words = `${name}的车`
    const { caseNo, reportId } = await report(resident, { text: words })
    const place = `report:${reportId}`
    assert.equal((await look('lead', caseNo, place)).status, 409)
    await hide('operator', caseNo, place, words, name)
    assert.equal((await look('operator', caseNo, place)).status, 403)
    assert.equal((await look('lead', caseNo, place, ' ')).status, 400)
    assert.equal((await look('lead', caseNo, place)).body.words, words)
    const again = { place, words: '███的车', spans: [] }
    assert.equal((await redact('operator', caseNo, again)).status, 403)
    assert.equal((await redact('lead', caseNo, again)).status, 200)
    assert.deepEqual(await audited(caseNo), ['redacted', 'unredactedSeen', 'redactionTakenBack'])
    assert.deepEqual(await told(caseNo), [
      ['operator', 'words'],
      ['lead', 'wordsBack']
    ])
    assert.equal(await found(name), 1)
    await finishRedactions(later())
    assert.equal(await BlackoutModel.countDocuments({ place }), 0)
    assert.equal((await view(caseNo)).text, words)
  })

  it('are blacked out by one of two at once; a request sent again does it once', async () => {
    const words = '张三和李四在吵'
    const { caseNo, reportId } = await report(resident, { text: words })
    const place = `report:${reportId}`
    const key = randomUUID()
    const answers = await Promise.all([
      hide('operator', caseNo, place, words, '张三', key),
      hide('lead', caseNo, place, words, '李四')
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await told(caseNo)).length, 1)
    const now = (await view(caseNo)).text
    const both = now.includes('张三') ? '张三' : '李四'
    const last = randomUUID()
    assert.equal((await hide('dispatcher', caseNo, place, now, both, last)).status, 200)
    assert.equal((await hide('dispatcher', caseNo, place, now, both, last)).status, 200)
    assert.equal((await hide('dispatcher', caseNo, place, now, '在吵', last)).status, 422)
    assert.deepEqual([(await view(caseNo)).text, (await told(caseNo)).length], ['███和███在吵', 2])
    assert.equal((await look('lead', caseNo, place)).body.words, words)
  })

  it('are blacked out by a job where the process stopped in the middle', async () => {
    const name = secret()
    const words = `问${name}`
    const { caseNo, reportId } = await report(resident, { text: words })
    const write = mock.method(CaseModel.collection, 'updateOne', () => {
      throw new Error('the process stops here')
    })
    assert.equal((await hide('operator', caseNo, `report:${reportId}`, words, name)).status, 500)
    write.mock.restore()
    assert.equal((await view(caseNo)).text, words)
    await Promise.all([finishRedactions(later()), finishRedactions(later())])
    await nowhere(name)
    assert.deepEqual(await told(caseNo), [['operator', 'words']])
    assert.equal(
      (
        await BlackoutModel.findOne({ place: `report:${reportId}` })
          .orFail()
          .lean()
      ).unfinished,
      undefined
    )
  })

  it('go with their writer, sealed as they are', async () => {
    const person = await api.resident()
    const { caseNo, reportId } = await report(person, { text: '王五在这里' })
    await hide('operator', caseNo, `report:${reportId}`, '王五在这里', '王五')
    assert.equal(await BlackoutModel.countDocuments({ place: `report:${reportId}` }), 1)
    assert.ok((await api.post('/api/erasure', { token: person, body: { words: 'all' } })).status < 300)
    assert.equal(await BlackoutModel.countDocuments({ place: `report:${reportId}` }), 0)
    await finishRedactions(later())
    assert.equal((await look('lead', caseNo, `report:${reportId}`)).status, 409)
    assert.equal((await view(caseNo)).text, '已按本人要求删除')
  })

  it('are asked for in a shape that makes sense, at a place of this case, by who may', async () => {
    const { caseNo, reportId } = await report(resident, { text: '一二三' })
    const other = await report(resident, { text: '一二三' })
    const spans = [{ from: 0, to: 1 }]
    const place = `report:${reportId}`
    for (const [body, status] of [
      [{ place: 'report:1', words: '一二三', spans }, 400],
      [{ place, words: '一二三', spans: [{ from: 1, to: 1 }] }, 400],
      [{ place, words: '一二三', spans: [{ from: 9, to: 12 }] }, 409],
      [{ place, words: '一二三', spans: [] }, 403],
      [{ place, words: '别的', spans }, 409],
      [{ place: `report:${other.reportId}`, words: '一二三', spans }, 404],
      [{ place: 'entry:0', words: '一二三', spans }, 404],
      [{ place: 'entry:99', words: '一二三', spans }, 404]
    ] as const) {
      assert.equal((await redact('operator', caseNo, body)).status, status, JSON.stringify(body))
    }
    assert.equal((await redact('collector', caseNo, { place, words: '一二三', spans })).status, 403)
    assert.equal((await redact('nobody', caseNo, { place, words: '一二三', spans })).status, 401)
    assert.deepEqual([await told(caseNo), await audited(caseNo)], [[], []])
  })
})
