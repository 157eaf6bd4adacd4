import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'mocha'
import type { BaseImport, BaseImportRow } from '../../../contracts/basedata/imports'
import { AuditModel } from '../../audit/model'
import { baseDataKinds } from '../../base-kinds'
import { Refusal } from '../../http/refusal'
import { departmentColumns } from '../../staff/departments/department-table'
import { DepartmentModel } from '../../staff/model'
import { rowsOfKind } from '../../tables/table-rows'
import { testApi } from '../../test/api'
import { aStaff } from '../../test/factories'
import { gbk } from '../../test/gbk'
import { BaseChangeModel } from '../change-model'
import { tableWith } from '../things/read-thing-table'
import { continueImports } from './continue-imports'
import { ImportModel } from './import-model'
import { importsAtRest } from './running'

const path = '/api/staff/base-imports/department'
const head = '编号,名称,类别,上级,值班电话,统一社会信用代码\n'

describe('A file of base data', () => {
  const api = testApi()
  let token = ''

  const [kind] = baseDataKinds
  assert.ok(kind)
  const { readFile } = kind

  before(async () => {
    token = await api.staff({ roles: ['administrator'], name: '基础数据员' })
  })
  after(() => {
    kind.readFile = readFile
  })
  beforeEach('a bureau', async () => {
    // Without a thread for each table; the last test has one.
    kind.readFile = async ({ bytes }) => {
      const answer = await rowsOfKind({ bytes, kind: tableWith(departmentColumns) })
      if ('refused' in answer) throw new Refusal('table_unreadable', answer.refused || undefined)
      return answer.rows
    }
    await DepartmentModel.deleteMany({})
    await DepartmentModel.create({ _id: 'bureau', name: '城管局', version: 1, openName: '城管局' })
  })

  const check = async (table: string | Buffer, name = '部门.csv'): Promise<BaseImport> => {
    const begun = await api.upload(token, Buffer.from(table), `${path}?name=${encodeURIComponent(name)}`)
    assert.equal(begun.status, 201, JSON.stringify(begun.body))
    return rested(begun.body.id)
  }
  const rested = async (id: string): Promise<BaseImport> => {
    await importsAtRest()
    return (await api.get(`${path}/${id}`, { token })).body
  }
  const rows = async (id: string, verdict: string): Promise<BaseImportRow[]> =>
    (await api.get(`${path}/${id}/rows?verdict=${verdict}`, { token })).body.items
  const act = async (id: string, what: 'take' | 'undo') => {
    const begun = await api.post(`${path}/${id}/${what}`, { token, body: {} })
    assert.equal(begun.status, 200, JSON.stringify(begun.body))
    return rested(id)
  }
  const exported = async (as: 'csv' | 'xlsx') => {
    const answer = await fetch(`${api.url}/api/staff/base-exports/department/${as}`, {
      headers: { Authorization: `Bearer ${token}` }
    })
    assert.equal(answer.status, 200)
    return Buffer.from(await answer.arrayBuffer())
  }
  const byId = (id: string) => DepartmentModel.findById(id).lean()

  const good = `${head}a,甲队,养护,bureau,0751-8123456,\nb,乙组,,甲队,,\nbureau,城市管理局,主管部门,,,\n`

  it('is shown row by row before anything is done, then done whole, with one entry in the log', async () => {
    const seen = await check(good, '部门（新）.csv')
    assert.deepEqual(
      [seen.state, seen.counts],
      ['checked', { wrong: 0, changed: 1, new: 2, same: 0 }],
      JSON.stringify(seen)
    )
    assert.equal(await DepartmentModel.countDocuments(), 1)
    assert.deepEqual((await rows(seen.id, 'changed'))[0]?.changes, [
      { what: '名称', before: '城管局', after: '城市管理局' },
      { what: '类别', after: '主管部门' }
    ])
    assert.deepEqual(
      (await rows(seen.id, 'new')).map(({ row, title }) => [row, title]),
      [
        [2, '甲队'],
        [3, '乙组']
      ]
    )
    const done = await act(seen.id, 'take')
    assert.deepEqual([done.state, done.takenBy, done.progress.done], ['imported', '基础数据员', 3])
    const b = await byId('b')
    assert.deepEqual([b?.parent, b?.version, b?.active], ['a', 1, true])
    const entries = await AuditModel.find({ subject: '部门（新）.csv' }).lean()
    assert.deepEqual(
      entries.map(({ action, changes }) => [action, changes?.map(({ after }) => after)]),
      [['dataImported', ['2', '1']]]
    )
    assert.equal(await AuditModel.countDocuments({ action: 'departmentMade', subject: /甲队/ }), 0)
    const { history } = (await api.get('/api/staff/base/departments/bureau', { token })).body
    assert.equal(history[0].note, '导入「部门（新）.csv」')
    const again = await check(good)
    assert.deepEqual(again.counts, { wrong: 0, changed: 0, new: 0, same: 3 })
  })

  it('with wrong rows names row and column, and nothing of it is done', async () => {
    const wrong: [string, string, RegExp][] = [
      ['x1,,,,,', '名称', /请填写名称/],
      ['x 2,二,,,,', '编号', /字母、数字/],
      ['x3,三,朋友,,,', '类别', /没有这种类别：朋友/],
      ['x4,四,,林业局,,', '上级', /没有这个上级部门：林业局/],
      ['x5,五,,,听不清,', '值班电话', /电话/],
      ['x6,六,,,,91350100M000100Y44', '统一社会信用代码', /校验位/],
      ['x7,城管局,,,,', '名称', /已经有「城管局」/],
      ['x8,=HYPERLINK(1),,,,', '名称', /公式/],
      ['X3,又三,,,,', '编号', /第 5 行/],
      ['x10,十,,十一,,', '上级', /一圈/],
      ['x11,十一,,十,,', '上级', /一圈/],
      ['1.23E+11,科学,,,,', '编号', /科学计数/],
      ['BUREAU,城管局,,,,', '编号', /只差大小写/]
    ]
    const seen = await check(`${head}fine,好的,,,,\n${wrong.map(([line]) => line).join('\n')}`)
    assert.deepEqual([seen.state, seen.counts.wrong, seen.counts.new], ['checked', wrong.length, 1])
    const told = await rows(seen.id, 'wrong')
    for (const [index, [line, column, sentence]] of wrong.entries()) {
      const { problems = [] } = told.find(({ row }) => row === index + 3) ?? {}
      assert.ok(
        problems.some(known => known.column === column && sentence.test(known.problem)),
        `${line}: ${JSON.stringify(problems)}`
      )
    }
    const refused = await api.post(`${path}/${seen.id}/take`, { token, body: {} })
    assert.deepEqual([refused.status, refused.body.error.code], [422, 'rows_wrong'])
    assert.equal(await DepartmentModel.countDocuments(), 1)
  })

  it('is read as Chinese Excel writes it, and a column that it has not leaves things as they are', async () => {
    await act((await check(`${head}a,甲队,养护,,0751-8123456,\n`)).id, 'take')
    const seen = await check(gbk('编号,名称\r\na,甲大队\r\n'))
    assert.deepEqual(
      (await rows(seen.id, 'changed')).map(({ changes }) => changes),
      [[{ what: '名称', before: '甲队', after: '甲大队' }]]
    )
  })

  it('comes out in the shape in which it goes in, and nothing of it runs in a spreadsheet', async () => {
    await act((await check(good)).id, 'take')
    const names = ['=1+1', "'=1+1", '+86 队', '@SUM', '-2', "'单引号", '＝1', '"引",号', 'a<b>&c', '#N/A']
    for (const [at, name] of names.entries()) {
      const made = await api.post('/api/staff/base/departments', { token, body: { id: `f${at}`, name } })
      assert.equal(made.status, 201, JSON.stringify(made.body))
    }
    const csv = await exported('csv')
    assert.doesNotMatch(csv.toString(), /(^|[,"\n])[=+@＝-]/)
    for (const table of [csv, await exported('xlsx')]) {
      const again = await check(table)
      assert.deepEqual(
        again.counts,
        { wrong: 0, changed: 0, new: 0, same: 3 + names.length },
        JSON.stringify(await rows(again.id, again.counts.wrong ? 'wrong' : 'changed'))
      )
    }
    assert.equal(await AuditModel.countDocuments({ action: 'dataExported' }), 2)
  })

  it('is undone: what was changed is as before, what was new is closed, and the same file can come again', async () => {
    const seen = await act((await check(good)).id, 'take')
    const undone = await act(seen.id, 'undo')
    assert.deepEqual([undone.state, undone.undoneBy, undone.notice], ['undone', '基础数据员', undefined])
    const [bureau, a] = [await byId('bureau'), await byId('a')]
    assert.deepEqual([bureau?.name, bureau?.kind, bureau?.version], ['城管局', undefined, 3])
    assert.equal(a?.active, false)
    assert.equal(await AuditModel.countDocuments({ action: 'dataImportUndone' }), 1)
    assert.equal((await api.post(`${path}/${seen.id}/undo`, { token, body: {} })).status, 409)
    const again = await check(good)
    assert.deepEqual(again.counts, { wrong: 0, changed: 3, new: 0, same: 0 })
    assert.equal((await act(again.id, 'take')).state, 'imported')
    assert.equal((await byId('a'))?.active, true)
  })

  it('is not undone where something was changed or is used since, and says what', async () => {
    const seen = await act((await check(good)).id, 'take')
    await api.post('/api/staff/base/departments/b', { token, body: { version: 1, name: '乙组改名', parent: 'a' } })
    await aStaff({ roles: ['clerk'], department: 'a' })
    await api.post('/api/staff/base/departments', { token, body: { name: '后来的', parent: 'a' } })
    const kept = await act(seen.id, 'undo')
    assert.equal(kept.state, 'imported')
    for (const sentence of [/「乙组」导入以后又改过/, /「甲队」已经有 1 个账号/, /「甲队」下面后来有了「后来的」/]) {
      assert.match(kept.notice ?? '', sentence)
    }
    assert.equal((await byId('bureau'))?.name, '城市管理局')
  })

  it('that would do something else by now is shown again instead', async () => {
    const seen = await check(good)
    await api.post('/api/staff/base/departments/bureau', { token, body: { version: 1, name: '别人改的' } })
    const again = await act(seen.id, 'take')
    assert.deepEqual([again.state, again.takenBy], ['checked', undefined])
    assert.match(again.notice ?? '', /检查以后有人改过数据（「甲队」、|检查以后有人改过数据（「城市管理局」/)
    assert.equal(await DepartmentModel.countDocuments(), 1)
  })

  it('is taken back whole when somebody is quicker with one row in the middle of it', async () => {
    const seen = await check(good)
    const { afterwards } = kind
    // As if a colleague had put departments in a ring just then.
    kind.afterwards = async () => '刚被别人改过'
    const failed = await act(seen.id, 'take').finally(() => {
      if (afterwards) kind.afterwards = afterwards
    })
    assert.deepEqual([failed.state, failed.notice], ['failed', '刚被别人改过'])
    assert.deepEqual([(await byId('bureau'))?.name, (await byId('a'))?.active], ['城管局', false])
    assert.equal(await AuditModel.countDocuments({ action: 'dataNotImported' }), 1)
  })

  it('lets two departments swap their names', async () => {
    await act((await check(`${head}a,甲队,,,,\nb,乙队,,,,\n`)).id, 'take')
    assert.equal((await act((await check(`${head}a,乙队,,,,\nb,甲队,,,,\n`)).id, 'take')).state, 'imported')
    assert.deepEqual([(await byId('a'))?.name, (await byId('b'))?.openName], ['乙队', '甲队'])
  })

  it('that a stopped server left is gone on with, each row once; a half-read one is told', async () => {
    const seen = await check(good)
    const gone = new Date(Date.now() - 120_000)
    await act(seen.id, 'take')
    await ImportModel.updateOne(
      { _id: seen.id },
      { state: 'importing', phase: 'writing', holder: 'dead', beatAt: gone }
    )
    await DepartmentModel.deleteOne({ _id: 'b' })
    const half = await check(good)
    await ImportModel.updateOne({ _id: half.id }, { state: 'checking', holder: 'dead', beatAt: gone })
    assert.equal(await continueImports(baseDataKinds), 2)
    assert.equal((await rested(seen.id)).state, 'imported')
    assert.deepEqual([(await byId('b'))?.version, (await byId('a'))?.version], [1, 1])
    assert.match((await rested(half.id)).notice ?? '', /服务重启了/)
    assert.equal(await BaseChangeModel.countDocuments({ subject: 'b', kind: 'department', version: 1 }), 1)
  })

  it('that cannot be read, is empty or is no table says so', async () => {
    kind.readFile = readFile
    assert.match((await check(head)).notice ?? '', /没有数据行/)
    assert.match((await check('编号\na')).notice ?? '', /缺少：名称/)
    assert.equal((await check(Buffer.from('PK\u0003\u0004'))).state, 'failed')
  })

  it('is a matter for the administrator alone', async () => {
    const other = await api.staff({ roles: ['operator', 'lead'] })
    assert.equal((await api.get(path, { token: other })).status, 403)
    assert.equal((await api.upload(other, Buffer.from(good), `${path}?name=x`)).status, 403)
    const seen = await check(good)
    assert.equal((await api.post(`${path}/${seen.id}/take`, { token: other, body: {} })).status, 403)
    assert.equal((await api.get(`${path}/${'0'.repeat(24)}`, { token })).status, 404)
    assert.equal((await api.get('/api/staff/base-imports/friends', { token })).status, 400)
    assert.equal((await api.upload(token, Buffer.from(good), path)).status, 400)
    const listed = (await api.get(path, { token })).body
    assert.ok(listed.items.length > 5 && listed.columns[1].needed && listed.accept === '.csv,.xlsx')
  })
})
