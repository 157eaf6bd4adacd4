import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'mocha'
import proj4 from 'proj4'
import type { BaseImport, BaseImportRow } from '../../contracts/basedata/imports'
import { importsAtRest } from '../basedata/imports/running'
import { DepartmentModel } from '../staff/model'
import { testApi } from '../test/api'
import { cellImporter, spot, square, squareCode } from '../test/cell-files'
import { aCase, aCatalogue, aCode, aDepartment } from '../test/factories'
import { prj, shapefile } from '../test/shapefile'
import { forgetCounts } from './component-counts'
import { ComponentModel } from './model'
import { upgradeComponents } from './upgrade-components'

const path = '/api/staff/base-imports/component'
const heading = '部件标识码,部件类别,部件名称,经度,纬度,主管部门,权属单位,状态,初始日期,备注'

describe('A file of components', () => {
  const api = testApi()
  let token = ''
  before(async () => {
    await aCatalogue()
    await aDepartment('municipal')
    await DepartmentModel.updateOne({ _id: 'municipal' }, { $set: { name: '市政设施管理处' } })
    token = await api.staff({ roles: ['administrator'] })
    const cells = cellImporter(api, token)
    const two = [1, 2].map(sequence => ({ code: squareCode(sequence), ring: square(sequence - 1, 0) }))
    await cells.act((await cells.check(two)).id, 'take')
  })
  beforeEach(async () => {
    await ComponentModel.deleteMany({})
  })

  const rested = async (id: string): Promise<BaseImport> => {
    await importsAtRest()
    return (await api.get(`${path}/${id}`, { token })).body
  }
  async function send(name: string, bytes: Buffer, options?: string): Promise<BaseImport> {
    const query = `name=${encodeURIComponent(name)}${options ? `&options=${options}` : ''}`
    const begun = await api.upload(token, bytes, `${path}?${query}`)
    assert.equal(begun.status, 201, JSON.stringify(begun.body))
    return rested(begun.body.id)
  }
  const table = (...rows: string[]) => Buffer.from([heading, ...rows].join('\n'))
  const check = (...rows: string[]) => send('部件.csv', table(...rows), 'system:wgs84')
  const act = async (id: string, what: 'take' | 'undo') => {
    assert.equal((await api.post(`${path}/${id}/${what}`, { token, body: {} })).status, 200)
    return rested(id)
  }
  const at = (x: number, y: number) => spot(x, y).join(',')
  const wrong = async (id: string): Promise<BaseImportRow[]> =>
    (await api.get(`${path}/${id}/rows?verdict=wrong`, { token })).body.items
  const get = async (rest: string) => (await api.get(`/api/staff/base/${rest}`, { token })).body

  it('gives each an id, finds its cell and its department, and the same file again changes nothing', async () => {
    const rows = [
      `,01001,污水井盖 1,${at(0.5, 0.5)},市政设施管理处,水务集团,完好,20250301,`,
      `,01001,污水井盖 2,${at(1.5, 0.5)},市政设施管理处,,破损,2025/3/1,边上有裂缝`
    ]
    const seen = await check(...rows)
    assert.deepEqual(
      [seen.state, seen.counts.new, seen.counts.wrong],
      ['checked', 2, 0],
      JSON.stringify(await wrong(seen.id))
    )
    assert.equal((await act(seen.id, 'take')).state, 'imported')
    const stored = await ComponentModel.find().sort({ _id: 1 }).lean()
    assert.deepEqual(
      stored.map(({ _id, gridCode, department, state }) => [_id, gridCode, department, state]),
      [
        ['44020401001000001', squareCode(1), 'municipal', '完好'],
        ['44020401001000002', squareCode(2), 'municipal', '破损']
      ]
    )
    assert.equal((await check(...rows)).counts.same, 2)
    const { component, history } = await get('components/44020401001000002')
    assert.deepEqual(
      [component.community, component.department.name, component.startedOn, component.note, history.length],
      ['东堤社区', '市政设施管理处', '2025-03-01', '边上有裂缝', 1]
    )
  })

  it('changes what stands in its columns, by id; an undo puts it back and takes new ones off the map', async () => {
    await act((await check(`,01001,井盖,${at(0.5, 0.5)},市政设施管理处,,完好,,旧`)).id, 'take')
    const { _id } = await ComponentModel.findOne().orFail().lean()
    const changed = `${_id},01001,井盖,${at(0.6, 0.5)},,,移除,,`
    const seen = await check(changed, `,01001,新井盖,${at(0.7, 0.5)},,,,,`)
    assert.deepEqual([seen.counts.changed, seen.counts.new], [1, 1])
    await act(seen.id, 'take')
    const after = await ComponentModel.findById(_id).lean()
    assert.deepEqual([after?.state, after?.note, after?.department, after?.version], ['移除', undefined, undefined, 2])
    assert.equal((await get('component-map')).points.length, 2)
    await act(seen.id, 'undo')
    assert.deepEqual((await get(`components/${_id}`)).component.note, '旧')
    assert.equal((await get('components')).items.length, 1)
  })

  it('names what is wrong by row and column', async () => {
    const cases: [string, string, RegExp][] = [
      [`12,01001,a,${at(0.5, 0.5)},,,,,`, '部件标识码', /17 位/],
      [`4402040101000001,01001,a,${at(0.5, 0.5)},,,,,`, '部件标识码', /旧标准/],
      [`,99999,a,${at(0.5, 0.5)},,,,,`, '部件类别', /没有这类部件/],
      [`,01001,a,${at(5, 5)},,,,,`, '经度', /不在任何单元网格里/],
      [`,01001,a,,,,,,,`, '经度', /请填写经度和纬度/],
      [`,01001,a,24.8,113.6,,,,,`, '经度', /写反了/],
      [`,01001,a,${at(0.5, 0.5)},,,坏了,,`, '状态', /应是完好/],
      [`,01001,a,${at(0.5, 0.5)},,,,2025-02-30,`, '初始日期', /日期/]
    ]
    const rows = await wrong((await check(...cases.map(([row]) => row))).id)
    for (const [index, [row, column, sentence]] of cases.entries()) {
      const found = rows.find(each => each.row === index + 2)?.problems.find(each => each.column === column)
      assert.match(found?.problem ?? '', sentence, row)
    }
  })

  it('needs to be told its coordinate system, and may be in metres', async () => {
    const asked = await send('部件.csv', table(`,01001,a,${at(0.5, 0.5)},,,,,`))
    assert.deepEqual([asked.state, asked.notice], ['failed', '表格里的坐标没有写是哪种坐标系：请选择坐标系再检查'])
    const plane = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +no_defs'
    const metres = proj4(plane).forward(spot(0.5, 0.5)).join(',')
    const seen = await send('部件.csv', table(`,01001,a,${metres},,,,,`), 'system:gk3,meridian:114')
    assert.equal(seen.counts.new, 1, JSON.stringify(await wrong(seen.id)))
  })

  it('may be a Shapefile of points, and comes out as a table and as GeoJSON that can come in again', async () => {
    const file = shapefile({
      shapes: [{ kind: 'point', parts: [[spot(0.5, 0.5)]], cells: { 部件类别: '01001', 部件名称: '井盖甲' } }],
      prj: prj.cgcs2000
    })
    const seen = await send('部件.zip', Buffer.from(file))
    assert.equal(seen.counts.new, 1, JSON.stringify([seen, await wrong(seen.id)]))
    await act(seen.id, 'take')
    const csv = (await api.get('/api/staff/base-exports/component/csv', { token })).body
    assert.equal((await send('again.csv', Buffer.from(String(csv)), 'system:wgs84')).counts.same, 1)
    const { body } = await api.get('/api/staff/base-exports/component/geojson', { token })
    assert.equal((await send('again.geojson', Buffer.from(String(body)))).counts.same, 1)
  })

  it('is found by kind, cell, id and state; with the code that hangs there and the cases at it', async () => {
    const made = await check(
      `,01001,甲,${at(0.5, 0.5)},,,,,`,
      `,01002,乙,${at(1.5, 0.5)},,,丢失,,`,
      `,01001,丙,${at(1.6, 0.5)},,,,,`
    )
    await act(made.id, 'take')
    const names = async (query: string) =>
      ((await get(`components?${query}`)).items as { name: string }[]).map(({ name }) => name)
    assert.deepEqual(await names(''), ['甲', '丙', '乙'])
    assert.deepEqual(await names(`q=${squareCode(2)}`), ['丙', '乙'])
    assert.deepEqual(await names('q=44020401002'), ['乙'])
    assert.deepEqual(await names('q=01001'), ['甲', '丙'])
    assert.deepEqual(await names(`state=${encodeURIComponent('丢失')}`), ['乙'])
    assert.deepEqual(await names(`q=${encodeURIComponent('没有的东西')}`), [])
    assert.deepEqual(await names('after=44020401001000001'), ['丙', '乙'])
    const component = '44020401001000001'
    const code = await aCode({ component, point: spot(0.5, 0.5), gridCode: squareCode(1) })
    const { caseNo } = await aCase({ code })
    const detail = await get(`components/${component}`)
    assert.deepEqual([detail.code, detail.cases[0]?.caseNo], [code, caseNo])
  })

  it('is on the map one by one, or as numbers where there are many', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => {
      const [x, y] = [(index % 50) / 25, Math.floor(index / 50) / 30]
      return `,01001,井盖 ${index},${at(x + 0.001, y + 0.001)},,,,,`
    })
    await act((await check(...rows)).id, 'take')
    forgetCounts()
    const all = await get('component-map')
    assert.deepEqual([all.points.length, all.total], [0, 1500])
    assert.ok(all.clusters.length > 1 && all.clusters.length <= 150, String(all.clusters.length))
    const box = [...spot(0.1, 0.1), ...spot(0.4, 0.4)].join()
    const part = await get(`component-map?box=${box}`)
    const expected = await ComponentModel.countDocuments({
      'point.0': { $gte: spot(0.1, 0)[0], $lte: spot(0.4, 0)[0] },
      'point.1': { $gte: spot(0, 0.1)[1], $lte: spot(0, 0.4)[1] }
    })
    assert.deepEqual([part.points.length, part.clusters.length], [expected, 0])
  })

  it('finds components of an earlier version on the map, once they were brought up to date', async () => {
    const old = { type: '01001', name: '旧', point: spot(0.5, 0.5), gridCode: squareCode(1), state: '完好' }
    await ComponentModel.collection.insertOne({ _id: '44020401001000009', ...old } as never)
    forgetCounts()
    assert.equal((await get('component-map')).points.length, 0)
    assert.deepEqual([await upgradeComponents(), await upgradeComponents()], [1, 0])
    assert.equal((await get('component-map')).points.length, 1)
    const seen = await check(`44020401001000009,01001,旧,${at(0.5, 0.5)},,,破损,,`)
    assert.equal((await act(seen.id, 'take')).state, 'imported')
    assert.equal((await ComponentModel.findById('44020401001000009').lean())?.version, 1)
  })

  it('is a matter for the administrator', async () => {
    const lead = await api.staff({ roles: ['lead'] })
    for (const rest of ['components', 'component-map', 'components/44020401001000001']) {
      assert.equal((await api.get(`/api/staff/base/${rest}`, { token: lead })).status, 403, rest)
    }
    assert.equal((await api.get('/api/staff/base/components/44020401001999999', { token })).status, 404)
  })
})
