import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { AuditModel } from '../../audit/model'
import { unknownGrids } from '../../grids/unknown-grids'
import { readTableOf } from '../../tables/read-table'
import { testApi } from '../../test/api'
import { aCell, aDepartment, aStaff, dutyGrid } from '../../test/factories'
import { AccountModel, DepartmentModel } from '../model'
import { type AccountRow, accountTable } from './account-table'
import { type CheckedRow, checkRows } from './check-rows'
import { importAccounts, renewSlips, type Slip } from './import-accounts'

const by = { username: '', name: '命令行' }

describe('A table of accounts', () => {
  const api = testApi()
  let clerks = ''

  before(async () => {
    await aCell()
    clerks = await aDepartment('huanwei', '环卫所')
    await aDepartment('closed', '撤销了的科')
    await DepartmentModel.updateOne({ _id: 'closed' }, { $set: { active: false } })
  })

  const columns = ['username', 'name', 'roles', 'department', 'dutyGrids'] as const
  const read = (...lines: string[]): AccountRow[] =>
    lines.map((line, index) => {
      const cells = line.split(',')
      return { row: index + 2, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) }
    })
  const check = async (...lines: string[]) => checkRows(read(...lines), unknownGrids)
  const verdicts = async (...lines: string[]) => (await check(...lines)).map(({ verdict }) => verdict)
  const signIn = async ({ username, password }: Slip) =>
    (await api.post('/api/staff/session', { body: { username, password } })).body.account?.mustChangePassword
  async function imported(lines: string[], fails?: () => Promise<void>) {
    return importedAs(await check(...lines), fails)
  }
  async function importedAs(checked: CheckedRow[], fails?: () => Promise<void>) {
    const kept: Slip[][] = []
    const keepSlips = async (slips: readonly Slip[]) => {
      kept.push([...slips])
      await fails?.()
    }
    const told = await importAccounts(checked, { file: '名单.csv', by, unknownGrids, keepSlips })
    return { ...told, kept }
  }

  it('makes its people, each with a starting password, and is one entry and one for each in the audit log', async () => {
    const lines = [
      'imp.wang,王一,受理员、派遣员,,',
      'imp.li,李二,部门经办人,环卫所,',
      `imp.zhao,赵三,信息采集员,,${dutyGrid}`
    ]
    assert.deepEqual(await verdicts(...lines), ['new', 'new', 'new'])
    assert.equal(await AccountModel.countDocuments({ username: /^imp\./ }), 0)
    const { slips, failed } = await imported(lines)
    assert.deepEqual([slips.map(({ name }) => name), failed], [['王一', '李二', '赵三'], []])
    for (const slip of slips) assert.equal(await signIn(slip), true)
    const [wang, li, zhao] = await AccountModel.find({ username: /^imp\./ })
      .sort({ createdAt: 1, _id: 1 })
      .lean()
    assert.deepEqual([wang?.roles, li?.department, zhao?.dutyGrids], [['operator', 'dispatcher'], clerks, [dutyGrid]])
    const log = await AuditModel.find({ 'by.name': '命令行' }).sort({ seq: 1 }).lean()
    assert.deepEqual(
      log.map(({ action, subject }) => [action, subject]),
      [
        ['accountsImported', '名单.csv'],
        ['accountMade', 'imp.wang'],
        ['accountMade', 'imp.li'],
        ['accountMade', 'imp.zhao']
      ]
    )
    const written = JSON.stringify([log, await AccountModel.find({ username: /^imp\./ }).lean()])
    for (const { password } of slips) assert.ok(!written.includes(password))
  })

  it('is read as Excel saves it, and needs no column that no role asks for', async () => {
    const rows = await readTableOf<keyof typeof accountTable.names>(
      accountTable,
      Buffer.from('\ufeff*用户名,姓名,岗位（可多个）\r\nexcel.wang,王一,受理员\r\n')
    )
    assert.deepEqual(rows, [{ row: 2, cells: { username: 'excel.wang', name: '王一', roles: '受理员' } }])
    assert.deepEqual(
      (await checkRows(rows, unknownGrids)).map(({ verdict }) => verdict),
      ['new']
    )
  })

  it('says of each row in which column it is wrong, and one such row keeps all out', async () => {
    await aStaff({ roles: ['security'], username: 'bad.officer', name: '安全员' })
    const { account } = await aStaff({ roles: ['operator'], username: 'bad.gone', name: '走了' })
    await AccountModel.updateOne({ _id: account._id }, { $set: { active: false } })
    const lines = [
      'bad.good,好人,受理员,,',
      'bad.boss,某人,大老板,,',
      'bad.three,某人,安全管理员、审计管理员,,',
      'bad.both,某人,系统管理员 受理员,,',
      'bad.clerk,某人,处置人员,没有的科,',
      'bad.old,某人,处置人员,撤销了的科,',
      'bad.none,某人,处置人员,,',
      'bad.grid,某人,信息采集员,,000',
      'BAD.GOOD,好人,受理员,,',
      'bad name,某人,受理员,,',
      'BAD.Officer,安全员,安全管理员,,',
      'bad.gone,走了,受理员,,',
      ',没有名字,受理员,,',
      'bad.empty,,,,',
      `bad.long,某人,信息采集员,,${Array.from({ length: 40 }, () => dutyGrid).join('、')}`
    ]
    const checked = await check(...lines)
    const wrong = checked.map(each => (each.verdict === 'wrong' ? Object.keys(each.problems).join() : each.verdict))
    const expected = 'new/roles/roles/roles/department/department/department/dutyGrids/username/username/username'
    assert.equal(wrong.join('/'), `${expected}/username/username/name,roles/dutyGrids`)
    await assert.rejects(imported(lines), /表格里有错/)
    assert.equal(await AccountModel.countDocuments({ username: 'bad.good' }), 0)
    assert.deepEqual(await verdicts('bad.officer,安全员,受理员,,'), ['wrong'])
  })

  it('that is read once more changes nothing, and changes what somebody wrote anew', async () => {
    const lines = ['again.wang,王一,受理员、值班长,,', 'again.li,李二,部门经办人,huanwei,']
    await imported(lines)
    assert.deepEqual(await verdicts(...lines), ['same', 'same'])
    assert.deepEqual((await imported(lines)).kept, [])
    const changed = ['ａgain.wang,王一,值班长;受理员,,', 'again.li,李二姐,部门经办人,环卫所,']
    assert.deepEqual(await verdicts(...changed), ['same', 'changed'])
    assert.deepEqual((await imported(changed)).kept, [])
    assert.equal((await AccountModel.findOne({ username: 'again.li' }).lean())?.name, '李二姐')
  })

  it('keeps the sheet before the first account is there, and goes on with the rest after a crash', async () => {
    const lines = ['crash.a,甲,受理员,,', 'crash.b,乙,受理员,,']
    await assert.rejects(
      imported(lines, () => Promise.reject(new Error('disk full'))),
      /disk full/
    )
    assert.deepEqual(await verdicts(...lines), ['new', 'new'])
    await imported(lines.slice(0, 1))
    assert.deepEqual(await verdicts(...lines), ['same', 'new'])
    const { slips } = await imported(lines)
    assert.deepEqual(
      slips.map(({ username }) => username),
      ['crash.b']
    )
  })

  it('imported twice at once makes each account once, and each slip that is left opens', async () => {
    const lines = Array.from({ length: 5 }, (_, index) => `twice.${index},某人,受理员,,`)
    const checked = await Promise.all([check(...lines), check(...lines)])
    const both = await Promise.all(checked.map(rows => importedAs(rows)))
    const slips = both.flatMap(each => each.slips)
    assert.equal(both.flatMap(({ failed }) => failed).length, 5)
    assert.deepEqual(
      slips.map(({ username }) => username).sort(),
      [0, 1, 2, 3, 4].map(each => `twice.${each}`)
    )
    for (const { slips: left, kept } of both) if (left.length < 5) assert.deepEqual(kept.at(-1), left)
    for (const slip of slips) assert.equal(await signIn(slip), true)
  })

  it('gets a new sheet for whoever has not signed in, when the first was lost', async () => {
    const lines = ['lost.a,甲,受理员,,', 'lost.b,乙,受理员,,']
    const { slips } = await imported(lines)
    await AccountModel.updateOne({ username: 'lost.b' }, { $unset: { startingPassword: 1 } })
    const renewed = await renewSlips(read(...lines), { by, keepSlips: async () => undefined })
    assert.deepEqual(
      renewed.map(({ username }) => username),
      ['lost.a']
    )
    const [old, fresh] = [slips[0], renewed[0]]
    assert.ok(old && fresh)
    assert.equal(await signIn(old), undefined)
    assert.equal(await signIn(fresh), true)
  })
})
