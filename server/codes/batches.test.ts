import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { before, describe, it } from 'mocha'
import { readPlaceCode } from '../../contracts/codes/place-code'
import { testApi } from '../test/api'
import { aCatalogue, aCell, cellCode } from '../test/factories'
import { PlaceCodeModel } from './model'
import { PlaceCodeReader } from './readers'

describe('A batch of codes', () => {
  const api = testApi()
  let administrator = ''
  let lead = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    administrator = await api.staff({ roles: ['administrator'], name: '管理员' })
    lead = await api.staff({ roles: ['lead'] })
  })

  const mint = (batch: string, count: unknown, token = administrator) =>
    api.post('/api/staff/code-batches', { token, body: { batch, count } })
  const at = (batch: string) => `/api/staff/code-batches/${encodeURIComponent(batch)}`

  it('is minted once under its name, each code whole and with its history', async () => {
    const { status, body } = await mint('2026-11-浈江', 30)
    assert.deepEqual([status, body.count, body.states, body.unplanned], [201, 30, { minted: 30 }, 30])
    const codes = await PlaceCodeModel.find({ batch: '2026-11-浈江' }).lean()
    assert.ok(codes.every(({ _id }) => 'code' in readPlaceCode(_id)))
    assert.deepEqual([codes[0]?.history[0]?.action, codes[0]?.history[0]?.by.name], ['mint', '管理员'])
    const again = await mint('2026-11-浈江', 30)
    assert.deepEqual([again.status, again.body.error.code], [409, 'batch_exists'])
  })

  it('and twenty minted at once are all of different codes', async () => {
    const before = await PlaceCodeModel.countDocuments()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => mint(`同时 ${index}`, 25)))
    assert.ok(answers.every(({ status }) => status === 201))
    assert.equal(await PlaceCodeModel.countDocuments(), before + 500)
    const twice = await Promise.all([mint('抢名字', 5), mint('抢名字', 5)])
    assert.deepEqual(twice.map(({ status }) => status).sort(), [201, 409])
  })

  it('is counted together with all others by one question, however many there are', async () => {
    const asked = mock.method(PlaceCodeReader, 'aggregate')
    const counted = mock.method(PlaceCodeReader, 'countDocuments')
    const { body } = await api.get('/api/staff/code-batches', { token: lead })
    mock.restoreAll()
    assert.deepEqual([asked.mock.callCount(), counted.mock.callCount()], [1, 0])
    const minted = body.filter(({ batch }: { batch: string }) => batch.startsWith('同时'))
    assert.equal(minted.length, 20)
    for (const { count, states, unplanned } of minted) {
      assert.deepEqual([count, states, unplanned], [25, { minted: 25 }, 25])
    }
  })

  it('is minted by administrators alone, in sensible numbers', async () => {
    assert.equal((await mint('值班长的', 5, lead)).status, 403)
    assert.equal((await mint('居民的', 5, await api.resident())).status, 401)
    for (const count of [0, 5001, 1.5, '5', null]) assert.equal((await mint('数目不对', count)).status, 400)
    assert.equal((await mint('a/b', 5)).status, 400)
  })

  it('is laid out for printing as a PDF, then marked as printed', async () => {
    await mint('要打印的', 5)
    const pdf = await api.get(`${at('要打印的')}/sheet?template=a4-12`, { token: administrator })
    assert.deepEqual([pdf.status, pdf.headers.get('content-type')], [200, 'application/pdf'])
    assert.match(pdf.body, /^%PDF-/)
    assert.match(pdf.body, /%%EOF\s*$/)
    const { body } = await api.post(`${at('要打印的')}/printed`, { token: administrator, body: {} })
    assert.deepEqual(body.states, { printed: 5 })
    const code = await PlaceCodeModel.findOne({ batch: '要打印的' }).orFail().lean()
    assert.deepEqual([code.history.at(-1)?.action, code.version], ['print', 2])
  })

  it('that does not exist, a form that does not, and whoever may not print are refused', async () => {
    const sheet = (batch: string, template: string, token = administrator) =>
      api.get(`${at(batch)}/sheet?template=${template}`, { token })
    assert.equal((await sheet('没有的', 'tag')).status, 404)
    assert.equal((await sheet('2026-11-浈江', 'a3')).status, 400)
    assert.equal((await sheet('2026-11-浈江', 'tag', lead)).status, 403)
    assert.equal((await api.post(`${at('2026-11-浈江')}/printed`, { token: lead, body: {} })).status, 403)
    assert.equal((await api.post(`${at('没有的')}/printed`, { token: administrator, body: {} })).status, 404)
    const batches = (await api.get('/api/staff/code-batches', { token: lead })).body
    assert.ok(batches.some(({ batch }: { batch: string }) => batch === '2026-11-浈江'))
  })

  const csv = (...rows: string[]) => Buffer.from(`名称,地址,经度,纬度,部件编号\n${rows.join('\n')}`)
  const upload = (batch: string, table: Uint8Array, token = administrator) =>
    api.upload(token, table, `${at(batch)}/places`)

  it('takes planned places from a table, each onto a code of its own with its cell', async () => {
    await mint('有计划的', 3)
    const answer = await upload(
      '有计划的',
      csv('一号灯,解放路 1 号,113.5905,24.8005,', '二号灯,解放路 2 号,113.5906,24.8006,')
    )
    assert.deepEqual([answer.status, answer.body.planned], [201, 2])
    const planned = await PlaceCodeModel.find({ batch: '有计划的', name: { $ne: '' } })
      .sort({ name: 1 })
      .lean()
    assert.deepEqual(
      planned.map(({ name, state }) => [name, state]),
      [
        ['一号灯', 'minted'],
        ['二号灯', 'minted']
      ]
    )
    assert.equal(planned[0]?.gridCode, cellCode)
    const twice = await upload('有计划的', csv('一号灯,解放路 1 号,113.5905,24.8005,'))
    assert.deepEqual([twice.status, Object.keys(twice.body.error.fields)], [422, ['第 2 行 名称']])
  })

  it('names every row that is wrong and then imports none', async () => {
    await mint('有错的', 9)
    const { status, body } = await upload(
      '有错的',
      csv(
        '好的灯,解放路 3 号,113.5905,24.8005,',
        '写反的灯,解放路 4 号,24.8005,113.5905,',
        ',解放路 5 号,113.5905,24.8005,123',
        '好的灯,解放路 3 号,113.5905,24.8005,44020401037000009'
      )
    )
    assert.deepEqual([status, body.error.code], [422, 'rows_wrong'])
    assert.match(body.error.message, /3 行有问题，什么都没有导入/)
    assert.deepEqual(Object.keys(body.error.fields).sort(), [
      '第 3 行 纬度',
      '第 3 行 经度',
      '第 4 行 名称',
      '第 4 行 部件编号',
      '第 5 行 名称',
      '第 5 行 部件编号'
    ])
    assert.equal(await PlaceCodeModel.countDocuments({ batch: '有错的', name: { $ne: '' } }), 0)
  })

  it('that is too small for the table, and a table that is none, are told', async () => {
    await mint('太小的', 1)
    const small = await upload('太小的', csv('甲灯杆,甲路 1 号,113.59,24.8,', '乙灯杆,乙路 1 号,113.59,24.8,'))
    assert.deepEqual([small.status, small.body.error.code], [409, 'codes_short'])
    assert.equal((await upload('太小的', Buffer.from('a,b\n1,2'))).status, 422)
    assert.equal((await upload('太小的', Buffer.from('PK\u0003\u0004nonsense'))).status, 422)
    assert.equal((await upload('太小的', csv('甲灯杆,甲路 1 号,113.59,24.8,'), lead)).status, 403)
  })

  it('goes out as a table in which nothing typed runs as a formula', async () => {
    await mint('要导出的', 1)
    await upload('要导出的', csv('=HYPERLINK("x"),解放路 9 号,113.5905,24.8005,'.replaceAll('"', '')))
    const { status, body, headers } = await api.get(`/api/staff/code-export?batch=${encodeURIComponent('要导出的')}`, {
      token: lead
    })
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/csv; charset=utf-8'])
    assert.match(body, /二维码,链接,状态/)
    assert.match(body, /,'=HYPERLINK/)
    assert.match(body, /\/q\/[0-9A-Z]{9},已生成,要导出的/)
  })
})
