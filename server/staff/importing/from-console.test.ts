import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'mocha'
import type { HandedPassword, ImportedRow } from '../../../contracts/accounts/import'
import { AuditModel } from '../../audit/model'
import { unknownGrids } from '../../grids/unknown-grids'
import { testApi } from '../../test/api'
import { aDepartment, aStaff } from '../../test/factories'
import { gbk } from '../../test/gbk'
import { AccountModel } from '../model'
import { openStaffSession } from '../session'
import { checkFromConsole } from './from-console'

const path = '/api/staff/account-imports'
const head = '用户名,姓名,岗位,部门,责任网格\n'
const excel = gbk('用户名,姓名,岗位,部门\r\nwangfang,王芳,受理员,\r\nlilei,李雷,部门经办人、处置人员,环卫处\r\n')

describe('A table of accounts on the console', () => {
  const api = testApi()
  let officer = ''
  let officerId = ''

  beforeEach('a city with one security officer and a department', async () => {
    await AccountModel.deleteMany({})
    await aDepartment('sanitation', '环卫处')
    const { account, id } = await aStaff({ roles: ['security'], username: 'officer', name: '安全员' })
    officerId = id
    officer = (await openStaffSession(account)).token
  })

  const check = (table: Uint8Array | string, token = officer) => api.upload(token, Buffer.from(table), `${path}/check`)
  const take = (table: Uint8Array | string, plan: string) =>
    api.upload(officer, Buffer.from(table), `${path}?plan=${plan}`)
  const standings = (rows: ImportedRow[]) => rows.map(({ standing }) => standing)
  /** The same as `check`, without a thread that reads. */
  const checked = (table: string) => {
    const columns = ['username', 'name', 'roles', 'department', 'dutyGrids']
    const lines = table.trim().split('\n').slice(1)
    const rows = lines.map((line, index) => ({
      row: index + 2,
      cells: Object.fromEntries(line.split(',').map((cell, column) => [columns[column], cell]))
    }))
    return checkFromConsole(rows, unknownGrids)
  }

  it('is shown before it is done, makes people who can sign in, and done again makes nothing twice', async () => {
    const seen = await check(excel)
    assert.equal(seen.status, 200, JSON.stringify(seen.body))
    assert.deepEqual(standings(seen.body.rows), ['new', 'new'])
    assert.equal(await AccountModel.countDocuments({}), 1)
    const done = await take(excel, seen.body.plan)
    assert.equal(done.status, 201, JSON.stringify(done.body))
    const [wang, li] = done.body.passwords as HandedPassword[]
    assert.deepEqual([wang?.username, wang?.name, li?.username], ['wangfang', '王芳', 'lilei'])
    const stored = await AccountModel.findOne({ username: 'lilei' }).orFail().lean()
    assert.deepEqual(
      [stored.roles, stored.department, stored.startingPassword],
      [['clerk', 'handler'], 'sanitation', true]
    )
    const body = { username: 'wangfang', password: wang?.password }
    assert.equal((await api.post('/api/staff/session', { body })).body.account.mustChangePassword, true)

    assert.equal((await take(excel, seen.body.plan)).body.error.code, 'account_changed')
    const again = (await check(excel)).body
    assert.deepEqual(standings(again.rows), ['same', 'same'])
    assert.equal(again.rows[0].startingPassword, true)
    assert.deepEqual((await take(excel, again.plan)).body.passwords, [])
    const entries = await AuditModel.find({ 'by.id': officerId, action: /^account/ })
      .sort({ seq: 1 })
      .lean()
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['accountsImported', 'accountMade', 'accountMade']
    )
    assert.ok(!JSON.stringify(entries).includes(wang?.password ?? ''))
  })

  it('changes whom it names, if nobody else has changed them since it was shown', async () => {
    const { id } = await aStaff({ roles: ['operator', 'lead'], username: 'sun', name: '孙一' })
    await aStaff({ roles: ['operator', 'lead'], username: 'zhou', name: '周二' })
    const table = `${head}sun,孙一一,处置人员,环卫处,\nzhou,周二,值班长、受理员,,\n`
    const seen = await checked(table)
    assert.deepEqual(standings(seen.rows), ['changed', 'same'])
    assert.deepEqual(seen.rows[0]?.changes, [
      { what: '姓名', before: '孙一', after: '孙一一' },
      { what: '岗位', before: '受理员、值班长', after: '处置人员' },
      { what: '部门', after: '环卫处' }
    ])
    await AccountModel.updateOne({ username: 'sun' }, { name: '孙一〇', version: 1 })
    const late = await take(table, seen.plan)
    assert.deepEqual([late.status, late.body.error.code], [409, 'account_changed'])
    assert.equal((await take(table, (await checked(table)).plan)).status, 201)
    const sun = await AccountModel.findById(id).orFail().lean()
    assert.deepEqual([sun.name, sun.roles, sun.department], ['孙一一', ['handler'], 'sanitation'])
  })

  it('with something wrong names row and column, and nothing of it is done', async () => {
    const wrong: [string, string, RegExp][] = [
      ['one,=HYPERLINK("x"),受理员,,', 'name', /公式/],
      ['@two,甲,受理员,,', 'username', /公式/],
      ['three,甲,信息采集员,,4.40204E+11', 'dutyGrids', /文本/],
      ['four,甲,局长,,', 'roles', /没有这个岗位：局长/],
      ['five,甲,系统管理员、受理员,,', 'roles', /兼任/],
      [`six,${'甲'.repeat(41)},受理员,,`, 'name', /最多 40/],
      ['ＳＩＸ,甲,受理员,,', 'username', /第 7 行/],
      ['officer,安全员,受理员,,', 'roles', /安全管理员/]
    ]
    const { rows } = await checked(`${head}${wrong.map(([line]) => line).join('\n')}`)
    for (const [index, [line, column, sentence]] of wrong.entries()) {
      const problems = rows[index]?.problems ?? []
      const named = problems.some(known => known.column === column && sentence.test(known.problem))
      assert.ok(named, `${line}: ${JSON.stringify(problems)}`)
    }
    const refused = await take(`${head}fine,甲,受理员,,\nnine,甲,部门经办人,林业处,\n`, '0'.repeat(32))
    assert.deepEqual([refused.status, refused.body.error.code], [422, 'rows_wrong'])
    assert.match(refused.body.error.fields['第 3 行 部门'], /林业处/)
    assert.equal(await AccountModel.exists({ username: 'fine' }), null)
    assert.equal(await AuditModel.exists({ action: 'accountsImported', 'by.id': officerId }), null)
  })

  it('that is empty, too long or not there, or sent by others, is refused with a sentence', async () => {
    assert.match((await check(head)).body.error.message, /没有数据行/)
    const long = Array.from({ length: 201 }, (_, index) => `a${index},甲,受理员`).join('\n')
    await assert.rejects(checked(`${head}${long}`), /最多导入 200 个账号，这个表有 201 行/)
    assert.equal((await api.post(`${path}/check`, { token: officer, body: {} })).status, 415)
    assert.equal((await api.upload(officer, Buffer.from(head), path)).status, 400)
    assert.equal((await check(head, await api.staff({ roles: ['auditor'] }))).status, 403)
  })

  it('sent twice at once makes each account once, and whoever was second looks again', async () => {
    const table = `${head}twin,双,受理员,,\nother,另,受理员,,\n`
    const { plan } = await checked(table)
    const both = await Promise.all([take(table, plan), take(table, plan)])
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409])
    assert.equal(await AccountModel.countDocuments({ username: { $in: ['twin', 'other'] } }), 2)
  })

  it('whose passwords were lost gets new ones for those who have none of their own', async () => {
    const make = async (username: string) =>
      (await api.post('/api/staff/accounts', { token: officer, body: { username, name: '新人', roles: ['lead'] } }))
        .body
    const [lost, own] = [await make('lost'), await make('own')]
    await AccountModel.updateOne({ username: 'own' }, { $unset: { startingPassword: 1 } })
    const accounts = [lost.account.id, own.account.id, officerId, lost.account.id, '0'.repeat(24)]
    const reprint = (body: object, token = officer) => api.post('/api/staff/starting-passwords', { token, body })
    const { status, body } = await reprint({ accounts })
    assert.deepEqual([status, body.passwords.length, body.left], [200, 1, 3], JSON.stringify(body))
    const signIn = async (username: string, password: string) =>
      (await api.post('/api/staff/session', { body: { username, password } })).status
    assert.equal(await signIn('lost', body.passwords[0].password), 201)
    assert.equal(await signIn('lost', lost.password), 401)
    assert.equal(await signIn('own', own.password), 201)
    for (const wrong of [{}, { accounts: [] }, { accounts: ['x'] }, { accounts: Array(201).fill('0'.repeat(24)) }]) {
      assert.equal((await reprint(wrong)).status, 400)
    }
    assert.equal((await reprint({ accounts }, await api.staff({ roles: ['lead'] }))).status, 403)
    const entries = await AuditModel.find({ 'by.id': officerId, action: /^password/ })
      .sort({ seq: 1 })
      .lean()
    assert.deepEqual(
      entries.map(({ action, subject }) => [action, subject]),
      [
        ['passwordsReprinted', undefined],
        ['passwordReset', 'lost']
      ]
    )
  })
})
