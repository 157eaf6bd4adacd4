import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { storage } from '../media/storage'
import { keyOf } from '../media/store-photo'
import { announce } from '../messages/announce'
import { ReportModel } from '../reports/model'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aPhoto, pointInCell } from '../test/factories'
import { residentOf, ticketFor } from './ticket'
import { zipOf } from './zip'

describe('A resident’s own data', () => {
  const api = testApi()
  before(aCity)

  const report = async (token: string, facts: object) => {
    const body = { point: [...pointInCell], address: '启明北路 16 号', ...facts }
    const headers = { 'Idempotency-Key': randomUUID() }
    const { status, body: sent } = await api.post('/api/reports', { token, body, headers })
    assert.equal(status, 201)
    return sent as { caseNo: string; reportId: string; queryCode: string }
  }
  const addressFor = async (token: string): Promise<string> =>
    (await api.post('/api/own-data', { token, body: {} })).body.path
  const fetched = async (path: string) => {
    const answer = await fetch(api.url + path)
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/zip'])
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    return { files, data: JSON.parse(strFromU8(files['我的数据.json'] ?? new Uint8Array())) }
  }
  const bytesOf = async (id: string) => {
    const stream = (await storage().get(keyOf(id, 'display'))) ?? assert.fail('no photo')
    return Buffer.concat(await stream.toArray())
  }

  it('is all of it and only theirs: words, contact, photos, what they did since, messages', async () => {
    const [token, neighbour] = [await api.resident(), await api.resident()]
    const photo = async (whose: string, side: number) => (await api.upload(whose, await aPhoto({ side }))).body.id
    const photos = [await photo(token, 40), await photo(token, 50)]
    const contact = { name: '李某', phone: '13800138000' }
    const sent = await report(token, { text: '路灯不亮', media: [photos[0]], contact })
    const theirs = { text: '邻居的话', media: [await photo(neighbour, 60)], contact: { phone: '13900139000' } }
    await report(neighbour, { ...theirs, joinCase: sent.caseNo })
    await report(token, { text: '第二件', address: '别处' })
    const body = { note: '晚上更黑', media: [photos[1]] }
    await api.post(`/api/reports/${sent.reportId}/supplement`, { token, body })
    const operator = await api.staff({ roles: ['operator'] })
    const comment = { version: 1, note: '工作人员的话' }
    await api.post(`/api/staff/cases/${sent.caseNo}/actions/comment`, { token: operator, body: comment })
    while ((await announce()) > 0);

    const { files, data } = await fetched(await addressFor(token))
    const [second, first] = data.上报
    assert.deepEqual([second.内容, second.照片], ['第二件', []])
    assert.deepEqual(
      [first.案卷号, first.查询码, first.内容, first.地点.地址, first.联系方式],
      [sent.caseNo, sent.queryCode, '路灯不亮', '启明北路 16 号', { 姓名: '李某', 电话: '13800138000' }]
    )
    const [added] = first.之后您说的和做的
    assert.deepEqual([added.事项, added.内容], ['补充', '晚上更黑'])
    assert.equal(Object.keys(files).length, 3)
    assert.deepEqual(Buffer.from(files[first.照片[0]] ?? []), await bytesOf(photos[0]))
    assert.deepEqual(Buffer.from(files[added.照片[0]] ?? []), await bytesOf(photos[1]))
    assert.doesNotMatch(JSON.stringify(data), /邻居的话|13900139000|工作人员的话/)
    assert.deepEqual((await fetched(await addressFor(neighbour))).data.上报[0].联系方式, { 电话: '13900139000' })
  })

  it('has what they did in their own case before it was merged into another', async () => {
    const token = await api.resident()
    const target = await report(await api.resident(), { text: '井盖松了' })
    const sent = await report(token, { text: '井盖响' })
    const added = await api.post(`/api/reports/${sent.reportId}/supplement`, { token, body: { note: '夜里更响' } })
    assert.equal(added.status, 200)
    const operator = await api.staff({ roles: ['operator'] })
    const { version } = await CaseModel.findOne({ caseNo: sent.caseNo }).orFail().lean()
    const body = { version, into: target.caseNo }
    const merged = await api.post(`/api/staff/cases/${sent.caseNo}/actions/merge`, { token: operator, body })
    assert.equal(merged.status, 200, JSON.stringify(merged.body))
    await api.post(`/api/reports/${sent.reportId}/supplement`, { token, body: { note: '还在响' } })
    const [exported] = (await fetched(await addressFor(token))).data.上报
    assert.deepEqual(
      exported.之后您说的和做的.map((each: { 内容: string }) => each.内容),
      ['夜里更响', '还在响']
    )
  })

  it('is whole but for a contact that no known secret opens, and staff read a sentence instead of it', async () => {
    const token = await api.resident()
    const { caseNo, reportId } = await report(token, { text: '密钥丢了', contact: { phone: '13800138000' } })
    await ReportModel.updateOne({ _id: reportId }, { $set: { contact: 'AAAA.nothing' } })
    const [exported] = (await fetched(await addressFor(token))).data.上报
    assert.deepEqual([exported.内容, exported.联系方式], ['密钥丢了', '现在读不出来，请打热线问'])
    const operator = await api.staff({ roles: ['operator'] })
    const path = `/api/staff/cases/${caseNo}/reports/${reportId}/contact`
    const { status, body } = await api.post(path, { token: operator, body: { reason: '要回电话' } })
    assert.deepEqual([status, body.error.code], [409, 'wrong_state'])
  })

  it('is nothing for somebody who has left nothing', async () => {
    const { data, files } = await fetched(await addressFor(await api.resident()))
    assert.deepEqual([data.上报, data.消息, Object.keys(files)], [[], [], ['我的数据.json']])
  })

  it('is fetched under an address that nobody can make up and that ends', async () => {
    const { ticket } = ticketFor('0'.repeat(24))
    const [resident, until, signature] = ticket.split('-')
    const others = [
      `${'1'.repeat(24)}-${until}-${signature}`,
      `${resident}-${Number(until) + 1}-${signature}`,
      'x',
      '--'
    ]
    const spelled = [`${ticket}-x`, `${resident}-${until}.0-${signature}`]
    for (const made of [...others, ...spelled, `${ticket}0`]) {
      const { status, body } = await api.get(`/api/own-data/${made}`)
      assert.deepEqual([status, body.error.code], [404, 'not_found'], made)
    }
    assert.equal(residentOf(ticket), resident)
    assert.throws(() => residentOf(ticket, Date.now() + 11 * 60_000), /已过期/)
    assert.equal((await api.post('/api/own-data', { body: {} })).status, 401)
  })

  it('never has more than one photo in memory: nothing is read before it is asked for', async () => {
    let read = 0
    async function* photo() {
      for (let piece = 0; piece < 4; piece += 1) {
        read += 1
        yield new Uint8Array(65_536)
      }
    }
    async function* photos() {
      for (let index = 0; index < 300; index += 1)
        yield { name: `${index}.jpg`, content: photo(), packed: true as const }
    }
    let bytes = 0
    for await (const piece of zipOf(photos())) {
      bytes += piece.length
      assert.ok(read <= bytes / 65_536 + 1, `${read} pieces read for ${bytes} bytes`)
    }
    assert.equal(read, 1200)
  })
})
