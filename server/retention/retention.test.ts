import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, describe, it } from 'mocha'
import type { CaseAction } from '../../contracts/cases/workflow'
import { chinaDay, dayMs } from '../../contracts/china-time'
import { type RetentionKind, retentionKinds } from '../../contracts/retention/kinds'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { CodeScanModel } from '../codes/scan-model'
import { forgetSetAside } from '../db/work-through'
import { ErasureModel } from '../erasure/model'
import { upgradeBeside } from '../jobs/upgrade-beside'
import { MediaModel } from '../media/model'
import { announce } from '../messages/announce'
import { MessageModel } from '../messages/model'
import { upgradeContactDates } from '../reports/forget-contacts'
import { ReportModel } from '../reports/model'
import { BlockModel } from '../residents/block-model'
import { ResidentModel } from '../residents/model'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { checkSearch } from '../test/check-search'
import { databaseFiles, everyDocument } from '../test/everything-stored'
import { aMedia, dutyGrid, pointInCell } from '../test/factories'
import { aForm } from '../test/forms'
import { PeriodModel, RunModel } from './model'
import { presentRetention } from './present-retention'
import { forgetRuns, runRetention, sweepUploads } from './run-retention'

const inDays = (days: number) => new Date(Date.now() + days * dayMs)

describe('What has been kept long enough', () => {
  const api = testApi()
  const staff = new Map<string, string>()
  const as = (who: string) => staff.get(who) ?? ''

  before(async () => {
    await aCity()
    for (const role of ['operator', 'lead', 'dispatcher', 'security', 'administrator', 'auditor'] as const) {
      staff.set(role, await api.staff({ roles: [role], name: `${role}甲` }))
    }
    staff.set('clerk', await api.staff({ roles: ['clerk', 'handler'], department: 'municipal' }))
    staff.set('collector', await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] }))
  })
  beforeEach('the first run may be now', async () => {
    forgetRuns()
    await RunModel.deleteMany({})
    await RunModel.create({ _id: 'run', from: new Date(0) })
    await PeriodModel.deleteMany({})
  })

  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()
  const step = async (who: string, caseNo: string, action: CaseAction, form: object = {}) => {
    const media = action === 'reportDone' || action === 'checkPassed' ? { media: [await api.photo(as(who))] } : {}
    const { version } = await stored(caseNo)
    const body = { version, ...aForm(action, { department: 'municipal' }), ...media, ...form }
    const answer = await api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token: as(who), body })
    assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
  }
  const close = async (caseNo: string) => {
    const steps: [string, CaseAction][] = [
      ['operator', 'accept'],
      ['lead', 'file'],
      ['dispatcher', 'dispatch'],
      ['clerk', 'sign'],
      ['clerk', 'reportDone'],
      ['collector', 'checkPassed'],
      ['lead', 'close']
    ]
    for (const [who, action] of steps) await step(who, caseNo, action)
  }
  const send = async (token: string, path: string, facts: object) => {
    const body = { text: '路灯不亮', point: [...pointInCell], address: '启明北路 16 号', ...facts }
    const { status, body: sent } = await api.post(path, { token, body, headers: { 'Idempotency-Key': randomUUID() } })
    assert.equal(status, 201, JSON.stringify(sent))
    return sent as { caseNo: string; reportId: string }
  }
  let phones = 0
  const aPhone = () => {
    phones += 1
    return `139${String(10_000_000 + phones)}`
  }
  const byPhone = async (facts: object = {}) => {
    const contact = { name: '张某', phone: aPhone() }
    return { ...(await send(as('operator'), '/api/staff/reports', { contact, ...facts })), phone: contact.phone }
  }
  const bySelf = async (facts: object = {}) => {
    const token = await api.resident()
    return { token, ...(await send(token, '/api/reports', { contact: { phone: aPhone() }, ...facts })) }
  }
  const reportOf = (id: string) => ReportModel.findById(id).orFail().lean()
  const hasContact = async (...ids: string[]) =>
    Promise.all(ids.map(async id => (await reportOf(id)).contact !== undefined))
  const runAll = async (now: Date) => {
    forgetSetAside()
    forgetRuns()
    for (let left = -1; left !== 0; ) left = await runRetention(now)
  }
  it('a contact goes a year after its case has ended, with all that stands for the number, from every store', async () => {
    const own = await bySelf()
    const told = await byPhone()
    const joined = await byPhone({ joinCase: told.caseNo })
    const urged = await api.post(`/api/staff/reports/${told.reportId}/caller-steps`, {
      token: as('operator'),
      body: { action: 'urge', note: '请快一点' }
    })
    assert.equal(urged.status, 200)
    await close(own.caseNo)
    await close(told.caseNo)
    while ((await announce()) > 0);
    const before = await Promise.all([own, told, joined].map(({ reportId }) => reportOf(reportId)))
    const marks = before.flatMap(({ contact, phoneHash, fingerprint }) => [contact, phoneHash, fingerprint])
    const found = (all: string | Buffer) => marks.filter(mark => all.includes(String(mark)))
    assert.deepEqual(found(await everyDocument()), marks)
    assert.match(await everyDocument(), /"caller:/)
    const facts = await stored(told.caseNo)

    await runAll(inDays(364))
    assert.deepEqual(await hasContact(own.reportId, told.reportId, joined.reportId), [true, true, true])
    await runAll(inDays(366))
    assert.deepEqual(found(await everyDocument()), [])
    assert.doesNotMatch(await everyDocument(), /"caller:/)
    const files = databaseFiles()
    if (files) assert.deepEqual(found(files), [])

    const after = await stored(told.caseNo)
    const told2 = ({ history, ...rest }: typeof facts) => ({
      ...rest,
      history: history.map(({ by: { id, ...by }, ...entry }) => ({ ...entry, by }))
    })
    assert.deepEqual(told2(after), told2(facts))
    await checkSearch(told.caseNo)
    const { text, place, resident } = await reportOf(own.reportId)
    assert.deepEqual([text, place.address, typeof resident], ['路灯不亮', '启明北路 16 号', 'string'])
    const { body } = await api.get(`/api/staff/cases/${told.caseNo}`, { token: as('operator') })
    assert.deepEqual(
      body.reports.items.map(({ hasContact }: { hasContact: boolean }) => hasContact),
      [false, false]
    )
  })

  it('a contact stays while its case is open, opened again, merged into an open one, or somebody asks to open it', async () => {
    const open = await bySelf()
    const again = await bySelf()
    const into = await bySelf()
    const merged = await bySelf()
    const asking = await bySelf()
    await step('operator', merged.caseNo, 'merge', { into: into.caseNo })
    for (const { caseNo } of [again, asking]) await close(caseNo)
    const reason = { token: again.token, body: { reason: '又坏了' } }
    assert.equal((await api.post(`/api/reports/${again.reportId}/reopen`, reason)).status, 200)
    await CaseModel.updateOne({ caseNo: asking.caseNo }, { $set: { closedAt: inDays(-20) } })
    const ask = await api.post(`/api/reports/${asking.reportId}/requestReopening`, { ...reason, token: asking.token })
    assert.equal(ask.status, 200)
    const all = [open, again, merged, into, asking].map(({ reportId }) => reportId)
    await runAll(inDays(800))
    assert.deepEqual(new Set(await hasContact(...all)), new Set([true]))
    await close(into.caseNo)
    // The days count from the end of the case it is worked on as, and the run of before has not moved that.
    await runAll(inDays(801))
    assert.deepEqual(await hasContact(merged.reportId, into.reportId, open.reportId), [true, true, true])
    await runAll(inDays(800 + 366))
    assert.deepEqual(await hasContact(merged.reportId, into.reportId, open.reportId), [false, false, true])
  })

  it('a contact of an earlier version counts from when it was sent', async () => {
    const { reportId } = await bySelf()
    await ReportModel.updateOne({ _id: reportId }, { $unset: { contactSince: 1 } })
    assert.ok((await upgradeContactDates()) > 0)
    assert.equal(await upgradeContactDates(), 0)
    const { contactSince, sentAt } = await reportOf(reportId)
    assert.deepEqual(contactSince, sentAt)
  })

  it('one contact that cannot be handled does not keep the others', async () => {
    const [poison, other] = [await bySelf(), await bySelf()]
    for (const { caseNo } of [poison, other]) await close(caseNo)
    const whole = CaseModel.collection
    const theCase = (await stored(poison.caseNo))._id
    await whole.updateOne({ _id: theCase }, { $unset: { history: 1 } })
    await runAll(inDays(366))
    assert.deepEqual(await hasContact(poison.reportId, other.reportId), [true, false])
    await CaseModel.deleteOne({ _id: theCase })
    await ReportModel.deleteOne({ _id: poison.reportId })
  })

  /** One of each kind that is older by a day than it is kept, and one that is younger. */
  const aged: Record<
    Exclude<RetentionKind, 'contacts'>,
    { make: (at: Date) => Promise<unknown>; count: () => Promise<number> }
  > = {
    messages: {
      make: at =>
        MessageModel.create({
          key: randomUUID(),
          person: 'staff:x',
          action: 'accept',
          title: '受理',
          caseNo: '1',
          at,
          read: false
        }),
      count: () => MessageModel.countDocuments({ person: 'staff:x' })
    },
    uploads: {
      make: async at => MediaModel.updateOne({ _id: await aMedia('resident:x') }, { $set: { createdAt: at } }),
      count: () => MediaModel.countDocuments({ owner: 'resident:x' })
    },
    senders: {
      make: at => ResidentModel.create({ kind: 'wechat', openid: randomUUID(), createdAt: new Date(0), seenAt: at }),
      count: () => ResidentModel.countDocuments({ kind: 'wechat' })
    },
    scans: {
      make: at => CodeScanModel.create({ code: 'x', day: chinaDay(at), count: 1 }),
      count: () => CodeScanModel.countDocuments({ code: 'x' })
    },
    blocks: {
      make: at =>
        BlockModel.create({
          ...{ marks: ['x'], sender: 'device', caseNo: '1', reason: 'x', by: { id: '1', name: 'x' } },
          at: new Date(0),
          until: at
        }),
      count: () => BlockModel.countDocuments({ marks: 'x' })
    },
    erasures: {
      make: at => ErasureModel.create({ _id: randomUUID(), at }),
      count: () => ErasureModel.countDocuments()
    }
  }

  it('is counted first, and then goes: each kind by its own days, and what is younger stays', async () => {
    const now = new Date()
    for (const [kind, { make }] of Object.entries(aged)) {
      const { days } = retentionKinds[kind as RetentionKind]
      await make(new Date(now.getTime() - (days + 1.1) * dayMs))
      await make(new Date(now.getTime() - (days - 0.9) * dayMs))
    }
    const all = await everyDocument()
    const { items } = await presentRetention(now)
    assert.equal(await everyDocument(), all)
    for (const { kind, next, soon } of items.filter(({ kind }) => kind !== 'contacts')) {
      assert.ok(next.count >= 1 && soon.count >= 2 && !next.more, `${kind}: ${JSON.stringify({ next, soon })}`)
    }
    await runAll(now)
    for (const [kind, { count }] of Object.entries(aged)) assert.equal(await count(), 1, kind)
    const [entry] = await AuditModel.find({ action: 'retentionRun' }).sort({ seq: -1 }).limit(1).lean()
    assert.equal(entry?.subject, chinaDay(now))
    const took = new Map((entry?.changes ?? []).map(({ what, after }) => [what, after]))
    for (const kind of Object.keys(aged)) {
      assert.match(String(took.get(retentionKinds[kind as RetentionKind].label)), /^清除 [1-9]\d* 条$/, kind)
    }
    const after = await presentRetention(now)
    for (const { kind, next, last } of after.items.filter(({ kind }) => kind !== 'contacts')) {
      assert.ok(last && last.removed >= 1, kind)
      assert.ok(next.count <= 1, kind)
    }
  })

  it('goes once a day and is told once, also when two processes do it or one dies in the middle', async () => {
    const now = inDays(3000)
    const message = { person: 'staff:x', action: 'accept', title: '受理', caseNo: '1', at: new Date(), read: false }
    await MessageModel.insertMany(Array.from({ length: 700 }, () => ({ ...message, key: randomUUID() })))
    const before = await AuditModel.countDocuments({ action: 'retentionRun' })
    // The first batch, and then the process is gone.
    assert.ok((await runRetention(now)) > 0)
    await Promise.all([runAll(now), runAll(now)])
    await runAll(now)
    assert.equal(await aged.messages.count(), 0)
    const entries = await AuditModel.find({ action: 'retentionRun' }).sort({ seq: 1 }).lean()
    assert.equal(entries.length, before + 1)
    const messages = entries.at(-1)?.changes?.find(({ what }) => what === retentionKinds.messages.label)
    assert.ok(Number(/\d+/.exec(String(messages?.after))?.[0]) >= 700, JSON.stringify(messages))
    const { removed, last } = await RunModel.findById('run').orFail().lean<{ removed: object; last: { day: string } }>()
    assert.equal(last.day, chinaDay(now))
    assert.deepEqual(new Set(Object.values(removed)), new Set([0]))
  })

  it('is left alone for a week after an update, so that people can look first; photos that nothing uses are not', async () => {
    await RunModel.deleteMany({})
    const old = inDays(-2000)
    await aged.messages.make(old)
    await aged.uploads.make(old)
    await presentRetention()
    await runAll(new Date())
    assert.equal(await aged.messages.count(), 1)
    await sweepUploads()
    assert.equal(await aged.uploads.count(), 0)
    await runAll(inDays(8))
    assert.equal(await aged.messages.count(), 0)
  })

  it('no longer goes by an index of the database in data of an earlier version', async () => {
    await MessageModel.collection.createIndex({ at: 1 }, { name: 'at_1', expireAfterSeconds: 180 * 86_400 })
    await BlockModel.collection.createIndex({ until: 1 }, { name: 'until_1', expireAfterSeconds: 180 * 86_400 })
    await upgradeBeside([]).done
    for (const { collection } of [MessageModel, BlockModel]) {
      const expiring = (await collection.listIndexes().toArray()).filter(each => 'expireAfterSeconds' in each)
      assert.deepEqual(expiring, [])
    }
  })

  describe('is set', () => {
    const set = (kind: string, body: object, who = 'security') =>
      api.post(`/api/staff/retention/${kind}`, { token: as(who), body })
    const tryOut = (kind: string, body: object, who = 'security') =>
      api.post(`/api/staff/retention/${kind}/try`, { token: as(who), body })
    const shown = async (kind: string) => {
      const { body } = await api.get('/api/staff/retention', { token: as('security') })
      return body.items.find((item: { kind: string }) => item.kind === kind)
    }

    it('for other days with a reason, and shortened only by somebody who has read how many go', async () => {
      for (let one = 0; one < 3; one += 1) await aged.messages.make(inDays(-50))
      const tried = await tryOut('messages', { days: 40 })
      assert.deepEqual([tried.status, tried.body], [200, { count: 3, more: false }])
      const unread = await set('messages', { days: 40, reason: '按新规定' })
      assert.deepEqual([unread.status, unread.body.error.code], [400, 'invalid_fields'])
      assert.match(unread.body.error.message, /会清除 3 条/)
      assert.equal((await shown('messages')).days, 180)
      assert.equal((await set('messages', { days: 40, reason: '按新规定', confirmed: true })).status, 204)
      const { days, set: by, next } = await shown('messages')
      assert.deepEqual([days, by.by, by.reason, next.count], [40, 'security甲', '按新规定', 3])
      const [entry] = await AuditModel.find({ action: 'retentionSet' }).sort({ seq: -1 }).limit(1).lean()
      assert.deepEqual(
        [entry?.subject, entry?.reason, entry?.changes?.[0]?.before, entry?.changes?.[0]?.after],
        [retentionKinds.messages.label, '按新规定', '180 天', '40 天']
      )
      await runAll(inDays(1))
      assert.equal(await aged.messages.count(), 0)
      assert.equal((await set('messages', { days: 200, reason: '再长一点' })).status, 204)
      assert.equal((await shown('messages')).days, 200)
    })

    it('within the bounds of the table, by the security officer alone, for a kind there is', async () => {
      for (const [kind, { least, most }] of Object.entries(retentionKinds)) {
        for (const days of [least - 1, most + 1, 0, -1, 1.5, '30', null]) {
          const body = { days, reason: '试一试', confirmed: true }
          assert.equal((await set(kind, body)).status, 400, `${kind} ${days}`)
          assert.equal((await tryOut(kind, body)).status, 400, `${kind} ${days}`)
        }
      }
      assert.equal((await set('messages', { days: 60, reason: '' })).status, 400)
      assert.equal((await set('audit', { days: 60, reason: '审计也删' })).status, 400)
      for (const who of ['operator', 'lead', 'administrator', 'auditor', 'clerk']) {
        assert.equal((await api.get('/api/staff/retention', { token: as(who) })).status, 403)
        assert.equal((await set('messages', { days: 60, reason: '试一试' }, who)).status, 403)
        assert.equal((await tryOut('messages', { days: 60 }, who)).status, 403)
      }
      assert.equal((await api.get('/api/staff/retention')).status, 401)
    })
  })
})
