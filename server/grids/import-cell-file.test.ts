import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'mocha'
import type { BaseImport, BaseImportRow } from '../../contracts/basedata/imports'
import { baseDataKind } from '../base-kinds'
import { importsAtRest } from '../basedata/imports/running'
import { geoLimits } from '../geofiles/geo-file'
import { geoRows } from '../geofiles/geo-rows'
import { Refusal } from '../http/refusal'
import { testApi } from '../test/api'
import { type MadeShape, prj, shapefile } from '../test/shapefile'
import { locate } from './locate'
import { GridCellModel } from './model'
import { overlapsOf } from './overlaps'
import { cellRowsOf, saidOf } from './read-cells'

const path = '/api/staff/base-imports/gridCell'
const [width, height] = [0.00099, 0.0009]

/** A cell of a lattice, in its column and row. */
function square(column: number, row: number, wide = 1): [number, number][] {
  const at = (x: number, y: number): [number, number] => [113.6 + x * width, 24.8 + y * height]
  return [at(column, row), at(column, row + 1), at(column + wide, row + 1), at(column + wide, row), at(column, row)]
}
const code = (sequence: number) => `440204001001${String(sequence).padStart(3, '0')}`
const cell = (sequence: number, ring: number[][], more: Record<string, string> = {}): MadeShape => ({
  parts: [ring],
  cells: { 网格编码: code(sequence), 街道: '东河街道', 社区: '东堤社区', ...more }
})

describe('A file of unit grid cells', () => {
  const api = testApi()
  let token = ''
  before(async () => {
    token = await api.staff({ roles: ['administrator'] })
  })
  const cellImports = baseDataKind('gridCell')
  const { readFile } = cellImports
  beforeEach('without a thread for each file', async () => {
    cellImports.readFile = async ({ bytes, options }) => {
      const answer = await geoRows({ bytes, said: saidOf(options), limits: geoLimits })
      if ('refused' in answer) throw new Refusal('file_unreadable', answer.refused || undefined)
      return cellRowsOf(answer)
    }
    await GridCellModel.deleteMany({})
  })
  after(() => {
    cellImports.readFile = readFile
  })

  const rested = async (id: string): Promise<BaseImport> => {
    await importsAtRest()
    return (await api.get(`${path}/${id}`, { token })).body
  }
  async function check(shapes: MadeShape[], options = ''): Promise<BaseImport> {
    const file = shapefile({ shapes, ...(!options && { prj: prj.cgcs2000 }) })
    const query = `name=${encodeURIComponent('网格.zip')}${options && `&options=${options}`}`
    const begun = await api.upload(token, Buffer.from(file), `${path}?${query}`)
    assert.equal(begun.status, 201, JSON.stringify(begun.body))
    return rested(begun.body.id)
  }
  const act = async (id: string, what: 'take' | 'undo') => {
    const begun = await api.post(`${path}/${id}/${what}`, { token, body: {} })
    assert.equal(begun.status, 200, JSON.stringify(begun.body))
    return rested(id)
  }
  const wrongRows = async (id: string): Promise<BaseImportRow[]> =>
    (await api.get(`${path}/${id}/rows?verdict=wrong`, { token })).body.items

  it('is looked at first, then the running city knows its cells, and an undo closes them', async () => {
    const seen = await check([cell(1, square(0, 0)), cell(2, square(1, 0))])
    assert.deepEqual([seen.state, seen.counts.new, seen.counts.wrong], ['checked', 2, 0], JSON.stringify(seen))
    assert.equal(await locate([113.6005, 24.8005]), undefined)
    assert.equal((await act(seen.id, 'take')).state, 'imported')
    assert.equal(await locate([113.6005, 24.8005]), code(1))
    assert.equal((await GridCellModel.findById(code(1)).lean())?.dutyGrid, '440204001001')
    assert.deepEqual((await check([cell(1, square(0, 0)), cell(2, square(1, 0))])).counts.same, 2)
    assert.equal((await act(seen.id, 'undo')).state, 'undone')
    assert.equal(await locate([113.6005, 24.8005]), undefined)
    assert.ok((await GridCellModel.findById(code(1)).lean())?.endedAt, 'it stays, closed and dated')
  })

  it('joins two cells: the old ones are closed and kept, the new one has their ground', async () => {
    await act((await check([cell(1, square(0, 0)), cell(2, square(1, 0))])).id, 'take')
    const joined = [
      cell(1, square(0, 0), { 状态: '停用' }),
      cell(2, square(1, 0), { 状态: '停用' }),
      cell(3, square(0, 0, 2))
    ]
    const seen = await check(joined)
    assert.deepEqual([seen.counts.changed, seen.counts.new, seen.counts.wrong], [2, 1, 0])
    await act(seen.id, 'take')
    assert.equal(await locate([113.6005, 24.8005]), code(3))
    assert.equal(await GridCellModel.countDocuments(), 3)
    await act(seen.id, 'undo')
    assert.equal(await locate([113.6005, 24.8005]), code(1))
  })

  it('names what is wrong with a cell', async () => {
    await act((await check([cell(9, square(5, 5))])).id, 'take')
    const bow = [0, 2, 1, 3, 0].map(at => square(3, 3)[at] ?? [0, 0])
    const wrong: [MadeShape, string, RegExp][] = [
      [cell(1, square(0, 0), { 网格编码: '44020400' }), '网格编码', /15 位/],
      [cell(2, square(1, 0), { 街道: '' }), '街道', /请填写/],
      [cell(3, square(2, 0), { 社区: '别的社区' }), '社区', /应当一样/],
      [cell(4, square(5, 5)), '边界', /和网格 440204001001009 重叠/],
      [cell(5, bow), '边界', /自己和自己交叉/],
      [{ ...cell(6, []), parts: [square(7, 0), square(9, 0)] }, '边界', /2 块/],
      [cell(7, square(4, 0), { 状态: '停用' }), '状态', /还没有这个网格/],
      [{ ...cell(8, []), kind: 'none' }, '边界', /没有图形/]
    ]
    const seen = await check(wrong.map(([shape]) => shape))
    const rows = await wrongRows(seen.id)
    for (const [index, [, column, sentence]] of wrong.entries()) {
      const problem = rows.find(({ row }) => row === index + 1)?.problems.find(each => each.column === column)?.problem
      assert.match(problem ?? '', sentence, `row ${index + 1}`)
    }
    assert.equal((await api.post(`${path}/${seen.id}/take`, { token, body: {} })).status, 422)
  })

  it('warns of a cell that is far from a hectare, and takes it', async () => {
    const seen = await check([cell(1, square(0, 0, 9))])
    assert.deepEqual([seen.counts.wrong, seen.warned], [0, 1])
  })

  it('warns where cells leave a slit or a hole between them, and where one is closed with nothing in its place', async () => {
    const apart = square(1, 0).map(([x, y]) => [x + 0.00002, y])
    const { counts, warned, id } = await check([cell(1, square(0, 0)), cell(2, apart)])
    assert.deepEqual([counts.wrong, warned], [0, 2])
    const said = async (of: string, verdict: string) => {
      const { body } = await api.get(`${path}/${of}/rows?verdict=${verdict}`, { token })
      return (body.items as BaseImportRow[]).map(({ warnings }) => warnings[0]?.problem)
    }
    assert.deepEqual(await said(id, 'new'), [
      `和网格 ${code(2)} 之间有一条缝，最宽约 2 米`,
      `和网格 ${code(1)} 之间有一条缝，最宽约 2 米`
    ])
    await act(id, 'take')
    const closing = await check([cell(1, square(0, 0), { 状态: '停用' })])
    assert.deepEqual(await said(closing.id, 'changed'), ['停用以后，这里就不属于任何网格了'])
  })

  it('has the day from which each cell is valid, and comes out as GeoJSON that can come in again', async () => {
    const since = { 启用日期: '2025/03/01' }
    await act((await check([cell(1, square(0, 0), since), cell(2, square(1, 0))])).id, 'take')
    assert.equal((await GridCellModel.findById(code(1)).lean())?.startedAt.toISOString().slice(0, 10), '2025-03-01')
    const { body } = await api.get('/api/staff/base-exports/gridCell/geojson', { token })
    const { features } = JSON.parse(String(body)) as { features: { properties: Record<string, string> }[] }
    assert.deepEqual([features.length, features[0]?.properties.启用日期], [2, '2025-03-01'])
    const again = await api.upload(token, Buffer.from(String(body)), `${path}?name=cells.geojson`)
    assert.equal((await rested(again.body.id)).counts.same, 2)
    assert.equal((await api.get('/api/staff/base-exports/gridCell/xlsx', { token })).status, 404)
    assert.equal((await api.get('/api/staff/base-exports/department/geojson', { token })).status, 404)
  })

  it('needs to be told its coordinate system when it does not say it', async () => {
    assert.equal((await check([cell(1, square(0, 0))], 'system:wgs84')).state, 'checked')
    const twisted = await check(
      [
        cell(
          1,
          square(0, 0).map(([x, y]) => [y, x])
        )
      ],
      'system:wgs84'
    )
    assert.match((await wrongRows(twisted.id))[0]?.problems[0]?.problem ?? '', /写反了/)
    assert.match((await check([cell(1, square(0, 0))], 'system:gk3')).notice ?? '', /中央经线/)
  })

  it('may be GeoJSON as well, read beside the server, and must have the columns', async () => {
    cellImports.readFile = readFile
    const geoJson = (properties: object) =>
      Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [square(0, 0)] } }]
        })
      )
    const send = async (file: Buffer) => rested((await api.upload(token, file, `${path}?name=cells.geojson`)).body.id)
    const good = { code: code(1), street: '东河街道', community: '东堤社区', dutyGrid: 'd1' }
    assert.equal((await send(geoJson(good))).counts.new, 1)
    const { state, notice } = await send(geoJson({ code: code(1) }))
    assert.deepEqual([state, notice], ['failed', '文件的属性里缺少：街道、社区'])
  })
})

describe('Cells that overlap', () => {
  const found = async (...rings: [number, number][][]) => [
    ...(
      await overlapsOf(
        rings.map((ring, index) => ({ code: String(index), ring })),
        async () => undefined
      )
    ).keys()
  ]
  const moved = (ring: [number, number][], metres: number) =>
    ring.map(([x, y]): [number, number] => [x + metres / 111_320 / Math.cos((24.8 * Math.PI) / 180), y])

  it('are told from those that share a border, to half a metre', async () => {
    assert.deepEqual(await found(square(0, 0), square(1, 0)), [])
    assert.deepEqual(await found(square(0, 0), moved(square(1, 0), -0.3)), [])
    assert.deepEqual(await found(square(0, 0), moved(square(1, 0), -0.8)), ['0', '1'])
  })

  it('are found when they are the same, within each other, or cross like a plus', async () => {
    assert.deepEqual(await found(square(0, 0), square(0, 0)), ['0', '1'])
    assert.deepEqual(await found(square(0, 0), square(0, 0, 2)), ['0', '1'])
    const upright: [number, number][] = [
      [113.6004, 24.799],
      [113.6004, 24.803],
      [113.6006, 24.803],
      [113.6006, 24.799],
      [113.6004, 24.799]
    ]
    assert.deepEqual(await found(square(0, 0), upright), ['0', '1'])
  })

  it('are found among ten thousand', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => square(index % 100, Math.floor(index / 100)))
    const twice = moved(square(50, 50), 3)
    assert.deepEqual((await found(...many, twice)).sort(), ['10000', '5050', '5051'])
  })
})
