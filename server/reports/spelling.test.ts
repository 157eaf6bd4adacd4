import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { checkPlaces } from '../codes/check-places'
import { placeTable } from '../codes/paper/place-table'
import { rowsOfKind } from '../tables/table-rows'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode, cellCode } from '../test/factories'
import { aForm } from '../test/forms'
import { openContact } from './contact-vault'
import { ReportModel } from './model'

describe('However people spell it', () => {
  const api = testApi()
  before(async () => {
    await aCatalogue()
    await aCell()
  })
  const send = async (body: object) =>
    api.post('/api/reports', { token: await api.resident(), body, headers: { 'idempotency-key': randomUUID() } })

  it('a report is found by its number and code as its page shows them', async () => {
    const { body: sent } = await send({ address: '一号路', text: '路灯不亮' })
    const groups = sent.caseNo.replace(/^(\d{6})(\d{8})/, '$1 $2 ')
    const queryCode = `查询码：${sent.queryCode.slice(0, 5).toLowerCase()}　${sent.queryCode.slice(5)}`
    for (const caseNo of [groups, `案卷号：${groups}`, `\u202a${groups}\u202c`]) {
      const seen = await api.post('/api/track', { body: { caseNo, queryCode } })
      assert.deepEqual([seen.status, seen.body.caseNo], [200, sent.caseNo], caseNo)
    }
    const operator = await api.staff({ roles: ['operator'] })
    const opened = await api.get(`/api/staff/cases/${encodeURIComponent(groups)}`, { token: operator })
    assert.deepEqual([opened.status, opened.body.caseNo], [200, sent.caseNo])
  })

  it('a sticker’s code places the report, grouped, in full width or as its link', async () => {
    const _id = await aCode()
    const full = [..._id].map(symbol => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0)).join('')
    const link = `https://city.example.cn/q/${_id}?from=${'x'.repeat(40)}`
    for (const code of [writePlaceCode(_id).replaceAll('-', '—'), full, link]) {
      const { status, body } = await send({ code, text: '路灯不亮' })
      assert.equal(status, 201, code)
      const report = await ReportModel.findById(body.reportId).orFail().lean()
      assert.deepEqual([report.place.code, report.gridCode], [_id, cellCode], code)
      assert.equal((await api.get(`/api/codes/${encodeURIComponent(code)}`)).status, 200, code)
    }
  })

  it('a telephone number is kept in one form', async () => {
    const { body } = await send({ address: '一号路', text: '请回电', contact: { phone: '（0751）8123456 转 802' } })
    const { contact } = await ReportModel.findById(body.reportId).orFail().lean()
    assert.deepEqual(openContact(contact ?? ''), { phone: '0751-8123456转802' })
  })

  it('words keep what can be seen and lose what cannot, and nothing but marks is no text', async () => {
    const { body } = await send({ address: '一号路\n二号门', text: '第一行\r\n第二行\u200b\u202e 👨‍👩‍👧' })
    const report = await ReportModel.findById(body.reportId).orFail().lean()
    assert.deepEqual([report.text, report.place.address], ['第一行\n第二行 👨‍👩‍👧', '一号路 二号门'])
    for (const text of ['\u200b', '\u3164\u3164', '\u2800', '\u202e\u2066', '\u0000\u0007']) {
      const refused = await send({ address: '一号路', text })
      assert.deepEqual([refused.status, Object.keys(refused.body.error.fields)], [400, ['text']], JSON.stringify(text))
    }
    const nowhere = await send({ address: '\u2060\u2060', text: '路灯不亮' })
    assert.deepEqual([nowhere.status, Object.keys(nowhere.body.error.fields)], [400, ['address']])
  })

  it('a table of places is read in full width, with degrees and marks nobody sees', async () => {
    const csv = '*名称,地址,经度（度）,纬度（度）\n\u202a一号灯\u202c,解放路,１１３．５９０５,"24°48\'1.8"""'
    const read = await rowsOfKind({ bytes: Buffer.from(csv), kind: placeTable })
    assert.ok('rows' in read, JSON.stringify(read))
    const [place] = await checkPlaces(read.rows, 'wgs84')
    assert.deepEqual([place?.name, place?.point[0], place?.gridCode], ['一号灯', 113.5905, cellCode])
  })

  it('a day that does not exist is refused at its field', async () => {
    const lead = await api.staff({ roles: ['dispatcher'] })
    const found = await aCase({ state: 'handling' })
    for (const day of ['2027-02-30', '2027-13-01', '2027-04-31', '2027-02-29']) {
      const body = { ...aForm('suspend'), version: found.version, until: `${day}T04:00:00.000Z` }
      const { status, body: answer } = await api.post(`/api/staff/cases/${found.caseNo}/actions/suspend`, {
        token: lead,
        body
      })
      assert.deepEqual([status, Object.keys(answer.error.fields)], [400, ['until']], day)
    }
  })
})
