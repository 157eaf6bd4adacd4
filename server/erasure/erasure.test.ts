import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mock } from 'node:test'
import jwt from 'jsonwebtoken'
import { before, describe, it } from 'mocha'
import mongoose, { type mongo } from 'mongoose'
import { erasedWords } from '../../contracts/cases/erased-words'
import type { CaseAction } from '../../contracts/cases/workflow'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { MediaModel } from '../media/model'
import { storage } from '../media/storage'
import { announce } from '../messages/announce'
import { MessageModel } from '../messages/model'
import { ReportModel } from '../reports/model'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { checkSearch } from '../test/check-search'
import { startedDatabaseUrl } from '../test/database'
import { databaseFiles, everyDocument, everyFile } from '../test/everything-stored'
import { aCode, aPhoto, dutyGrid, pointInCell } from '../test/factories'
import { aForm } from '../test/forms'
import { finishErasures } from './erase-resident'
import { ErasureModel } from './model'

const later = () => new Date(Date.now() + 3_600_000)

describe('A resident who has their personal data deleted', () => {
  const api = testApi()
  const staff = new Map<string, string>()

  before(async () => {
    await aCity()
    for (const role of ['operator', 'lead', 'dispatcher'] as const) staff.set(role, await api.staff({ roles: [role] }))
    staff.set('clerk', await api.staff({ roles: ['clerk', 'handler'], department: 'municipal' }))
    staff.set('collector', await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] }))
  })

  let pair = 0
  /** Two rare signs side by side: as they stand in a text and as a search term of it. */
  const secret = () => {
    pair += 1
    return String.fromCodePoint(0x9fa0 - 2 * pair, 0x9f9f - 2 * pair)
  }
  const report = async (token: string, facts: object) => {
    const body = { point: [...pointInCell], address: '启明北路 16 号', ...facts }
    const { status, body: sent } = await api.post('/api/reports', {
      token,
      body,
      headers: { 'Idempotency-Key': randomUUID() }
    })
    assert.equal(status, 201, JSON.stringify(sent))
    return sent as { caseNo: string; reportId: string; queryCode: string }
  }
  const step = async (who: string, caseNo: string, action: CaseAction, form: object = {}) => {
    const token = staff.get(who) ?? ''
    const media = action === 'reportDone' || action === 'checkPassed' ? { media: [await api.photo(token)] } : {}
    const { version } = await stored(caseNo)
    const body = { version, ...aForm(action, { department: 'municipal' }), ...media, ...form }
    const answer = await api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token, body })
    assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
  }
  const act = async (token: string, reportId: string, action: CaseAction, form: object) => {
    const answer = await api.post(`/api/reports/${reportId}/${action}`, { token, body: form })
    assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
  }
  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()
  let picture: Promise<Uint8Array> | undefined
  const photo = async (token: string): Promise<string> => {
    picture ??= aPhoto({ side: 40 })
    return (await api.upload(token, await picture)).body.id
  }
  const erase = (token: string, words: unknown = 'all') => api.post('/api/erasure', { token, body: { words } })
  const toClosed: [string, CaseAction][] = [
    ['operator', 'accept'],
    ['lead', 'file'],
    ['dispatcher', 'dispatch'],
    ['clerk', 'sign'],
    ['clerk', 'reportDone'],
    ['collector', 'checkPassed'],
    ['lead', 'close']
  ]

  it('is nowhere any more, whatever they had sent and wherever it went, and the cases stay', async () => {
    const token = (await api.post('/api/session/wechat', { body: { code: 'the-one-who-goes' } })).body.token
    const id = (jwt.decode(token) as jwt.JwtPayload).sub ?? ''
    await api.post('/api/subscriptions', { token, body: { templates: ['T1'] } })
    const neighbour = await api.resident()
    const said: string[] = []
    const words = () => {
      said.push(secret())
      return `这里${said.at(-1)}还没有人来`
    }
    const phones = ['13812340001', '13812340002']
    const names = [secret(), secret()]
    const contact = (index: number) => ({ name: `王${names[index]}`, phone: phones[index] })

    // One that goes all the way, at a code: strangers see its first photo.
    const seen = await photo(token)
    const photos = [await photo(token), await photo(token), await photo(token), await photo(token)]
    const walked = await report(token, {
      code: await aCode(),
      text: words(),
      media: [seen, photos[0]],
      contact: contact(0)
    })
    await act(token, walked.reportId, 'supplement', { note: words(), media: [photos[1]] })
    await act(token, walked.reportId, 'urge', { note: words() })
    for (const [who, action] of toClosed) await step(who, walked.caseNo, action)
    await act(token, walked.reportId, 'evaluate', { solved: false, stars: 2, note: words() })
    await act(token, walked.reportId, 'reopen', { reason: words() })
    // One that nobody has looked at, one that was refused, one that waits for an answer, a suspect sticker.
    await report(token, { text: words(), media: [photos[2]], contact: contact(1), address: '启明北路 17 号' })
    const gone = await report(token, { text: words() })
    await act(token, gone.reportId, 'withdraw', { note: words() })
    const asking = await report(token, { text: words() })
    for (const [who, action] of toClosed) await step(who, asking.caseNo, action)
    const longAgo = new Date(Date.now() - 20 * 86_400_000)
    await CaseModel.updateOne({ caseNo: asking.caseNo }, { $set: { closedAt: longAgo } })
    await act(token, asking.reportId, 'requestReopening', { reason: words() })
    await api.post('/api/suspect-codes', {
      token,
      body: { scanned: `https://fake.example/${words()}`, text: words(), point: [...pointInCell] },
      headers: { 'Idempotency-Key': randomUUID() }
    })
    // One that joined a neighbour's case, and one that was merged into it.
    const theirs = await report(neighbour, { text: '邻居说的话' })
    const joined = await report(token, { text: words(), media: [photos[3]], joinCase: theirs.caseNo })
    const merged = await report(token, { text: words() })
    await step('operator', merged.caseNo, 'merge', { into: theirs.caseNo })
    await act(token, joined.reportId, 'supplement', { note: words() })
    const unused = await photo(token)
    while ((await announce()) > 0);

    const reports = await ReportModel.find({ resident: id }).lean()
    const openid = /sandbox-[0-9a-f]{22}/.exec(await everyDocument())?.[0] ?? assert.fail('no openid')
    const hashes = reports.flatMap(each =>
      [each.fingerprint, each.idempotencyKey, each.phoneHash ?? [], each.contact ?? []].flat()
    )
    const open = [...said, ...hashes, ...photos, unused, openid, id]
    const sealed = [...names, ...phones]
    const found = (all: string | Buffer) => [...open, ...sealed].filter(each => all.includes(each))
    assert.deepEqual(found(await everyDocument()), open)
    const before = await CaseModel.find().sort({ _id: 1 }).lean()

    assert.equal((await erase(token)).status, 204)
    await finishErasures(later())

    assert.deepEqual(found(await everyDocument()), [])
    assert.deepEqual(found(everyFile(api.dataDir)), [])
    const files = databaseFiles()
    if (files) assert.deepEqual(found(files), [])
    // The cases and what happened stay, and can be found by what stays.
    const after = await CaseModel.find().sort({ _id: 1 }).lean()
    const facts = (cases: typeof after) =>
      cases.map(({ caseNo, state, version, place, matter, reportCount, history }) => ({
        ...{ caseNo, state, version, place, matter, reportCount },
        history: history.map(({ action, from, to, at, facts, by: { role } }) => ({ action, from, to, at, facts, role }))
      }))
    assert.deepEqual(facts(after), facts(before))
    for (const { caseNo } of after) await checkSearch(caseNo)
    assert.ok((await stored(theirs.caseNo)).text === '邻居说的话')
    const track = await api.post('/api/track', { body: { caseNo: walked.caseNo, queryCode: walked.queryCode } })
    const { timeline, text, media } = track.body
    const added = timeline.find(({ title }: { title: string }) => title === '您补充了情况')
    assert.deepEqual([text, media.map(({ id }: { id: string }) => id), added.words], [erasedWords, [seen], erasedWords])
    assert.ok(!String((await MediaModel.findById(seen).orFail().lean()).owner).includes(id))
  })

  /** One report with everything in it, of somebody on a device. */
  const aReport = async (text: string) => {
    const token = await api.resident()
    const media = [await photo(token)]
    const contact = { name: '李某', phone: '13800138000' }
    const sent = await report(token, { text, media, contact, address: `启明北路 ${text}` })
    await act(token, sent.reportId, 'supplement', { note: `${text}补充` })
    return { token, media, ...sent }
  }
  const reportOf = (reportId: string) => ReportModel.findById(reportId).orFail().lean()

  it('keeps the words they do not mark, and never without contact, links and photos gone', async () => {
    const { token, ...kept } = await aReport('留着的话')
    const marked = await report(token, { text: '不想留的话', address: '别处' })
    const other = await aReport('别人的话')
    const answer = await erase(token, { reports: [marked.reportId, other.reportId] })
    assert.equal(answer.status, 204)
    const { text, contact, phoneHash, media, resident } = await reportOf(kept.reportId)
    assert.deepEqual([text, contact, phoneHash, media], ['留着的话', undefined, undefined, []])
    assert.match(resident, /^erased:/)
    assert.equal((await stored(kept.caseNo)).history.at(-1)?.words, '留着的话补充')
    assert.equal((await reportOf(marked.reportId)).text, erasedWords)
    assert.notEqual((await reportOf(marked.reportId)).resident, resident)
    const theirs = await reportOf(other.reportId)
    assert.deepEqual([theirs.text, typeof theirs.contact, theirs.media.length], ['别人的话', 'string', 1])
    const { body } = await api.get(`/api/staff/cases/${kept.caseNo}`, { token: staff.get('operator') ?? '' })
    assert.deepEqual([body.reports.items[0].hasContact, body.reports.items[0].media], [false, []])
  })

  it('can say so again, twice at once, and nothing else happens', async () => {
    const { token, caseNo } = await aReport('说两遍')
    const answers = await Promise.all([erase(token), erase(token), erase(token, 'none')])
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]))
    assert.equal((await erase(token)).status, 204)
    await finishErasures(later())
    const after = await everyDocument()
    assert.equal((await erase(token)).status, 204)
    await finishErasures(later())
    assert.equal(await everyDocument(), after)
    await checkSearch(caseNo)
    const entries = await AuditModel.find({ action: 'personErased' }).lean()
    assert.equal(new Set(entries.map(({ _id }) => String(_id))).size, entries.length)
    for (const { by, address, device, subject } of entries) {
      assert.deepEqual([by.name, address, device, subject], ['市民', undefined, undefined, undefined])
    }
  })

  it('is deleted once, however often it is asked while that goes on', async () => {
    const { token } = await aReport('心急')
    const deleting = mock.method(MessageModel, 'deleteMany')
    const answers = await Promise.all(Array.from({ length: 4 }, () => erase(token)))
    const times = deleting.mock.callCount()
    mock.restoreAll()
    assert.deepEqual([answers.map(({ status }) => status), times], [[204, 204, 204, 204], 1])
  })

  it('has a session no longer: what is sent under the old one opens a new one, and nothing of before is there', async () => {
    const { token } = await aReport('旧的登录')
    assert.equal((await erase(token)).status, 204)
    const { status, body } = await api.upload(token, await aPhoto({ side: 40 }))
    assert.deepEqual([status, body.error.code], [401, 'session_expired'])
    for (const path of ['/api/reports', '/api/messages', '/api/consent']) {
      assert.equal((await api.get(path, { token })).status, 401, path)
    }
    assert.equal((await api.post('/api/erasure', { token, body: { words: 'all' } })).status, 204)
  })

  it('must say which words are meant', async () => {
    const token = await api.resident()
    for (const words of [undefined, 'some', ['x'], { reports: ['no id'] }, { reports: 'all' }, null]) {
      const { status } = await api.post('/api/erasure', { token, body: { words } })
      assert.equal(status, 400, JSON.stringify(words))
    }
  })

  it('is forgotten while others work on the same case: nothing of theirs is lost', async () => {
    const { token, caseNo, reportId } = await aReport('大家都在办')
    const neighbours = await Promise.all(Array.from({ length: 5 }, () => api.resident()))
    const comment = async (note: string) => {
      const { version } = await stored(caseNo)
      const body = { version, note }
      return api.post(`/api/staff/cases/${caseNo}/actions/comment`, { token: staff.get('lead') ?? '', body })
    }
    const answers = await Promise.all([
      erase(token),
      ...['一', '二', '三'].map(note => comment(`批示${note}`)),
      ...neighbours.map(neighbour => report(neighbour, { text: '我也看到', joinCase: caseNo }).then(() => undefined))
    ])
    assert.deepEqual(
      answers.flatMap(answer => answer?.status ?? []),
      [204, 200, 200, 200]
    )
    await finishErasures(later())
    const { history, text, reportCount } = await stored(caseNo)
    const said = history.flatMap(({ words }) => words ?? [])
    assert.deepEqual(said.sort(), ['批示一', '批示三', '批示二', erasedWords].sort())
    assert.deepEqual([text, reportCount, (await reportOf(reportId)).text], [erasedWords, 6, erasedWords])
    await checkSearch(caseNo)
    assert.ok(!(await everyDocument()).includes('大家都在办补充'))
  })

  const breaks = {
    'the storage of photos': () => mock.method(storage(), 'delete', failing),
    'a report': () => mock.method(ReportModel, 'updateOne', failing),
    'a case': () => mock.method(CaseModel.collection, 'updateOne', failing),
    'a message': () => mock.method(MessageModel, 'updateOne', failing),
    'the record of what is done': () => mock.method(ErasureModel, 'updateOne', failing)
  }
  const failing = () => {
    throw Object.assign(new Error('the disk went away'), { code: 'EIO' })
  }
  for (const [at, breakOff] of Object.entries(breaks)) {
    it(`is forgotten also when it breaks off at ${at}: a job finishes it`, async () => {
      const { token, caseNo, media } = await aReport(`断在半路${at}`)
      while ((await announce()) > 0);
      breakOff()
      const { status } = await erase(token)
      mock.restoreAll()
      assert.equal(status, 503)
      await finishErasures(later())
      const all = await everyDocument()
      for (const left of [`断在半路${at}补充`, '李某', ...media]) assert.ok(!all.includes(left), left)
      assert.equal((await stored(caseNo)).text, erasedWords)
      await finishErasures(new Date(later().getTime() * 2))
      assert.equal(await ErasureModel.countDocuments({ work: { $exists: true } }), 0)
    })
  }

  it('holds nobody up by asking again and again, or with many others: the files are written anew for all together', async () => {
    let emptied = 0
    const note = ({ commandName }: mongo.CommandStartedEvent) => {
      if (commandName === 'fsync') emptied += 1
    }
    const client = mongoose.connection.getClient()
    client.on('commandStarted', note)
    for (let person = 0; person < 6; person += 1) {
      const token = await api.resident()
      await Promise.all([erase(token), erase(token)])
    }
    await finishErasures(later())
    await finishErasures(new Date(later().getTime() + 600_000))
    client.off('commandStarted', note)
    assert.ok(emptied <= 3, `${emptied} times`)
    assert.equal(await ErasureModel.countDocuments({ work: { $exists: true } }), 0)
  })

  it('is forgotten while a backup copies the files, and in these as soon as it has ended', async function () {
    if (databaseFiles() === undefined) return this.skip()
    const backup = await mongoose.mongo.MongoClient.connect(await startedDatabaseUrl())
    const command = (what: object) => backup.db('admin').command(what)
    const { token } = await aReport('备份的时候')
    await command({ fsync: 1, lock: true })
    const { status } = await erase(token)
    const soon = new Date(Date.now() + 600_000)
    await finishErasures(soon)
    const left = await ErasureModel.countDocuments({ work: { $exists: true } })
    await command({ fsyncUnlock: 1 })
    await backup.close()
    assert.deepEqual([status, left], [204, 1])
    assert.ok(!(await everyDocument()).includes('备份的时候补充'))
    await finishErasures(new Date(soon.getTime() + 600_000))
    assert.equal(await ErasureModel.countDocuments({ work: { $exists: true } }), 0)
    assert.ok(!databaseFiles()?.includes('备份的时候补充'))
  })
})
