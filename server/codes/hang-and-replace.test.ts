import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { writePlaceCode } from '../../contracts/codes/place-code'
import type { NearbyComponent } from '../../contracts/codes/staff-views'
import { forgetCells } from '../grids/locate'
import { ComponentModel, GridCellModel } from '../grids/model'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aCode, aPhoto, cellCode, pointInCell } from '../test/factories'
import { PlaceCodeModel } from './model'

const where = { point: pointInCell, accuracy: 12, name: '启明北路公厕', address: '启明北路 20 号' }

describe('A collector with a fresh sticker', () => {
  const api = testApi()
  let collector = ''
  let colleague = ''
  let administrator = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    collector = await api.staff({ roles: ['collector'], name: '采集员小李' })
    colleague = await api.staff({ roles: ['collector'], name: '采集员小王' })
    administrator = await api.staff({ roles: ['administrator'] })
  })

  const act = (code: string, action: string, body: object = {}, token = collector) =>
    api.post(`/api/staff/codes/${code}/actions/${action}`, { token, body })
  const fresh = () => aCode({ state: 'printed', name: '', address: '' })

  it('posts it with its place and a photo, and residents can report there at once', async () => {
    const code = await fresh()
    const { id } = (await api.upload(collector, await aPhoto(), '/api/staff/media')).body
    const { status, body } = await act(writePlaceCode(code), 'post', { ...where, media: [id] })
    assert.equal(status, 200)
    assert.deepEqual([body.state, body.gridCode, body.accuracy, body.version], ['posted', cellCode, 12, 2])
    assert.deepEqual([body.history.at(-1).label, body.history.at(-1).by.name], ['张贴', '采集员小李'])
    assert.equal(body.history.at(-1).media[0].id, id)
    assert.equal((await api.get(`/api/codes/${code}`)).body.name, where.name)
  })

  it('who is second is told who was first; the same phone sending again is told that it is done', async () => {
    const code = await fresh()
    assert.equal((await act(code, 'post', where)).status, 200)
    const second = await act(code, 'post', { ...where, name: '别处' }, colleague)
    assert.deepEqual([second.status, second.body.error.code], [409, 'code_taken'])
    assert.match(second.body.error.message, /采集员小李已在 .+ 张贴，在“启明北路公厕”/)
    const again = await act(code, 'post', where)
    assert.deepEqual([again.status, again.body.version], [200, 2])
  })

  it('of two who bind it at the same moment one wins', async () => {
    const code = await fresh()
    const answers = await Promise.all([
      act(code, 'post', where),
      act(code, 'post', { ...where, name: '别处的灯' }, colleague)
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await PlaceCodeModel.findById(code).orFail().lean()).history.length, 1)
  })

  it('needs a name and an address only where none was planned', async () => {
    const bare = await act(await fresh(), 'post', { point: pointInCell })
    assert.deepEqual([bare.status, Object.keys(bare.body.error.fields)], [400, ['name', 'address']])
    const planned = await aCode({ state: 'printed', name: '计划的灯', address: '解放路 1 号' })
    assert.equal((await act(planned, 'post', { point: pointInCell })).body.name, '计划的灯')
  })

  it('cannot bind it to nowhere, to a component that is none, or with somebody else’s photo', async () => {
    const code = await fresh()
    assert.equal((await act(code, 'post', { ...where, point: [200, 1] })).status, 400)
    assert.equal((await act(code, 'post', { ...where, component: '44020401037000001' })).status, 422)
    const { id } = (await api.upload(colleague, await aPhoto(), '/api/staff/media')).body
    assert.equal((await act(code, 'post', { ...where, media: [id] })).body.error.code, 'media_taken')
  })

  it('replaces a torn one: the old leads to the new, which hangs in its place', async () => {
    const old = await aCode({ name: '启明北路公交站' })
    assert.equal((await act(old, 'damage', { note: '撕掉了一半' })).body.state, 'damaged')
    assert.equal((await api.get(`/api/codes/${old}`)).status, 200)
    const successor = await fresh()
    const { status, body } = await act(old, 'replace', {
      successor: `https://x.example/q/${successor}`,
      note: '旧贴破损'
    })
    assert.deepEqual([status, body.state, body.successor], [200, 'retired', successor])
    const seen = await api.get(`/api/codes/${old}`)
    assert.deepEqual([seen.body.code, seen.body.name], [successor, '启明北路公交站'])
    const again = await act(old, 'replace', { successor })
    assert.equal(again.status, 200)
    assert.equal((await api.get(`/api/staff/codes/${successor}`, { token: collector })).body.replaces, old)
  })

  it('who replaces what a colleague has just replaced keeps a fresh sticker', async () => {
    const old = await aCode()
    const [mine, theirs] = [await fresh(), await fresh()]
    const answers = await Promise.all([
      act(old, 'replace', { successor: mine }),
      act(old, 'replace', { successor: theirs }, colleague)
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const after = await PlaceCodeModel.find({ _id: { $in: [mine, theirs] } }).lean()
    assert.deepEqual(after.map(({ state }) => state).sort(), ['posted', 'printed'])
    const kept = after.find(({ state }) => state === 'printed')
    assert.deepEqual([kept?.name, kept?.replaces, kept?.point], ['', undefined, undefined])
  })

  it('cannot replace by a code that hangs already, by itself, or what never hung', async () => {
    const [one, other] = [await aCode(), await aCode()]
    assert.equal((await act(one, 'replace', { successor: other })).status, 409)
    assert.equal((await act(one, 'replace', { successor: one })).status, 409)
    const unknown = await act(one, 'replace', { successor: 'AAAAAAAAA' })
    assert.equal(unknown.status, 404)
    assert.equal((await act(await fresh(), 'replace', { successor: await fresh() })).status, 409)
  })

  it('marks one as lost, finds it again, and puts a wrong place right', async () => {
    const code = await aCode()
    assert.equal((await act(code, 'lose', { reason: '灯杆换了' })).body.state, 'lost')
    assert.equal((await api.get(`/api/codes/${code}`)).status, 410)
    assert.equal((await act(code, 'restore')).body.state, 'posted')
    const moved = await act(code, 'correct', { ...where, reason: '门牌写错' })
    assert.deepEqual([moved.body.name, moved.body.history.at(-1).words], [where.name, '门牌写错'])
  })

  it('with an old page is told what changed meanwhile', async () => {
    const code = await aCode()
    await act(code, 'damage', {}, colleague)
    const { status, body } = await act(code, 'lose', { reason: '不见了', version: 1 })
    assert.deepEqual([status, body.error.code], [409, 'code_changed'])
    assert.match(body.error.message, /采集员小王已在 .+ 登记损坏/)
  })

  it('is told which components stand near, each with the code that hangs there', async () => {
    const stands = (_id: string, name: string, lon: number) => ({
      _id,
      type: '01037',
      name,
      point: [lon, 24.8005],
      gridCode: cellCode
    })
    await ComponentModel.create([
      stands('44020401037000001', '近的灯', 113.5906),
      stands('44020401037000002', '远的灯', 113.5909),
      { ...stands('44020401037000003', '拆掉的灯', 113.5905), state: '移除' }
    ])
    const code = await fresh()
    await act(code, 'post', { ...where, component: '44020401037000001' })
    const near = await api.get('/api/staff/nearby-components?lon=113.5905&lat=24.8005', { token: collector })
    assert.deepEqual(
      near.body.map(({ name, metres, code }: NearbyComponent) => [name, metres, code]),
      [
        ['近的灯', 10, code],
        ['远的灯', 40, undefined]
      ]
    )
    assert.equal((await api.get('/api/staff/nearby-components?lon=x&lat=1', { token: collector })).status, 400)
  })

  it('is told of the nearest component wherever the borders of the cells run', async () => {
    const standing = [113.5915, 24.8015] as const
    // A slip of a cell, 30 m away to the north-east, and one as small between here and there.
    const slip = (code: string, [x, y]: readonly [number, number], size: number) => ({
      _id: code,
      dutyGrid: 'slips',
      street: '东河街道',
      community: '东堤社区',
      startedAt: new Date(0),
      shape: {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + size, y],
            [x + size, y + size],
            [x, y + size],
            [x, y]
          ]
        ]
      }
    })
    const near = [113.59165, 24.80168] as const
    await GridCellModel.create([
      slip('440204001001901', [113.5916, 24.8016], 0.0001),
      slip('440204001001902', [113.592, 24.8012], 0.002)
    ])
    forgetCells()
    const stands = (_id: string, name: string, [lon, lat]: readonly [number, number], gridCode: string) => ({
      _id,
      type: '01037',
      name,
      point: [lon, lat],
      gridCode
    })
    await ComponentModel.create([
      stands('44020401037000011', '隔着边界的灯', near, '440204001001901'),
      stands('44020401037000012', '大格子里的灯', [113.5921, 24.8015], '440204001001902'),
      stands('44020401037000013', '很远的灯', [113.5938, 24.803], '440204001001902')
    ])
    const where = `lon=${standing[0]}&lat=${standing[1]}`
    const { body } = await api.get(`/api/staff/nearby-components?${where}`, { token: collector })
    const names = body.map(({ name }: NearbyComponent) => name)
    assert.deepEqual(names.slice(0, 2), ['隔着边界的灯', '大格子里的灯'])
    assert.ok(!names.includes('很远的灯'))
  })

  it('is kept apart from what administrators and strangers may do', async () => {
    const code = await aCode()
    assert.equal((await act(code, 'retire', { reason: '拆除' })).status, 403)
    const handler = await api.staff({ roles: ['handler'], department: 'municipal' })
    assert.equal((await api.get(`/api/staff/codes/${code}`, { token: handler })).status, 403)
    assert.equal((await act(code, 'damage', {}, handler)).status, 403)
    assert.equal((await act(code, 'damage', {}, await api.resident())).status, 401)
    assert.equal((await act('AAAAAAAAA', 'damage')).status, 404)
    assert.equal((await act(code, 'explode')).status, 400)
    assert.equal((await act(code, 'retire', {}, administrator)).status, 400)
    assert.equal((await act(code, 'retire', { reason: '拆除' }, administrator)).body.state, 'retired')
    assert.equal((await act(code, 'damage')).status, 409)
  })
})
