import assert from 'node:assert/strict'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { before, beforeEach, describe, it } from 'mocha'
import type { BaseImport, BaseImportRow } from '../../../contracts/basedata/imports'
import { importsAtRest } from '../../basedata/imports/running'
import { workbookOf } from '../../tables/write-workbook'
import { testApi } from '../../test/api'
import { aDepartment } from '../../test/factories'
import { gbk } from '../../test/gbk'
import catalogue from '../data/catalogue-2026.json' with { type: 'json' }
import { importCatalogue } from '../import-catalogue'
import { MatterModel } from '../model'
import { readLimit } from './limit-text'

const heading = [
  '大类代码',
  '大类名称',
  '小类代码',
  '小类名称',
  '处置单位',
  '主管部门',
  '立案条件',
  '结案条件',
  '处置时限'
]

/** A workbook as a bureau draws it: a title above the heading, and cells merged below each other. */
async function bureausWorkbook(sheets: Record<string, { lines: string[][]; merged: string[] }>): Promise<Buffer> {
  const rowsOf = async function* (lines: string[][]) {
    yield ['城市管理部件、事件立案结案标准']
    yield* [heading, ...lines]
  }
  const plain = Object.entries(sheets).map(([name, { lines }]) => ({ name, rows: rowsOf(lines) }))
  const files = unzipSync(Buffer.concat(await workbookOf(...plain).toArray()))
  for (const [index, { merged }] of Object.values(sheets).entries()) {
    const name = `xl/worksheets/sheet${index + 1}.xml`
    const cells = ['A1:I1', ...merged].map(ref => `<mergeCell ref="${ref}"/>`).join('')
    const xml = strFromU8(files[name] ?? new Uint8Array())
    files[name] = strToU8(xml.replace('</sheetData>', `</sheetData><mergeCells>${cells}</mergeCells>`))
  }
  return Buffer.from(zipSync(files))
}

describe('A table of the catalogue', () => {
  const api = testApi()
  const path = '/api/staff/base-imports/matter'
  let token = ''

  before(async () => {
    token = await api.staff({ roles: ['administrator'] })
    await aDepartment('water', '水务集团')
    await aDepartment('bureau', '城管局')
  })
  beforeEach(async () => {
    await MatterModel.deleteMany({})
    await importCatalogue(catalogue)
  })

  const check = async (table: Buffer | string, options = ''): Promise<BaseImport> => {
    const query = `?name=${encodeURIComponent('立案标准.xlsx')}${options && `&options=${options}`}`
    const begun = await api.upload(token, Buffer.from(table), path + query)
    assert.equal(begun.status, 201, JSON.stringify(begun.body))
    await importsAtRest()
    return (await api.get(`${path}/${begun.body.id}`, { token })).body
  }
  const rows = async (id: string, verdict: string): Promise<BaseImportRow[]> =>
    (await api.get(`${path}/${id}/rows?verdict=${verdict}`, { token })).body.items
  const act = async (id: string, what: 'take' | 'undo') => {
    assert.equal((await api.post(`${path}/${id}/${what}`, { token, body: {} })).status, 200)
    await importsAtRest()
    return (await api.get(`${path}/${id}`, { token })).body as BaseImport
  }
  const csv = (...lines: string[]) => [`分表,${heading.join(',')}`, ...lines].join('\r\n')

  it('in two sheets with merged cells is read as people see it', async () => {
    const file = await bureausWorkbook({
      部件表: {
        lines: [
          ['01', '市政公用设施', '01001', '供水井盖', '水务集团', '城管局', '缺失', '恢复', '2紧急工作时'],
          ['', '', '', '', '', '', '破损', '更换或修复', '4小时'],
          ['', '', '', '', '', '', '异响', '', '2天']
        ],
        merged: ['A3:A5', 'B3:B5', 'C3:C5', 'D3:D5', 'E3:E5', 'F3:F4', 'H4:H5']
      },
      事件表: {
        lines: [['21', '扩展事件', '21901', '犬只扰民', '', '城管局', '犬吠', '已劝止', '1紧急工作日']],
        merged: []
      }
    })
    const seen = await check(file)
    assert.deepEqual(
      [seen.state, seen.counts, seen.warned],
      ['checked', { wrong: 0, changed: 1, new: 1, same: 0 }, 1],
      JSON.stringify([seen, await rows(seen.id, 'wrong')])
    )
    const [changed] = await rows(seen.id, 'changed')
    assert.deepEqual([changed?.row, changed?.sheet, changed?.title], [3, '部件', '01001 供水井盖异常'])
    assert.match(changed?.warnings[0]?.problem ?? '', /第 4 行：「4小时」按 4工作时/)
    const [made] = await rows(seen.id, 'new')
    assert.deepEqual([made?.row, made?.sheet], [3, '事件'])
    assert.equal((await act(seen.id, 'take')).state, 'imported')
    const lid = await MatterModel.findById('01001').lean()
    assert.deepEqual(
      lid?.conditions.map(({ when, limit, unit, closing, department, supervisor }) => [
        when,
        limit,
        unit,
        closing,
        department,
        supervisor
      ]),
      [
        ['缺失', 2, 'urgentHour', '恢复', 'water', 'bureau'],
        ['破损', 4, 'workHour', '更换或修复', 'water', 'bureau'],
        ['异响', 2, 'workDay', '更换或修复', 'water', undefined]
      ]
    )
    const dogs = (await api.get('/api/staff/base/matters/21901', { token })).body.matter
    assert.deepEqual([dogs.extension, dogs.majorName, dogs.draft], [true, '扩展事项类', 'new'])
    const undone = await act(seen.id, 'undo')
    assert.deepEqual([undone.state, undone.notice], ['undone', undefined])
    assert.equal((await MatterModel.findById('01001').lean())?.conditions.length, 4)
    assert.equal((await MatterModel.findById('21901').lean())?.active, false)
  })

  it('as Chinese Excel saves it in GBK is read, with one row for each condition', async () => {
    const seen = await check(
      gbk(csv('事件,06,市容环境类,06010,暴露垃圾,城管局,城管局,成堆,清理,2工作时', '事件,,,,,,,零散,清理,1工作日'))
    )
    const [changed] = await rows(seen.id, 'changed')
    assert.deepEqual(
      [seen.counts.changed, changed?.changes.map(({ what, after }) => [what, after])],
      [
        1,
        [
          ['立案条件 06010-1', undefined],
          ['立案条件 06010-2', '成堆，2 工作时；处置 城管局；主管 城管局；结案：清理'],
          ['立案条件 06010-3', '零散，1 工作日；结案：清理']
        ]
      ],
      JSON.stringify(await rows(seen.id, 'wrong'))
    )
  })

  it('with wrong rows names row and column, and nothing of it is done', async () => {
    const wrong: [string, string, RegExp][] = [
      ['事件,,,06010,暴露垃圾,,,成堆,,三五天', '处置时限', /第 2 行：看不懂「三五天」|没有「五天」/],
      ['事件,,,06011,积存垃圾渣土,林业局,,成堆,,1工作日', '处置单位', /第 3 行：没有这个部门：林业局/],
      ['事件,,,06012,别的名字,,,成堆,,1工作日', '小类名称', /国标里是/],
      ['事件,,,06031,餐厨垃圾,,,成堆,,1工作日', '小类代码', /已停用/],
      ['事件,07,,06013,道路破损,,,坑,,1工作日', '小类代码', /对不上/],
      ['事件,,,6x,道路,,,坑,,1工作日', '小类代码', /5 位/],
      ['事件,,,06014,道路遗撒（洒）,,,,,1工作日', '立案条件', /第 8 行/],
      ['事件,,,06001,私搭乱建,,,在建,,1年', '处置时限', /没有「年」/],
      ['事件,,,06010,暴露垃圾,,,又来,,1工作日', '分表', /第 2 行/]
    ]
    const seen = await check(csv(...wrong.map(([line]) => line)))
    assert.equal(seen.counts.wrong, wrong.length, JSON.stringify(await rows(seen.id, 'changed')))
    const told = await rows(seen.id, 'wrong')
    for (const [index, [line, column, sentence]] of wrong.entries()) {
      const { problems = [] } = told.find(({ row }) => row === index + 2) ?? {}
      assert.ok(
        problems.some(each => each.column === column && sentence.test(each.problem)),
        `${line}: ${JSON.stringify(problems)}`
      )
    }
    assert.equal((await api.post(`${path}/${seen.id}/take`, { token, body: {} })).status, 422)
  })

  it('of the standard of 2013 or 2007 becomes the present one, and what that has not becomes local', async () => {
    const file = csv(
      '部件,01,公用设施,0101,上水井盖,,,缺失,恢复,2紧急工作时',
      '事件,05,突发事件,0506,道路积水,,,积水,排干,2紧急工作时',
      '事件,06,其他,0604,门前四包（五包）,,,不履行,履行,1工作日'
    )
    const seen = await check(file, '2013')
    assert.deepEqual(
      [seen.counts.wrong, seen.counts.new],
      [0, 1],
      JSON.stringify([await rows(seen.id, 'wrong'), await rows(seen.id, 'new')])
    )
    assert.match((await rows(seen.id, 'new'))[0]?.warnings[0]?.problem ?? '', /没有对应，按本地扩展/)
    await act(seen.id, 'take')
    const lid = (await api.get('/api/staff/base/matters?q=0101', { token })).body.items
    assert.ok(lid.some(({ code, name }: { code: string; name: string }) => code === '01001' && name === '供水井盖异常'))
    const local = (await api.get('/api/staff/base/matters/32604', { token })).body.matter
    assert.deepEqual([local.extension, local.name, local.code2013], [true, '门前四包（五包）', '0604'])
    const older = await check(csv('事件,04,突发事件,0402,自来水管破裂,,,破裂,修好,1紧急工作时'), '2007')
    assert.equal((await rows(older.id, 'changed'))[0]?.title, '21001 供水管道破裂')
    const unsaid = await check(['小类代码,小类名称,立案条件,处置时限', '0402,自来水管破裂,破裂,1紧急工作时'].join('\n'))
    assert.match((await rows(unsaid.id, 'wrong'))[0]?.problems[0]?.problem ?? '', /分表/)
  })

  it('comes out in the shape in which it goes in', async () => {
    const {
      code: _code,
      extension: _e,
      active: _a,
      draft: _d,
      ...facts
    } = (await api.get('/api/staff/base/matters/21009', { token })).body.matter
    const changed = await api.post('/api/staff/base/matters/21009', {
      token,
      body: { ...facts, words: ["=1+1'", '<&>', '-2'] }
    })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    for (const as of ['csv', 'xlsx']) {
      const answer = await fetch(`${api.url}/api/staff/base-exports/matter/${as}`, {
        headers: { Authorization: `Bearer ${token}` }
      })
      const again = await check(Buffer.from(await answer.arrayBuffer()))
      const bad = await rows(again.id, again.counts.wrong ? 'wrong' : 'changed')
      assert.deepEqual(
        [again.counts, again.warned],
        [{ wrong: 0, changed: 0, new: 0, same: catalogue.matters.length }, 0],
        JSON.stringify(bad).slice(0, 600)
      )
    }
  })

  it('has limits in whatever words bureaus write them', () => {
    const read = (text: string) => {
      const found = readLimit(text)
      return typeof found === 'string' ? found : [found.limit, found.unit, Boolean(found.warning)]
    }
    assert.deepEqual(
      ['2紧急工作时', '４ 工作时', '1紧急工作日', '15个工作日', '4小时', '2天', '半天', '两个工作日', '3自然日'].map(
        read
      ),
      [
        [2, 'urgentHour', false],
        [4, 'workHour', false],
        [1, 'urgentDay', false],
        [15, 'workDay', false],
        [4, 'workHour', true],
        [2, 'workDay', true],
        [0.5, 'workDay', true],
        [2, 'workDay', false],
        [3, 'urgentDay', false]
      ]
    )
    for (const text of ['', '尽快', '0小时', '2年', '1.2.3天', '-1天']) assert.equal(typeof read(text), 'string', text)
  })
})
