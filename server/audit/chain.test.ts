import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'mocha'
import mongoose, { Types } from 'mongoose'
import { testApi } from '../test/api'
import { chainWriter } from './chain'
import { hashOf } from './entry-hash'
import { AuditModel } from './model'
import { readSeals } from './read-seals'
import { forgetEndOfLog, record, recordOnce } from './record'
import { sealDay } from './seal-day'
import { verifyAudit } from './verify'

const somebody = { id: '0'.repeat(24), username: 'watched', name: '受理员甲', roles: ['operator'] }
/** What somebody with the database’s password can do. */
const stored = () => mongoose.connection.collection('audit')
const empty = async () => {
  await stored().deleteMany({})
  forgetEndOfLog()
}
const lookAt = (subject: string, at = new Date()) =>
  record({ action: 'contactSeen', by: somebody, subject, reason: '核实地址' }, at)
const troubleOf = async (...seals: Parameters<typeof verifyAudit>) => {
  const { trouble } = await verifyAudit(...seals)
  return trouble && [trouble.kind, trouble.seq]
}

describe('The audit log', () => {
  testApi()

  beforeEach('five entries, of which the first begins the chain', async () => {
    await empty()
    for (const subject of ['一', '二', '三', '四']) await lookAt(subject)
    assert.equal(await troubleOf(), undefined)
  })

  it('tells who did what to what, in a chain of numbers', async () => {
    const entries = await AuditModel.find().sort({ seq: 1 }).lean()
    assert.deepEqual(
      entries.map(({ seq, action, subject }) => [seq, action, subject]),
      [
        [1, 'chainBegun', '此前 0 条'],
        [2, 'contactSeen', '一'],
        [3, 'contactSeen', '二'],
        [4, 'contactSeen', '三'],
        [5, 'contactSeen', '四']
      ]
    )
    assert.equal((await verifyAudit()).count, 5)
  })

  it('is whole whatever an entry tells: halves of symbols, marks that nobody sees, line breaks, nothing', async () => {
    const text = '🧑'.slice(0, 1)
    for (const told of [text, `a${text}b`, '\u0000', '\u202e\n\r', '']) {
      await record({
        action: 'codesRetired',
        by: { ...somebody, name: told },
        subject: told,
        reason: told,
        changes: [{ what: `码${told}`, before: told, after: told }]
      })
    }
    assert.equal(await troubleOf(), undefined)
  })

  const changes: [string, object][] = [
    ['who did it', { $set: { 'by.name': '受理员乙' } }],
    ['in which role', { $set: { 'by.roles': ['auditor'] } }],
    ['when', { $set: { at: new Date(0) } }],
    ['what', { $set: { action: 'signedIn' } }],
    ['to what', { $set: { subject: '别的' } }],
    ['why', { $unset: { reason: 1 } }],
    ['what it changed', { $set: { changes: [{ what: '岗位', after: '督查' }] } }],
    ['from where', { $set: { address: '10.0.0.1' } }],
    ['its check value', { $set: { hash: 'f'.repeat(64) } }],
    ['what it hangs on', { $set: { prev: 'f'.repeat(64) } }]
  ]
  for (const [what, change] of changes) {
    it(`shows that somebody changed ${what}`, async () => {
      await stored().updateOne({ seq: 3 }, change)
      assert.deepEqual(await troubleOf(), ['changed', 3])
    })
  }

  it('shows which entry is missing, in the middle, at the beginning, or of those from before there was a chain', async () => {
    await stored().deleteOne({ seq: 3 })
    assert.deepEqual(await troubleOf(), ['missing', 3])
    await stored().deleteMany({ seq: { $lt: 3 } })
    assert.deepEqual(await troubleOf(), ['missing', 1])
    await empty()
    const before = { by: somebody, action: 'signedIn' }
    await stored().insertMany([1, 2].map(day => ({ ...before, at: new Date(day) })))
    await lookAt('一')
    assert.equal((await verifyAudit()).count, 4)
    await stored().deleteOne({ at: new Date(1) })
    assert.deepEqual(await troubleOf(), ['missing', 0])
  })

  it('shows that an entry was put in, between others or at the end', async () => {
    const entry = (await stored().findOne({ seq: 3 })) ?? {}
    await stored().insertOne({ ...entry, _id: new Types.ObjectId(), seq: 6 })
    assert.deepEqual(await troubleOf(), ['changed', 6])
    await stored().deleteOne({ seq: 6 })
    const { seq: _, ...outside } = entry as { seq: number }
    await stored().insertOne({ ...outside, _id: new Types.ObjectId() })
    assert.deepEqual(await troubleOf(), ['inserted', 0])
    for (const seq of ['7', Number.NaN, Number.NEGATIVE_INFINITY, [7.5]]) {
      await stored().deleteMany({
        _id: { $nin: (await AuditModel.find({ seq: { $gte: 1 } }).lean()).map(({ _id }) => _id) }
      })
      assert.equal(await troubleOf(), undefined)
      await stored().insertOne({ ...outside, _id: new Types.ObjectId(), seq })
      assert.ok(await troubleOf(), `an entry with the number ${seq}`)
    }
  })

  it('shows by a seal kept elsewhere that its end was cut off or made up anew', async () => {
    await sealDay()
    const [sealed] = await AuditModel.find({ action: 'sealed' }).lean()
    const seal = { seq: sealed?.seq ?? 0, hash: sealed?.hash ?? '' }
    const line = JSON.stringify({ level: 'info', auditSeal: { day: '2026-11-27', ...seal }, msg: 'audit log sealed' })
    const seals = readSeals(`{"level":"info"}\n${line}\n${line.slice(0, 40)}`)
    assert.deepEqual(seals, [seal])
    await lookAt('封存以后')
    assert.equal(await troubleOf(seals), undefined)
    assert.deepEqual(await troubleOf([{ ...seal, hash: 'e'.repeat(64) }]), ['changed', seal.seq])
    await stored().deleteMany({ seq: { $gte: 4 } })
    assert.equal(await troubleOf(), undefined)
    assert.deepEqual(await troubleOf(seals), ['missing', 4])
  })

  it('is one chain when several processes write at once, and what has a name is in it once', async () => {
    const writers = Array.from({ length: 4 }, chainWriter)
    const at = new Date()
    const by = somebody
    const named = new Types.ObjectId()
    const written = await Promise.all(
      Array.from({ length: 40 }, (_, each) => {
        const writer = writers[each % writers.length] ?? chainWriter()
        return each % 10 === 0
          ? writer.append({ action: 'rulebookSaved', by, at, subject: '第 2 版' }, named)
          : writer.append({ action: 'signedIn', by, at, subject: String(each) })
      })
    )
    assert.equal(written.filter(Boolean).length, 37)
    assert.deepEqual(await verifyAudit().then(({ count, trouble }) => [count, trouble]), [5 + 37, undefined])
    assert.equal(await recordOnce('x', { action: 'signedIn', by }, at), true)
    assert.equal(await recordOnce('x', { action: 'signedIn', by }, at), false)
    assert.equal(await troubleOf(), undefined)
  })

  it('is read in pages, and the first wrong entry is found on whichever page it is', async () => {
    await empty()
    const many = 2_100
    let prev = ''
    const entries = Array.from({ length: many }, (_, at) => {
      const seq = at + 1
      const said = {
        _id: new Types.ObjectId(),
        at: new Date(),
        action: 'contactSeen' as const,
        by: somebody,
        subject: String(seq)
      }
      const hash = hashOf([seq, prev], said)
      const entry = { ...said, seq, prev, hash }
      prev = hash
      return entry
    })
    await stored().insertMany(entries)
    assert.deepEqual(await verifyAudit(), { count: many, end: { seq: many, hash: prev } })
    for (const seq of [2_001, 1_001, 1_000]) {
      await stored().updateOne({ seq }, { $set: { subject: '别的' } })
      assert.deepEqual(await troubleOf(), ['changed', seq])
    }
    await stored().deleteOne({ seq: 1_000 })
    assert.deepEqual(await troubleOf(), ['missing', 1_000])
  })

  it('is sealed once a day', async () => {
    const day = (hours: number) => new Date(Date.UTC(2026, 0, 5, hours))
    assert.equal(await sealDay(day(0)), 1)
    assert.equal(await sealDay(day(3)), 0)
    assert.equal(await sealDay(day(20)), 1)
    const seals = await AuditModel.find({ action: 'sealed' }).sort({ seq: 1 }).lean()
    assert.deepEqual(
      seals.map(({ subject }) => subject),
      ['2026-01-04', '2026-01-05']
    )
  })
})
