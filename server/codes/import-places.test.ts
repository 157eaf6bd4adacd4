import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import { testApi } from '../test/api'
import { aCell, aCode, pointInCell } from '../test/factories'
import { commandLine } from './actor'
import { PlaceImportModel } from './batch-model'
import { changeCode } from './change-code'
import { finishImports, importPlaces } from './import-places'
import { type CodeRecord, PlaceCodeModel } from './model'

const later = new Date(Date.now() + 3_600_000)
const table = (...names: string[]) =>
  Buffer.from(`名称,地址,经度,纬度\n${names.map(name => `${name},解放路,113.5905,24.8005`).join('\n')}`)

describe('An import of planned places', () => {
  testApi()

  before(() => aCell())

  const freshCodes = (batch: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => aCode({ state: 'printed', name: '', address: '', batch })))
  const names = async (batch: string) =>
    (await PlaceCodeModel.find({ batch, name: { $ne: '' } }).lean()).map(({ name }) => name).sort()
  const halfDone = async (batch: string, ...places: string[]) => {
    const rows = places.map((name, index) => ({ row: index + 2, name, address: '解放路', point: [...pointInCell] }))
    const by = { id: 'a', name: '管理员' }
    const made = { _id: new Types.ObjectId(), batch, state: 'pending' as const, rows, by, createdAt: new Date() }
    await PlaceImportModel.create(made)
    return made._id
  }

  it('that a stopped server left half done is finished, each row once', async () => {
    await freshCodes('断电', 4)
    const plannedBy = await halfDone('断电', '甲灯杆', '乙灯杆', '丙灯杆')
    const first = await PlaceCodeModel.findOne({ batch: '断电' }).orFail().lean<CodeRecord>()
    const set = { name: '甲灯杆', address: '解放路', plannedBy, plannedRow: 2 }
    await changeCode(first, { action: 'plan', actor: commandLine, set })
    await Promise.all([finishImports(later), finishImports(later)])
    assert.deepEqual(await names('断电'), ['丙灯杆', '乙灯杆', '甲灯杆'].sort())
    assert.equal((await PlaceImportModel.findById(plannedBy).lean())?.state, 'done')
    assert.equal(await finishImports(later), 0)
  })

  it('for which codes ran out meanwhile is taken back whole', async () => {
    await freshCodes('用完', 1)
    const id = await halfDone('用完', '丁灯杆', '戊灯杆')
    await finishImports(later)
    assert.deepEqual(await names('用完'), [])
    const code = await PlaceCodeModel.findOne({ batch: '用完' }).orFail().lean()
    assert.deepEqual([code.history.map(({ action }) => action), code.plannedBy], [['plan', 'unplan'], undefined])
    assert.equal((await PlaceImportModel.findById(id).lean())?.state, 'failed')
  })

  it('takes one number a column, and a column of altitudes is none of its business', async () => {
    await freshCodes('高程', 2)
    const read = (lon: string, lat: string) =>
      importPlaces({
        batch: '高程',
        table: Buffer.from(`名称,地址,经度,纬度,高程\n山顶灯,解放路,${lon},${lat},61.5`),
        datum: 'wgs84',
        actor: commandLine
      })
    for (const [lon, lat] of [
      ['"113.5905,24.8005"', '24.8005'],
      ['113.5905', '24.8005 61.5'],
      ['"[113.5905, 24.8005]"', '24.8005'],
      ['', '24.8005']
    ] as const) {
      await assert.rejects(read(lon, lat), { code: 'rows_wrong' }, lon)
    }
    assert.equal((await read('113.5905', '24.8005')).planned, 1)
    const code = await PlaceCodeModel.findOne({ batch: '高程', name: '山顶灯' }).orFail().lean()
    assert.deepEqual(code.point, [113.5905, 24.8005])
  })

  it('running beside another one shares no code with it', async () => {
    await freshCodes('并行', 6)
    const run = (...places: string[]) =>
      importPlaces({ batch: '并行', table: table(...places), datum: 'wgs84', actor: commandLine })
    await Promise.all([run('一号灯', '二号灯', '三号灯'), run('四号灯', '五号灯', '六号灯')])
    assert.equal((await names('并行')).length, 6)
  })

  it('takes the code that a row names, and moves what a Chinese map gave to where GPS has it', async () => {
    const [wanted] = await freshCodes('指定', 3)
    const csv = `code,name,address,lon,lat\n${wanted},指定的灯,解放路,113.5905,24.8005`
    await importPlaces({ batch: '指定', table: Buffer.from(csv), datum: 'gcj02', actor: commandLine })
    const planned = await PlaceCodeModel.findById(wanted).orFail().lean()
    const [lon = 0, lat = 0] = planned.point ?? []
    assert.equal(planned.name, '指定的灯')
    assert.ok(Math.abs(lon - 113.5905) > 0.001 && Math.abs(lat - 24.8005) > 0.001)
    assert.ok(Math.hypot(lon - 113.5905, lat - 24.8005) < 0.01)
  })

  it('with a place that is none, or far from the city, is refused with its row', async () => {
    await freshCodes('远方', 2)
    for (const [lon, lat] of [
      ['0', '0'],
      ['116.4', '39.9'],
      ['24.8005', '113.5905'],
      ['Infinity', '24.8'],
      ['1e999', '24.8']
    ]) {
      const csv = Buffer.from(`name,address,lon,lat\n远方的灯,解放路,${lon},${lat}`)
      await assert.rejects(
        importPlaces({ batch: '远方', table: csv, datum: 'wgs84', actor: commandLine }),
        (error: { code?: string; fields?: object }) =>
          error.code === 'rows_wrong' &&
          Object.keys(error.fields ?? {}).some(field => /^第 2 行 (经|纬)度/.test(field)),
        `${lon} ${lat}`
      )
    }
    assert.deepEqual(await names('远方'), [])
  })
})
