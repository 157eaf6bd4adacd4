import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { writePlaceCode } from '../../../contracts/codes/place-code'
import { reportedWords } from '../../reports/reported-words'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aCode } from '../../test/factories'
import { buildCaseSearch } from '../build-search'
import { CaseModel } from '../model'

describe('A search finds what people type', () => {
  const api = testApi()
  let operator: string
  let numbered: string
  let reported: string
  let code: string

  before(async () => {
    await aCatalogue()
    await aCell()
    operator = await api.staff({ roles: ['operator', 'lead'] })
    numbered = (await aCase({ text: '解放路的路灯不亮（已三天）', topic: 'water' })).caseNo
    code = await aCode()
    const sent = await send({ code, text: '窨井盖翘起来了' })
    reported = sent.body.caseNo
    await send({ code, text: '同一处，电动车差点摔倒', joinCase: reported })
  })

  const send = async (body: object) =>
    api.post('/api/reports', { token: await api.resident(), body, headers: { 'idempotency-key': randomUUID() } })
  const ask = (q: string) => api.get(`/api/staff/cases?q=${encodeURIComponent(q)}`, { token: operator })
  const found = async (q: string): Promise<string[]> =>
    (await ask(q)).body.items.map(({ caseNo }: { caseNo: string }) => caseNo)
  const finds = async (caseNo: string, queries: string[]) => {
    for (const q of queries) assert.ok((await found(q)).includes(caseNo), q)
  }

  it('a case number: whole, in groups, with its label, its last digits', async () => {
    const groups = numbered.replace(/^(\d{6})(\d{8})/, '$1 $2 ')
    for (const q of [numbered, groups, `案卷号：${groups}`, groups.replaceAll(' ', '－')]) {
      assert.deepEqual(await found(q), [numbered], q)
    }
    await finds(numbered, [
      numbered.slice(-6),
      numbered.slice(-4),
      groups.slice(7),
      groups.slice(-8),
      numbered.slice(0, 14)
    ])
  })

  it('a sticker’s code in any spelling, or part of it', async () => {
    const grouped = writePlaceCode(code)
    const full = [...code].map(symbol => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0)).join('')
    const spellings = [
      code,
      grouped,
      grouped.toLowerCase().replaceAll('-', ' '),
      full,
      `https://city.example.cn/q/${code}`
    ]
    for (const q of [...spellings, grouped.slice(0, 9)]) assert.deepEqual(await found(q), [reported], q)
    const { body } = await api.get(`/api/staff/codes?q=${encodeURIComponent(grouped.slice(0, 9).toLowerCase())}`, {
      token: await api.staff({ roles: ['administrator'] })
    })
    assert.deepEqual(
      body.items.map((item: { code: string }) => item.code),
      [code]
    )
  })

  it('words of which each stands somewhere, whichever way they are written', async () => {
    const topic = (await CaseModel.findOne({ caseNo: numbered }).orFail().lean()).topic?.label ?? ''
    await finds(numbered, [
      '不亮 解放路',
      '解放路 路灯',
      `路灯　${topic}`,
      `${numbered.slice(-4)} 路灯`,
      '(已三天)',
      '【已三天】'
    ])
    assert.deepEqual(await found('漏水 窨井盖'), [])
  })

  it('a number beside words, with a blank, a dot or a dash between them or without', async () => {
    const { caseNo } = await aCase({ text: '北路 22 号旁，粤F·12345 压坏了，第No.7根灯杆，３．５ 米', topic: 'water' })
    await finds(caseNo, [
      '北路22号',
      '北路22号旁',
      '22号旁',
      '北路 22号',
      '粤F12345',
      '粤f-12345',
      '粤F 12345',
      'no7根',
      '3.5米'
    ])
    const tight = await aCase({ text: '北路88号旁，粤F98765', topic: 'water' })
    await finds(tight.caseNo, ['北路 88 号', '北路·88', '粤F·98765', '粤F－98765'])
    for (const other of ['北路2号', '北路22路', '35米', '粤F1-2345']) assert.deepEqual(await found(other), [], other)
  })

  it('words with marks between them or around them', async () => {
    await finds(numbered, ['不亮，解放路', '解放路、路灯', '“解放路”', '解放路。', '路灯,解放路;不亮', '解放路！'])
    assert.deepEqual(await found('！？'), [])
  })

  it('words of any report and addition, also of a case that was merged', async () => {
    await finds(reported, ['电动车', '电动车 窨井盖'])
    const token = await api.resident()
    const { body } = await api.post('/api/reports', {
      token,
      body: { address: '和平路', text: '下水道堵了' },
      headers: { 'idempotency-key': randomUUID() }
    })
    const added = await api.post(`/api/reports/${body.reportId}/supplement`, {
      token,
      body: { note: '今天又漫出来了' }
    })
    assert.equal(added.status, 200)
    await finds(body.caseNo, ['漫出来', '漫出来 和平路'])
    const { version } = await CaseModel.findOne({ caseNo: body.caseNo }).orFail().lean()
    const merged = await api.post(`/api/staff/cases/${body.caseNo}/actions/merge`, {
      token: operator,
      body: { version, into: numbered, note: '' }
    })
    assert.equal(merged.status, 200, JSON.stringify(merged.body))
    await finds(numbered, ['漫出来', '下水道堵了', '下水道 解放路'])
  })

  it('and takes nothing for a command: all it is given is text, within bounds', async () => {
    for (const q of [
      '.*',
      '[',
      '(',
      '\\',
      '^$',
      '{1,2}',
      '$where',
      '%',
      '(a+)+$',
      "'",
      '\u0000',
      '*'.repeat(60),
      '-',
      '[-'
    ]) {
      const { status, body } = await ask(q)
      assert.equal(status, 200, q)
      if (q === '.*') assert.deepEqual(body.items, [])
    }
    assert.equal((await ask('长'.repeat(61))).status, 400)
    assert.equal((await ask('a b c d e f g h i')).status, 400)
  })

  it('and shows nobody a case that is not theirs', async () => {
    const handler = await api.staff({ roles: ['handler'], department: 'municipal' })
    const { body } = await api.get(`/api/staff/cases?q=${encodeURIComponent('电动车')}`, { token: handler })
    assert.deepEqual(body.items, [])
  })

  it('a plate, a telephone number and Han text as people write them', async () => {
    const { caseNo } = await aCase({ text: '粤F·D12345 挡住车库，请打 138-0013-8055，路 灯 也 坏' })
    await finds(caseNo, ['粤FD12345', '粤F D12345', 'D12345', '13800138055', '+86 138 0013 8055', '路灯也坏', '路 灯'])
    assert.deepEqual(await found('粤FD54321'), [])
  })

  it('and no longer what was corrected', async () => {
    const sent = await send({ address: '错误巷 9 号', text: '下水道堵了' })
    const { caseNo } = sent.body
    const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const body = { version, address: '正确路 8 号', reason: '走错了' }
    const path = `/api/staff/cases/${caseNo}/actions/correctPlace`
    assert.equal((await api.post(path, { token: operator, body })).status, 200)
    await finds(caseNo, ['正确路'])
    while ((await buildCaseSearch(reportedWords)) > 0) assert.ok(true)
    await finds(caseNo, ['正确路', '下水道'])
    assert.deepEqual(await found('错误巷'), [])
  })
})
