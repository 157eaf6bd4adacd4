import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import gcoord from 'gcoord'
import { describe, it } from 'mocha'
import proj4 from 'proj4'
import { bundleServer } from '../../scripts/build-server'
import { type MadeShape, prj, shapefile, shapefileParts } from '../test/shapefile'
import { type GeoTask, geoLimits } from './geo-file'
import { geoRows } from './geo-rows'
import { readGeoFile } from './read-geo-file'

const square = [
  [113.6, 24.8],
  [113.6, 24.801],
  [113.601, 24.801],
  [113.601, 24.8],
  [113.6, 24.8]
]
const words = { 网格编码: '440204001001001', 街道: '东河街道', 社区: '东堤社区' }
const inZone38 = proj4('+proj=tmerc +lon_0=114 +k=1 +x_0=38500000 +y_0=0 +ellps=GRS80')
const plane = square.map(point => inZone38.forward([...point]))
const noZone = plane.map(([x = 0, y = 0]) => [x - 38_000_000, y])
const aSquare = (ring: number[][] = square, cells: Record<string, string> = words): MadeShape => ({
  parts: [ring],
  cells
})
const turned = (ring: number[][]) => ring.map(([x = 0, y = 0]) => [y, x])

/** In this thread: the thread is tried once, and what it does each time is this. */
const read = (bytes: Uint8Array, said: GeoTask['said'] = {}, limits: Partial<GeoTask['limits']> = {}) =>
  geoRows({ bytes, said, limits: { ...geoLimits, ...limits } })
async function rowsOf(bytes: Uint8Array, said: GeoTask['said'] = {}) {
  const answer = await read(bytes, said)
  assert.ok('rows' in answer, JSON.stringify(answer))
  return answer.rows
}
async function refused(
  bytes: Uint8Array,
  sentence: RegExp,
  said: GeoTask['said'] = {},
  limits: Partial<GeoTask['limits']> = {}
) {
  const answer = await read(bytes, said, limits)
  assert.ok('refused' in answer, JSON.stringify(answer).slice(0, 300))
  assert.match(answer.refused, sentence)
}
async function problem(bytes: Uint8Array, sentence: RegExp, said: GeoTask['said'] = {}) {
  const [row] = await rowsOf(bytes, said)
  assert.match(row?.problem ?? '', sentence)
}
const json = (value: unknown) => strToU8(JSON.stringify(value))
const feature = (geometry: unknown, properties: unknown = words) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => json({ type: 'FeatureCollection', features })
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })

function near(shape: unknown, ring: number[][]) {
  const { areas } = shape as { areas: number[][][][] }
  const outline = areas[0]?.[0] ?? []
  assert.equal(outline.length, ring.length)
  ring.forEach(([x = 0, y = 0], index) => {
    const [lon = 0, lat = 0] = outline[index] ?? []
    // A hundred-millionth of a degree is a millimetre.
    assert.ok(Math.abs(lon - x) < 2e-8 && Math.abs(lat - y) < 2e-8, `${lon}, ${lat} is not ${x}, ${y}`)
  })
}

describe('A city’s file of shapes', () => {
  it('is read from a zipped Shapefile, with names and words in GBK or UTF-8, told or not', async () => {
    for (const encoding of ['gbk', 'silent', 'utf8'] as const) {
      // A name has ten bytes: in UTF-8 three signs of it are left.
      const { 网格编码: code, ...others } = words
      const kept = encoding === 'utf8' ? { 网格编: code, ...others } : words
      const [row] = await rowsOf(shapefile({ shapes: [aSquare()], prj: prj.cgcs2000, words: encoding }))
      assert.deepEqual(row?.cells, kept, encoding)
      near(row?.shape, square)
    }
  })

  it('keeps each digit of a code that its table holds as a number', async () => {
    const cells = { 标识码: '44020401001000123' }
    const bytes = shapefile({ shapes: [aSquare(square, cells)], prj: prj.cgcs2000, numeric: ['标识码'] })
    assert.equal((await rowsOf(bytes))[0]?.cells.标识码, '44020401001000123')
  })

  it('is carried over to WGS-84 from what its .prj says, to a millimetre', async () => {
    const files: [number[][], string, RegExp][] = [
      [square, prj.cgcs2000, /CGCS2000 经纬度/],
      [plane, prj.gauss(114, 38_500_000), /114 度/],
      [noZone, prj.gauss(114, 500_000), /114 度/]
    ]
    for (const [ring, system, told] of files) {
      const answer = await read(shapefile({ shapes: [aSquare(ring)], prj: system }))
      assert.ok('rows' in answer, JSON.stringify(answer))
      near(answer.rows[0]?.shape, square)
      assert.match(answer.system.words, told)
      assert.equal(answer.system.told, 'file')
    }
  })

  it('or from what its sender says: zone in front or not, GCJ-02, BD-09', async () => {
    const by = (to: Parameters<typeof gcoord.transform>[2]) =>
      square.map(([x = 0, y = 0]) => gcoord.transform([x, y], gcoord.WGS84, to))
    const gcj02 = by(gcoord.GCJ02)
    near((await rowsOf(shapefile({ shapes: [aSquare(plane)] }), { system: 'gk3zone' }))[0]?.shape, square)
    near((await rowsOf(shapefile({ shapes: [aSquare(noZone)] }), { system: 'gk3', meridian: 114 }))[0]?.shape, square)
    // Programs write WGS-84 beside what is none: the person goes before the file.
    const [row] = await rowsOf(shapefile({ shapes: [aSquare(gcj02)], prj: prj.cgcs2000 }), { system: 'gcj02' })
    assert.ok(row?.shape?.kind === 'areas')
    const [[[lon = 0, lat = 0] = []] = []] = row.shape.areas[0] ?? []
    assert.ok(Math.abs(lon - 113.6) < 1e-5 && Math.abs(lat - 24.8) < 1e-5)
    const [baidu] = await rowsOf(collection(feature(polygon(by(gcoord.BD09)))), { system: 'bd09' })
    assert.ok(baidu?.shape && !baidu.problem)
  })

  it('is asked for its system when nobody says it, and refused when it is an old one', async () => {
    await refused(shapefile({ shapes: [aSquare()] }), /请选择坐标系/)
    await refused(shapefile({ shapes: [aSquare()], prj: 'LOCAL_CS["x"]' }), /请选择坐标系/)
    await refused(shapefile({ shapes: [aSquare(noZone)] }), /请选择中央经线/, { system: 'gk3' })
    for (const [datum, name] of [
      ['D_Xian_1980', /西安 80/],
      ['D_Beijing_1954', /北京 54/]
    ] as const) {
      await refused(shapefile({ shapes: [aSquare(plane)], prj: prj.gauss(114, 500_000, datum) }), name)
    }
  })

  it('says that coordinates are turned round, of another system, or no numbers', async () => {
    await problem(collection(feature(polygon(turned(square)))), /写反了，应是先经度、后纬度/)
    await problem(shapefile({ shapes: [aSquare(turned(plane))] }), /写反了，应是先东坐标/, { system: 'gk3zone' })
    await problem(collection(feature(polygon(plane))), /像是平面坐标（米）/)
    await problem(shapefile({ shapes: [aSquare()] }), /像是经纬度/, { system: 'gk3zone' })
    await problem(shapefile({ shapes: [aSquare(square.map(() => [Number.NaN, 24.8]))], prj: prj.cgcs2000 }), /不是数字/)
    await problem(collection(feature(polygon(square.map(() => ['113.6', 24.8])))), /不是数字/)
    await problem(collection(feature(polygon(square.map(() => [0, 0])))), /不在国内/)
    await problem(shapefile({ shapes: [aSquare(noZone)] }), /不在国内/, { system: 'gk3zone' })
  })

  it('has areas with holes and of several parts, whichever way round its rings go', async () => {
    const grown = (by: number) => [
      [113.6 - by, 24.8 - by],
      [113.6 - by, 24.802 + by],
      [113.602 + by, 24.802 + by],
      [113.602 + by, 24.8 - by],
      [113.6 - by, 24.8 - by]
    ]
    const [outer, hole, island] = [grown(0.003), grown(0.002), grown(0.001)]
    const apart = square.map(([x = 0, y = 0]) => [x + 0.1, y])
    for (const turn of [(ring: number[][]) => ring, (ring: number[][]) => ring.toReversed()]) {
      const shape = { parts: [outer, turn(hole), island, turn(apart)], cells: words }
      const [row] = await rowsOf(shapefile({ shapes: [shape], prj: prj.cgcs2000 }))
      assert.ok(row?.shape?.kind === 'areas', row?.problem)
      assert.deepEqual(
        row.shape.areas.map(area => area.length),
        [2, 1, 1]
      )
    }
    const many = { type: 'MultiPolygon', coordinates: [[square], [apart]] }
    const [row] = await rowsOf(collection(feature(many)))
    assert.ok(row?.shape?.kind === 'areas' && row.shape.areas.length === 2)
  })

  it('says which of its shapes is wrong, and why', async () => {
    const wrong: [unknown, RegExp][] = [
      [feature(polygon(square.slice(0, 4))), /没有闭合/],
      [feature(polygon(square.slice(0, 2))), /三个不同的点/],
      [feature(polygon()), /坐标不完整/],
      [feature({ type: 'Polygon', coordinates: 'x' }), /坐标不完整/],
      [feature({ type: 'GeometryCollection', geometries: [] }), /应是点、线或多边形/],
      [feature({ type: 'constructor' }), /应是点、线或多边形/],
      [feature(null), /没有图形/],
      [null, /不是 Feature/],
      [feature(polygon(square), { 编码: 2 ** 60 }), /“编码”写成了数字/]
    ]
    const rows = await rowsOf(collection(feature(polygon(square)), ...wrong.map(([each]) => each)))
    assert.equal(rows[0]?.problem, undefined)
    wrong.forEach(([, sentence], index) => {
      assert.equal(rows[index + 1]?.row, index + 2)
      assert.match(rows[index + 1]?.problem ?? '', sentence)
    })
    const shapes = [aSquare(), aSquare(square.slice(0, 4)), { kind: 'none' as const, parts: [], cells: words }]
    const read = await rowsOf(shapefile({ shapes, prj: prj.cgcs2000 }))
    assert.deepEqual(
      read.map(({ problem }) => problem?.slice(0, 4)),
      [undefined, '多边形没', '没有图形']
    )
  })

  it('of GeoJSON may name its system as older programs do', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4526' } }
    const [row] = await rowsOf(json({ type: 'FeatureCollection', crs, features: [feature(polygon(plane))] }))
    near(row?.shape, square)
    const odd = { type: 'name', properties: { name: 'EPSG:3857' } }
    await refused(json({ type: 'FeatureCollection', crs: odd, features: [feature(polygon(square))] }), /认不出来/)
  })

  it('of points or lines keeps them', async () => {
    const point = { kind: 'point' as const, parts: [[[113.6, 24.8]]], cells: words }
    assert.deepEqual((await rowsOf(shapefile({ shapes: [point], prj: prj.cgcs2000 })))[0]?.shape, {
      kind: 'point',
      point: [113.6, 24.8]
    })
    const [line] = await rowsOf(collection(feature({ type: 'LineString', coordinates: square.slice(0, 2) })))
    assert.deepEqual(line?.shape, { kind: 'lines', lines: [square.slice(0, 2)] })
  })
})

describe('A hostile file of shapes', () => {
  const whole = shapefile({ shapes: [aSquare(), aSquare()], prj: prj.cgcs2000 })
  const parts = shapefileParts({ shapes: [aSquare(), aSquare()], prj: prj.cgcs2000 })
  const zipped = (more: Record<string, Uint8Array | undefined>) => {
    const all = Object.entries({ ...parts, ...more }).flatMap(([end, bytes]) =>
      bytes ? [[`g.${end}`, bytes] as const] : []
    )
    return zipSync(Object.fromEntries(all))
  }

  it('is refused wherever it is cut off', async () => {
    for (let at = 0; at < whole.length; at += 97) {
      const answer = await read(whole.subarray(0, at))
      assert.ok('refused' in answer, `cut at ${at}`)
    }
    for (let at = 0; at < (parts.shp?.length ?? 0); at += 13) {
      const answer = await read(zipped({ shp: parts.shp?.subarray(0, at) }))
      assert.ok('refused' in answer, `.shp cut at ${at}`)
    }
    for (let at = 0; at < (parts.dbf?.length ?? 0) - 1; at += 13) {
      const answer = await read(zipped({ dbf: parts.dbf?.subarray(0, at) }))
      assert.ok('refused' in answer, `.dbf cut at ${at}`)
    }
  })

  it('is told kindly what is missing or wrong with the archive', async () => {
    await refused(new Uint8Array(), /空的/)
    await refused(zipSync({ 'readme.txt': strToU8('x') }), /没有 \.shp/)
    await refused(zipSync({ 'inner.zip': whole }), /还是压缩包/)
    await refused(zipped({ dbf: undefined }), /没有 \.dbf/)
    await refused(zipSync({ 'a.shp': strToU8('x'), 'b.shp': strToU8('x') }), /2 个 \.shp/)
    await refused(parts.shp ?? new Uint8Array(), /一起压缩成一个 zip/)
    await refused(strToU8('Rar!\u001a\u0007'), /不要用 rar/)
    await refused(strToU8('PK\u0003\u0004 and no more'), /打不开|重新压缩/)
    await refused(strToU8('{"type":"FeatureCollection","features":['), /读不出来/)
    await refused(strToU8('[1]'), /不是 GeoJSON/)
    await refused(strToU8('hello'), /认不出/)
    await refused(zipped({ shp: shapefileParts({ shapes: [aSquare()] }).shp }), /对不上/)
  })

  it('costs no more than the limits, whatever it claims', async () => {
    const bomb = zipSync({ 'g.shp': new Uint8Array(3_000_000), 'g.dbf': strToU8('x') }, { level: 9 })
    assert.ok(bomb.length < 10_000)
    await refused(bomb, /解开后太大/, {}, { unpackedBytes: 2_000_000 })
    await refused(
      zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}`, strToU8('')]))),
      /文件太多/
    )
    await refused(whole, /最多 1 个图形/, {}, { features: 1 })
    await refused(whole, /点太多/, {}, { vertices: 7 })
    await refused(collection(feature(polygon(square))), /点太多/, {}, { vertices: 4 })
    await refused(
      strToU8(
        `{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":${'['.repeat(100_000)}`
      ),
      /读不出来/
    )
    const claims = Uint8Array.from(parts.shp ?? [])
    new DataView(claims.buffer).setInt32(148, 2 ** 31 - 1, true)
    new DataView(claims.buffer).setInt32(144, 2 ** 31 - 1, true)
    const [row] = await rowsOf(zipped({ shp: claims }))
    assert.match(row?.problem ?? '', /数据不完整/)
    const rows = Uint8Array.from(parts.dbf ?? [])
    new DataView(rows.buffer).setUint32(4, 2 ** 32 - 1, true)
    await refused(zipped({ dbf: rows }), /最多|不完整/)
  })

  it('names paths that are never used, and properties that are only words', async () => {
    const all = Object.entries(parts).map(([end, bytes]) => [`../../etc/网格.${end.toUpperCase()}`, bytes] as const)
    assert.equal((await rowsOf(zipSync(Object.fromEntries(all)))).length, 2)
    const own = json(
      JSON.parse(
        `{"type":"FeatureCollection","features":[${JSON.stringify(feature(polygon(square))).replace('"网格编码"', '"__proto__"')}]}`
      )
    )
    const [row] = await rowsOf(own)
    assert.equal(Object.getPrototypeOf(row?.cells), Object.prototype)
  })
})

describe('The thread that reads files of shapes', () => {
  it('reads a file beside the server, and ends at its limits', async () => {
    const bytes = shapefile({ shapes: [aSquare()], prj: prj.cgcs2000 })
    assert.equal((await readGeoFile(bytes, {})).rows.length, 1)
    await assert.rejects(readGeoFile(bytes, {}, { ...geoLimits, bytes: 10 }), /文件太大/)
    const many = collection(...Array.from({ length: 20_000 }, () => feature(polygon(square))))
    await assert.rejects(readGeoFile(many, {}, { ...geoLimits, seconds: 0 }), /读了很久/)
  })

  it('is delivered beside the built server', async () => {
    mkdirSync('dist', { recursive: true })
    const folder = mkdtempSync(join('dist', 'geo-test-'))
    try {
      await bundleServer({ 'read-geo-file': 'server/geofiles/read-geo-file.ts' }, folder)
      const built = await import(pathToFileURL(resolve(folder, 'read-geo-file.js')).href)
      assert.equal((await built.readGeoFile(shapefile({ shapes: [aSquare()], prj: prj.cgcs2000 }), {})).rows.length, 1)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
