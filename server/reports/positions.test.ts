import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import sharp from 'sharp'
import { CaseModel } from '../cases/model'
import { forgetCells } from '../grids/locate'
import { GridCellModel } from '../grids/model'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode, aPhoto, cellCode, dutyGrid, pointInCell } from '../test/factories'

/** What phones, photos and tables say when they do not know where they are. */
const none = [
  [0, 0],
  [0.00001, -0.00001],
  [null, null],
  [113.59, 0],
  [-73.9, 40.7],
  [-113.59, 24.8]
]
/** Numbers that JSON can carry and that are not finite. */
const endless = '[1e999,-1e999]'
const beijing = [116.4, 39.9]
const beside = [113.7, 24.9]

describe('A position', () => {
  const api = testApi()
  let [resident, operator, collector] = ['', '', '']
  let keys = 0
  const post = (path: string, token: string, body: unknown) =>
    api.post(path, {
      token,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Idempotency-Key': `position-${++keys}`, 'Content-Type': 'application/json' }
    })
  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()

  before(async () => {
    await aCatalogue()
    await aCell()
    resident = await api.resident()
    operator = await api.staff({ roles: ['operator'] })
    collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
  })

  /** Every way by which a report comes in, with what else it needs. */
  const entrances = async (): Promise<[string, string, object][]> => [
    ['/api/reports', resident, { text: '垃圾没人清' }],
    ['/api/staff/reports', operator, { text: '垃圾没人清' }],
    ['/api/suspect-codes', resident, { scanned: 'https://example.org/x' }],
    ['/api/staff/patrols', collector, { text: '垃圾没人清', media: [await api.photo(collector)] }]
  ]

  it('that is none, or far from the city, is not kept, and the address counts', async () => {
    for (const point of [...none, beijing]) {
      for (const [path, token, form] of await entrances()) {
        const { status, body } = await post(path, token, { ...form, point, address: '解放路 3 号' })
        assert.equal(status, 201, `${path} ${point}`)
        const { place, gridCode } = await stored(body.caseNo)
        assert.deepEqual(
          [place.point, gridCode, place.address, body.outside],
          [undefined, undefined, '解放路 3 号', undefined]
        )
      }
    }
    const written = `{"text":"垃圾没人清","address":"解放路 3 号","point":${endless}}`
    const { status, body } = await post('/api/reports', resident, written)
    assert.deepEqual([status, (await stored(body.caseNo)).place.point], [201, undefined])
  })

  it('that is none is no place: whoever has no other is asked for the address', async () => {
    for (const point of [...none, beijing]) {
      for (const [path, token, form] of await entrances()) {
        const { status, body } = await post(path, token, { ...form, point })
        assert.ok([400, 422].includes(status), `${path} ${point}: ${status}`)
        assert.deepEqual(Object.keys(body.error.fields), ['address'])
      }
    }
  })

  it('beside the city’s ground is told to whoever sent it and marked for the desk', async () => {
    for (const [path, token, form] of await entrances()) {
      const { status, body } = await post(path, token, { ...form, point: beside, address: '山里' })
      assert.deepEqual([status, body.outside], [201, true], path)
      const seen = (await api.get(`/api/staff/cases/${body.caseNo}`, { token: operator })).body
      assert.deepEqual([seen.place.point, seen.place.outside, seen.gridCode], [beside, true, undefined])
    }
    const queue = (await api.get('/api/staff/cases', { token: operator })).body.items
    assert.equal(queue[0].place.outside, true)
    const inside = await post('/api/reports', resident, { text: '垃圾没人清', point: pointInCell })
    assert.equal(inside.body.outside, undefined)
    const seen = (await api.get(`/api/staff/cases/${inside.body.caseNo}`, { token: operator })).body
    assert.deepEqual([seen.place.outside, seen.gridCode], [undefined, cellCode])
  })

  it('with an altitude is one, at every way in, and the altitude is not kept', async () => {
    for (const height of [61.5, null, -3]) {
      for (const [path, token, form] of await entrances()) {
        const { status, body } = await post(path, token, { ...form, point: [...pointInCell, height] })
        assert.equal(status, 201, `${path} ${height}`)
        assert.deepEqual((await stored(body.caseNo)).place.point, [...pointInCell])
      }
      const code = await aCode({ state: 'printed', name: '', address: '' })
      const form = { name: '启明北路公厕', address: '启明北路 20 号', point: [...pointInCell, height] }
      const posted = await post(`/api/staff/codes/${code}/actions/post`, collector, form)
      assert.deepEqual([posted.status, posted.body.point], [200, [...pointInCell]])
      const { caseNo, version } = await aCase({ state: 'submitted' })
      const place = { version, point: [...pointInCell, height], reason: '市民说错了' }
      const moved = await post(`/api/staff/cases/${caseNo}/actions/correctPlace`, operator, place)
      assert.deepEqual([moved.status, moved.body.place.point], [200, [...pointInCell]])
    }
  })

  it('of another shape is refused at its field, at every way in', async () => {
    const [x, y] = pointInCell
    const shapes = [
      [],
      [x],
      [x, y, 1, 2],
      [x, y, '61'],
      [x, y, [1]],
      [[x, y]],
      [String(x), String(y)],
      `${x},${y}`,
      { lon: x, lat: y },
      { type: 'Point', coordinates: [x, y] },
      7,
      true
    ]
    for (const point of shapes) {
      const { caseNo, version } = await aCase({ state: 'submitted' })
      const code = await aCode({ state: 'printed', name: '', address: '' })
      const ways: [string, string, object][] = [
        ...(await entrances()),
        [`/api/staff/codes/${code}/actions/post`, collector, { name: '启明北路公厕', address: '启明北路 20 号' }],
        [`/api/staff/cases/${caseNo}/actions/correctPlace`, operator, { version, reason: '市民说错了' }]
      ]
      for (const [path, token, form] of ways) {
        const { status, body } = await post(path, token, { ...form, point, address: '解放路 3 号' })
        assert.equal(status, 400, `${path} ${JSON.stringify(point)}`)
        assert.match(Object.keys(body.error.fields).join(), /^point(\.\d)?/)
      }
    }
  })

  it('can be asked about before anything is sent', async () => {
    const standing = async ([lon, lat]: readonly (number | null)[]) =>
      (await api.get(`/api/ground?lon=${lon}&lat=${lat}`)).body.standing
    assert.deepEqual(await Promise.all([pointInCell, beside, beijing, [0, 0]].map(standing)), [
      'inside',
      'outside',
      'far',
      'far'
    ])
    assert.equal((await api.get('/api/ground?lon=x&lat=1')).status, 400)
  })

  it('of a code is chosen, so that one that is none is refused at its field', async () => {
    const form = { name: '启明北路公厕', address: '启明北路 20 号' }
    for (const point of [...none.filter(([x]) => x !== null), beijing]) {
      const code = await aCode({ state: 'printed', name: '', address: '' })
      const { status, body } = await post(`/api/staff/codes/${code}/actions/post`, collector, { ...form, point })
      assert.equal(status, 400, String(point))
      assert.match(Object.keys(body.error.fields).join(), /^point/)
    }
  })

  it('of a case is corrected to one that is a position near the city', async () => {
    const { caseNo, version } = await aCase({ state: 'submitted' })
    const correct = (point: unknown) =>
      post(`/api/staff/cases/${caseNo}/actions/correctPlace`, operator, { version, point, reason: '市民说错了' })
    for (const point of [[0, 0], beijing, beside]) {
      const { status, body } = await correct(point)
      assert.ok([400, 422].includes(status), String(point))
      assert.ok('point' in body.error.fields)
    }
  })

  it('in a photo is offered only when it is one, near the city', async () => {
    const token = await api.resident()
    const angle = (degrees: number) => `${Math.floor(degrees)}/1 ${Math.round((degrees % 1) * 3600)}/60 0/1`
    const taken = async (lon: number, lat: number) => {
      const gps = { GPSLatitudeRef: 'N', GPSLatitude: angle(lat), GPSLongitudeRef: 'E', GPSLongitude: angle(lon) }
      const photo = await sharp(await aPhoto())
        .withExif({ IFD3: gps })
        .jpeg()
        .toBuffer()
      return (await api.upload(token, photo)).body
    }
    assert.equal((await taken(0, 0)).placeHint, undefined)
    assert.equal((await taken(116.4, 39.9)).placeHint, undefined)
    assert.ok((await taken(113.59, 24.8)).placeHint)
  })

  it('is taken as it is while the city has no grid', async () => {
    await GridCellModel.deleteMany({})
    forgetCells()
    const { status, body } = await post('/api/reports', resident, { text: '垃圾没人清', point: beijing })
    assert.deepEqual([status, body.outside], [201, undefined])
    assert.deepEqual((await stored(body.caseNo)).place.point, beijing)
  })
})
