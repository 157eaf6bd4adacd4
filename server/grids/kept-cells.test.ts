import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../test/api'
import { cellImporter, spot, square, squareCode } from '../test/cell-files'
import { aCase, aCatalogue, aDepartment } from '../test/factories'

describe('The unit grid cells on the console', () => {
  const api = testApi()
  let token = ''
  const get = (path: string) => api.get(`/api/staff/base/${path}`, { token })
  const codes = async (query: string) =>
    ((await get(`cells?${query}`)).body.items as { code: string }[]).map(({ code }) => Number(code.slice(-3)))

  before('two rows of four cells, one of them missing, one of them ended', async () => {
    await aCatalogue()
    await aDepartment('municipal')
    token = await api.staff({ roles: ['administrator'] })
    const cells = cellImporter(api, token)
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((sequence, at) => ({
      code: squareCode(sequence),
      ring: square(at % 4, Math.floor(at / 4)),
      ...(sequence > 8 && { dutyGrid: '北片' })
    }))
    const taken = await cells.act((await cells.check(all.filter((_, at) => at !== 5))).id, 'take')
    assert.equal(taken.state, 'imported')
    await cells.act((await cells.check([{ code: squareCode(4), ring: square(3, 0), closed: true }])).id, 'take')
  })

  it('are found by code, by words, with ended ones if asked for', async () => {
    assert.deepEqual(await codes(''), [1, 2, 3, 5, 7, 8, 9, 10, 11, 12])
    assert.deepEqual(await codes('closed=1'), [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12])
    assert.deepEqual(await codes(`q=${encodeURIComponent('北片 东堤')}`), [9, 10, 11, 12])
    assert.deepEqual(await codes('q=440204001001012'), [12])
    assert.deepEqual(await codes(`q=${encodeURIComponent('没有的街道')}`), [])
    assert.equal((await get('cells?page=1')).body.items.length, 0)
    assert.equal((await get('cells?page=x')).status, 400)
  })

  it('are drawn, all or those of a part of the map, with what lies between them', async () => {
    const { items, more, ground } = (await get('cell-shapes')).body
    assert.deepEqual([items.length, more, ground.length], [10, false, 4])
    const part = await get(`cell-shapes?box=${[...spot(0.1, 0.1), ...spot(0.2, 0.2)]}`)
    assert.deepEqual(
      part.body.items.map(({ code }: { code: string }) => code),
      [squareCode(1)]
    )
    assert.equal((await get('cell-shapes?box=1,2')).status, 400)
    const gaps = (await get('cell-gaps')).body.items
    assert.deepEqual([gaps.length, gaps[0].kind], [1, 'hole'])
  })

  it('say one by one what lies in them and how they came about', async () => {
    await aCase({ point: spot(0.5, 0.5) })
    const { cell, uses, history } = (await get(`cells/${squareCode(1)}`)).body
    assert.deepEqual([cell.community, cell.active], ['东堤社区', true])
    assert.deepEqual(uses, [
      { count: 0, what: '个部件' },
      { count: 0, what: '个点位码' },
      { count: 1, what: '件在办案卷' }
    ])
    assert.equal(history[0].note, '导入「网格.geojson」')
    const ended = (await get(`cells/${squareCode(4)}`)).body
    assert.deepEqual([ended.cell.active, ended.history.length], [false, 2])
    assert.ok(ended.cell.endedAt)
    assert.equal((await get('cells/440204999999999')).status, 404)
    assert.equal((await get('cells/44')).status, 400)
  })

  it('are a matter for the administrator', async () => {
    const lead = await api.staff({ roles: ['lead'] })
    for (const path of ['cells', 'cell-shapes', 'cell-gaps', `cells/${squareCode(1)}`]) {
      assert.equal((await api.get(`/api/staff/base/${path}`, { token: lead })).status, 403, path)
    }
  })
})
