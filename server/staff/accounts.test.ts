import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'mocha'
import type { InferOutput } from 'valibot'
import type { MadeAccount } from '../../contracts/accounts/views'
import { AuditModel } from '../audit/model'
import { testApi } from '../test/api'
import { aCell, aDepartment, aStaff, dutyGrid } from '../test/factories'
import { AccountModel } from './model'
import { openStaffSession } from './session'

describe('The security officer', () => {
  const api = testApi()
  let officer = ''
  let officerId = ''

  beforeEach('two officers, so that one may go', async () => {
    await AccountModel.deleteMany({ roles: 'security' })
    const { account, id } = await aStaff({ roles: ['security'], name: '安全员' })
    await aStaff({ roles: ['security'], name: '另一位' })
    officerId = id
    officer = (await openStaffSession(account)).token
  })

  let made = 0
  const post = (path: string, body: object = {}, token = officer) =>
    api.post(`/api/staff/accounts${path}`, { token, body })
  async function aNew(facts: object = {}) {
    made += 1
    const { status, body } = await post('', { username: `new${made}`, name: '新同事', roles: ['operator'], ...facts })
    assert.equal(status, 201, JSON.stringify(body))
    return body as InferOutput<typeof MadeAccount>
  }
  const signIn = (username: string, password: string) =>
    api.post('/api/staff/session', { body: { username, password } })

  it('makes an account whose password has to be changed before anything else', async () => {
    const { account, password } = await aNew()
    assert.deepEqual([account.state, account.version, account.startingPassword], ['open', 0, true])
    const { token, account: me } = (await signIn(account.username, password)).body
    assert.equal(me.mustChangePassword, true)
    const refused = await api.get('/api/staff/messages', { token })
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'password_must_change'])
    const change = { current: password, password: '雨天的伞在门口放着呢' }
    const changed = await api.post('/api/staff/session/password', { token, body: change })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.equal(changed.body.account.mustChangePassword, undefined)
    assert.equal((await api.get('/api/staff/session', { token })).status, 401)
    assert.equal((await api.get('/api/staff/messages', { token: changed.body.token })).status, 200)
    assert.equal((await signIn(account.username, change.password)).status, 201)
    const log = JSON.stringify(await AuditModel.find({ subject: account.username }).sort({ seq: 1 }).lean())
    assert.match(log, /accountMade.*受理员.*passwordChanged/)
    assert.ok(!log.includes(password) && !log.includes(change.password))
  })

  it('finds accounts by name, role, department and state, by page', async () => {
    const department = await aDepartment()
    const { account } = await aNew({ name: '钱二姐', roles: ['clerk'], department })
    const found = async (query: string) =>
      (await api.get(`/api/staff/accounts?${query}`, { token: officer })).body.items.map(({ id }: { id: string }) => id)
    assert.deepEqual(await found(`q=${encodeURIComponent('二姐')}`), [account.id])
    assert.deepEqual(await found(`q=${account.username.toUpperCase()}&state=open`), [account.id])
    assert.deepEqual(await found(`department=${department}&role=clerk`), [account.id])
    assert.deepEqual(await found(`department=${department}&state=closed`), [])
    assert.deepEqual(await found('q=(.*'), [])
    const first = (await api.get('/api/staff/accounts?limit=1', { token: officer })).body
    const second = await found(`limit=1&cursor=${first.next}`)
    assert.notDeepEqual(second, [first.items[0].id])
  })

  it('is told at the field when a name is taken, a department or a duty grid is not there', async () => {
    await aCell()
    const { account } = await aNew()
    const again = await post('', { username: account.username.toUpperCase(), name: '同名', roles: ['operator'] })
    assert.deepEqual([again.status, again.body.error.code], [409, 'username_taken'])
    const facts = { username: 'somebody', name: '某人' }
    const clerk = await post('', { ...facts, roles: ['clerk'] })
    assert.ok(clerk.body.error.fields.department)
    const collector = await post('', { ...facts, roles: ['collector'], dutyGrids: [dutyGrid, '000'] })
    assert.match(collector.body.error.fields.dutyGrids, /000/)
    for (const roles of [['security', 'auditor'], ['administrator', 'operator'], [], ['boss'], 'operator']) {
      const { status, body } = await post('', { ...facts, roles })
      assert.equal(status, 400)
      assert.ok(
        Object.keys(body.error.fields).some(field => field.startsWith('roles')),
        JSON.stringify(body)
      )
    }
    assert.equal((await post('', { ...facts, username: 'a b', roles: ['operator'] })).status, 400)
    const two = await Promise.all([1, 2].map(() => post('', { ...facts, roles: ['operator'] })))
    assert.deepEqual(two.map(({ status }) => status).sort(), [201, 409])
  })

  it('changes roles at once, and whoever was second reads who was first', async () => {
    const { account } = await aNew()
    const stored = await AccountModel.findOne({ username: account.username }).orFail()
    await AccountModel.updateOne({ _id: stored._id }, { $unset: { startingPassword: 1 } })
    const { token } = await openStaffSession(stored)
    assert.equal((await api.get('/api/staff/audit', { token })).status, 403)
    const wanted = { version: 0, name: '新名字', roles: ['auditor'] }
    const both = await Promise.all([1, 2].map(() => post(`/${account.id}`, wanted)))
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    const refused = both.find(({ status }) => status === 409)
    assert.match(refused?.body.error.message, /安全员刚改过/)
    assert.equal((await api.get('/api/staff/audit', { token })).status, 200)
    const entry = await AuditModel.findOne({ subject: account.username, action: 'accountChanged' }).lean()
    assert.deepEqual(
      entry?.changes?.map(({ what, before, after }) => [what, before, after]),
      [
        ['姓名', '新同事', '新名字'],
        ['岗位', '受理员', '审计管理员']
      ]
    )
  })

  it('closes an account, which is out at once, and opens it again', async () => {
    const { account, password } = await aNew()
    const { token } = (await signIn(account.username, password)).body
    assert.equal((await post(`/${account.id}/open`, { version: 0 })).body.error.code, 'account_state')
    assert.equal((await post(`/${account.id}/close`, { version: 0 })).body.state, 'closed')
    assert.equal((await api.get('/api/staff/session', { token })).status, 401)
    assert.equal((await signIn(account.username, password)).status, 401)
    assert.equal((await post(`/${account.id}/close`, { version: 0 })).body.error.code, 'account_changed')
    assert.equal((await post(`/${account.id}/close`, { version: 1 })).body.error.code, 'account_state')
    assert.equal((await post(`/${account.id}/open`, { version: 1 })).body.state, 'open')
    assert.equal((await api.get('/api/staff/session', { token })).status, 401)
    assert.equal((await signIn(account.username, password)).status, 201)
  })

  it('cannot close themselves or change their own roles, and one stays when two close each other', async () => {
    const [one, other] = await AccountModel.find({ roles: 'security' }).sort({ _id: 1 })
    if (!one || !other) return assert.fail('there are two')
    assert.equal((await post(`/${officerId}/close`, { version: 0 })).body.error.code, 'account_state')
    const self = await post(`/${officerId}`, { version: 0, name: '安全员', roles: ['auditor'] })
    assert.equal(self.body.error.code, 'account_state')
    const { token } = await openStaffSession(other)
    const both = await Promise.all([
      post(`/${other._id}/close`, { version: 0 }),
      post(`/${one._id}/close`, { version: 0 }, token)
    ])
    assert.ok(both.filter(({ status }) => status === 200).length < 2)
    assert.ok((await AccountModel.countDocuments({ roles: 'security', active: true })) > 0)
  })

  it('resets a password, which ends the sessions, and ends sessions alone', async () => {
    const { account, password } = await aNew()
    const { token } = (await signIn(account.username, password)).body
    assert.equal((await post(`/${account.id}/sessions/end`)).status, 204)
    assert.equal((await api.get('/api/staff/session', { token })).status, 401)
    const next = (await signIn(account.username, password)).body.token
    const reset = await post(`/${account.id}/password`, { version: 0 })
    assert.equal((await api.get('/api/staff/session', { token: next })).status, 401)
    assert.equal((await signIn(account.username, password)).status, 401)
    assert.equal((await signIn(account.username, reset.body.password)).body.account.mustChangePassword, true)
    const detail = (await api.get(`/api/staff/accounts/${account.id}`, { token: officer })).body
    assert.deepEqual([detail.sessions, detail.openCases], [1, 0])
  })

  it('lets somebody in again who typed wrong passwords too often', async () => {
    const { account, password } = await aNew()
    for (let guess = 0; guess < 10; guess += 1) await signIn(account.username, 'a guess')
    assert.equal((await signIn(account.username, password)).status, 429)
    assert.equal((await post(`/${account.id}/unlock`)).status, 204)
    assert.equal((await signIn(account.username, password)).status, 201)
  })

  it('sees what an account did lately and what was done to it, from where, failed tries too', async () => {
    const { account, password } = await aNew()
    await signIn(account.username, 'wrong-password-1')
    await signIn(account.username, password)
    await post(`/${account.id}/sessions/end`)
    await aNew()
    const { status, body } = await api.get(`/api/staff/accounts/${account.id}/lately`, { token: officer })
    assert.equal(status, 200)
    const actions = body.map(({ action }: { action: string }) => action)
    assert.deepEqual(actions, ['sessionsEnded', 'signedIn', 'signInRefused', 'accountMade'])
    assert.ok(body.every(({ address }: { address?: string }) => address))
    const other = await api.get(`/api/staff/accounts/${'0'.repeat(24)}/lately`, { token: officer })
    assert.equal(other.status, 404)
  })

  it('is the only one who may, and an account that is not there is not found', async () => {
    const stranger = await api.staff({ roles: ['administrator', 'operator'] })
    const asked = await post('', { username: 'x1', name: '某人', roles: ['operator'] }, stranger)
    assert.deepEqual([asked.status, asked.body.error.code], [403, 'forbidden'])
    for (const path of ['', '/close', '/open', '/password', '/unlock', '/sessions/end']) {
      const body = { version: 0, name: '某人', roles: ['operator'] }
      assert.equal((await post(`/${'0'.repeat(24)}${path}`, body)).status, 404, path)
    }
  })
})
