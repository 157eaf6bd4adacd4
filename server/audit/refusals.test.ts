import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { type AuditAction, auditActionOf } from '../../contracts/audit/actions'
import { forgetLimits } from '../limits/rate-limit'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aCase } from '../test/factories'
import { aForm } from '../test/forms'
import { aPerson, done, type Person } from '../test/on-record/recipe'
import { codeOf, secondFactors } from '../test/second-factors'
import { lastLink } from './chain'
import { AuditModel } from './model'
import { recordRefusal } from './record-refusal'

const device = 'Mozilla/5.0 (refused)'
const password = 'a long enough password'

/** Does it and returns the entries of the action, each with who, from where, about what and why. */
async function entriesOf(action: AuditAction, work: () => Promise<unknown>) {
  const { seq: end = 0 } = (await lastLink()) ?? {}
  await work()
  const entries = await AuditModel.find({ seq: { $gt: end }, action })
    .sort({ seq: 1 })
    .lean()
  assert.equal(auditActionOf(action).refused, true)
  for (const { address } of entries) assert.match(address ?? '', /127\.0\.0\.1/)
  return entries.map(({ by, subject, reason }) => [by.username, subject, reason])
}
describe('What somebody tried in vain', () => {
  const api = testApi()
  const signIn = (username: string, password: string) =>
    api.post('/api/staff/session', { body: { username, password } })
  const headers = { 'User-Agent': device }

  before(aCity)

  const post = (by: Person, path: string, body: object) => api.post(path, { token: by.token, body, headers })

  it('at signing in is on record for each wrong password, and once when the name is stopped for a while', async () => {
    const { username } = await aPerson({ roles: ['operator'] })
    const wrong = () => signIn(username, 'not the right password')
    assert.deepEqual(await entriesOf('signInRefused', wrong), [[username, undefined, undefined]])
    const stopped = await entriesOf('signInThrottled', async () => {
      for (let tries = 0; tries < 14; tries += 1) {
        forgetLimits()
        await wrong()
      }
    })
    assert.deepEqual(stopped, [[username, undefined, undefined]])
  })

  it('with a wrong password of their own, for another one', async () => {
    const person = await aPerson({ roles: ['operator'] })
    const change = { current: 'not the right password', password: '换过的一个很长的密码' }
    assert.deepEqual(await entriesOf('passwordRefused', () => post(person, '/api/staff/session/password', change)), [
      [person.username, undefined, undefined]
    ])
    assert.equal((await signIn(person.username, password)).status, 201)
  })

  it('because somebody else had the name at the same moment: what was announced and did not happen is told', async () => {
    const security = await aPerson({ roles: ['security'] })
    const counted = async (action: AuditAction, subject: string) => AuditModel.countDocuments({ action, subject })
    const username = `taken-${randomUUID().slice(0, 8)}`
    const name = `岗位${username.slice(-8)}`
    const account = { username, name: '新来的', roles: ['operator'] }
    const role = { name, rights: ['seeAllCases'], secondFactor: false }
    for (const [path, body, subject, made, failed] of [
      ['/api/staff/accounts', account, username, 'accountMade', 'accountChangeFailed'],
      ['/api/staff/roles', role, name, 'roleMade', 'roleChangeFailed']
    ] as const) {
      const answers = await Promise.all([1, 2, 3, 4].map(() => post(security, path, body)))
      assert.equal(answers.filter(({ status }) => status === 201).length, 1)
      assert.equal((await counted(made, subject)) - (await counted(failed, subject)), 1, path)
    }
  })

  it('because a table of places cannot be read', async () => {
    const administrator = await aPerson({ roles: ['administrator'] })
    const batch = `批次${randomUUID().slice(0, 8)}`
    await done(api, administrator, '/api/staff/code-batches', { batch, count: 1 })
    const path = `/api/staff/code-batches/${encodeURIComponent(batch)}/places`
    const table = Buffer.from('别的,列\n1,2\n')
    const [entry] = await entriesOf('placesNotImported', () => api.upload(administrator.token, table, path))
    assert.deepEqual(entry?.slice(0, 2), [administrator.username, batch])
    assert.ok(entry?.[2])
  })

  it('because they have no right to it, once an hour for each thing that they try', async () => {
    const collector = await aPerson({ roles: ['collector'], name: '采集员' })
    const { caseNo } = await aCase()
    const look = () =>
      post(collector, `/api/staff/cases/${caseNo}/reports/${'0'.repeat(24)}/contact`, { reason: '好奇' })
    const tried = await entriesOf('accessRefused', async () => {
      for (const again of [1, 2, 3]) assert.equal((await look()).status, 403, String(again))
      assert.equal((await api.get('/api/staff/audit', { token: collector.token, headers })).status, 403)
    })
    assert.deepEqual(tried, [
      [
        collector.username,
        `POST /api/staff/cases/${caseNo}/reports/${'0'.repeat(24)}/contact`,
        '您的岗位不能查看上报人的联系方式'
      ],
      [collector.username, 'GET /api/staff/audit', '您的岗位不能查看审计记录']
    ])
    const entry = await AuditModel.findOne({ action: 'accessRefused' }).sort({ seq: -1 }).lean()
    assert.deepEqual([entry?.device, entry?.by.roles], [device, ['collector']])
    const later = await entriesOf('accessRefused', async () => {
      const refusal = { row: 'GET /api/staff/audit', subject: '', reason: '' }
      await recordRefusal(collector, refusal, Date.now() + 3_599_000)
      assert.equal((await look()).status, 403)
    })
    assert.deepEqual(later, [])
  })

  it('by a step of a case that is not theirs to take', async () => {
    const { caseNo, version } = await aCase({ state: 'dispatched', department: 'municipal' })
    const supervisor = await aPerson({ roles: ['supervisor'] })
    const body = { version, ...aForm('dispatch', { department: 'sanitation' }) }
    const dispatch = () => post(supervisor, `/api/staff/cases/${caseNo}/actions/dispatch`, body)
    const [entry] = await entriesOf('accessRefused', async () => assert.equal((await dispatch()).status, 403))
    assert.deepEqual(entry?.slice(0, 2), [supervisor.username, `POST /api/staff/cases/${caseNo}/actions/dispatch`])
  })
})

describe('A code tried in vain', () => {
  const api = testApi()
  const { second, anEnrolled, proofOf } = secondFactors(api)

  it('is on record, at signing in and for new recovery codes', async () => {
    const person = await anEnrolled()
    const proof = await proofOf(person)
    assert.deepEqual(await entriesOf('codeRefused', () => second(proof, '000000')), [
      [person.username, undefined, undefined]
    ])
    const codes = () => api.post('/api/staff/session/recovery-codes', { token: person.token, body: { code: '000000' } })
    assert.deepEqual(await entriesOf('codeRefused', codes), [[person.username, undefined, undefined]])
    assert.notEqual(codeOf(person.secret), '000000')
  })
})
