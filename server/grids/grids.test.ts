import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { cells } from '../demo/ground'
import { freshDatabase } from '../test/database'
import { importCells } from './import-cells'
import { cellsOfDutyGrids, locate, outlineOf } from './locate'
import { GridCellModel } from './model'

const feature = (code: string, ring: number[][]) => ({
  type: 'Feature',
  properties: { code, dutyGrid: code.slice(0, 12), street: '街', community: '社区' },
  geometry: { type: 'Polygon', coordinates: [ring] }
})

describe('The demo city’s grid', () => {
  freshDatabase()
  const ground = cells()

  before(async () => {
    const features = ground.map(({ code, dutyGrid, street, community, ring }) => ({
      ...feature(
        code,
        ring.map(point => [...point])
      ),
      properties: { code, dutyGrid, street, community }
    }))
    assert.equal(await importCells({ type: 'FeatureCollection', features }), 400)
  })

  it('has 400 cells with 15-digit codes of their own in 25 duty grids, on real divisions', () => {
    assert.equal(new Set(ground.map(({ code }) => code)).size, 400)
    assert.ok(ground.every(({ code }) => /^440204\d{9}$/.test(code)))
    assert.equal(new Set(ground.map(({ dutyGrid }) => dutyGrid)).size, 25)
    assert.deepEqual(
      [...new Set(ground.map(({ street }) => street))].sort(),
      ['东河街道', '乐园镇', '新韶镇', '车站街道', '风采街道'].sort()
    )
  })

  it('finds each cell by its centre and none outside', async () => {
    for (const { code, centre } of ground) assert.equal(await locate(centre), code)
    assert.equal(await locate([113.5, 24.7]), undefined)
  })

  it('gives a point on a shared corner to one cell, always the same', async () => {
    const corner = ground[25]?.ring[0]
    assert.ok(corner)
    assert.ok(await locate(corner))
    assert.equal(await locate(corner), await locate(corner))
  })

  it('knows the outline of a cell and the cells of a duty grid', async () => {
    assert.equal((await outlineOf(ground[0]?.code ?? ''))?.[0]?.length, 5)
    assert.equal((await cellsOfDutyGrids([ground[0]?.dutyGrid ?? '', 'none'])).length, 16)
  })

  it('takes a file whole or not at all, and says where it is wrong', async () => {
    const ring = [
      [113.6, 24.8],
      [113.601, 24.8],
      [113.601, 24.801],
      [113.6, 24.8]
    ]
    const features = [feature('440204999999001', ring), feature('44', ring)]
    await assert.rejects(
      importCells({ type: 'FeatureCollection', features }),
      /features\.1\.properties\.code：单元网格标识码应是 15 位数字/
    )
    const wrong: [unknown, RegExp][] = [
      [[...ring.slice(0, 3), [113.6, 24.8, 60, 1]], /coordinates\.0\.3：位置应是经度、纬度两个数/],
      [[...ring.slice(0, 3), [113.6, 24.8, '60']], /高程应是数字/],
      [ring.map(([x, y]) => [y, x]), /纬度不对/],
      [ring.map(() => [0, 0]), /这里不在国内/],
      [ring.slice(0, 3), /至少四个点/],
      [[...ring.slice(0, 3), [113.602, 24.8]], /最后一个点应和第一个点相同/]
    ]
    for (const [bad, sentence] of wrong) {
      const file = { type: 'FeatureCollection', features: [feature('440204999999001', bad as number[][])] }
      await assert.rejects(importCells(file), sentence)
    }
    assert.equal(await GridCellModel.countDocuments(), 400)
  })

  it('takes a file with altitudes, as GeoJSON allows, and keeps longitude and latitude', async () => {
    const [west, east, south, north] = [113.7, 113.701, 24.8, 24.801]
    const ring = [
      [west, south, 61.5],
      [east, south, 62],
      [east, north, 0],
      [west, north],
      [west, south, 61.5]
    ]
    await importCells({ type: 'FeatureCollection', features: [feature('440204999999001', ring)] })
    assert.equal(await locate([113.7005, 24.8005]), '440204999999001')
    const outline = await outlineOf('440204999999001')
    assert.deepEqual(
      outline?.[0],
      ring.map(([x, y]) => [x, y])
    )
  })
})
