import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { buildReportSearch } from '../reports/build-search'
import { ReportModel } from '../reports/model'
import { reportedWords } from '../reports/reported-words'
import { testApi } from '../test/api'
import { checkSearch } from '../test/check-search'
import { aCase, aCatalogue, aCell } from '../test/factories'
import { aForm } from '../test/forms'
import { buildCaseSearch } from './build-search'
import { CaseModel } from './model'

describe('Cases of earlier versions', () => {
  const api = testApi()
  let operator: string
  const found = async (q: string): Promise<string[]> => {
    const { body } = await api.get(`/api/staff/cases?q=${encodeURIComponent(q)}`, { token: operator })
    return body.items.map(({ caseNo }: { caseNo: string }) => caseNo)
  }
  const forgetWords = async () => {
    await CaseModel.updateMany({}, { $unset: { search: 1 } })
    await ReportModel.updateMany({}, { $unset: { search: 1 } })
  }

  before(async () => {
    await aCatalogue()
    await aCell()
    operator = await api.staff({ roles: ['operator', 'lead'] })
  })

  it('are searched once their words are kept, a batch at a time, the newest first', async () => {
    const numbers: string[] = []
    for (const text of ['一号的井盖', '二号的井盖', '三号的井盖']) numbers.push((await aCase({ text })).caseNo)
    await forgetWords()
    assert.deepEqual(await found('井盖'), [])
    assert.equal(await buildCaseSearch(reportedWords, 2), 2)
    assert.deepEqual(await found('井盖'), numbers.slice(1).reverse())
    assert.equal(await buildCaseSearch(reportedWords, 2), 1)
    assert.deepEqual(await found('井盖'), numbers.toReversed())
    assert.equal(await buildCaseSearch(reportedWords, 2), 0)
    for (const caseNo of numbers) await checkSearch(caseNo)
    const { body } = await api.post('/api/staff/caller-searches', { token: operator, body: { q: '井盖' } })
    assert.deepEqual(body.items, [])
    assert.equal(await buildReportSearch(), 3)
    const again = await api.post('/api/staff/caller-searches', { token: operator, body: { q: '井盖' } })
    assert.equal(again.body.items.length, 3)
  })

  it('that change before their turn comes keep their old words and the new ones', async () => {
    const { caseNo, version } = await aCase({ text: '路边的马蜂窝' })
    await forgetWords()
    const path = `/api/staff/cases/${caseNo}/actions/comment`
    const body = { version, ...aForm('comment'), note: '已通知消防' }
    assert.equal((await api.post(path, { token: operator, body })).status, 200)
    assert.deepEqual(await found('消防'), [caseNo])
    while ((await buildCaseSearch(reportedWords)) > 0) assert.ok(true)
    assert.deepEqual(await found('马蜂窝 消防'), [caseNo])
    await checkSearch(caseNo)
  })

  it('that were merged are found where they are worked on, and not any more when they are split off', async () => {
    const first = await aCase({ text: '河里漂着木头' })
    const second = await aCase({ text: '桥下卡着木船' })
    const merged = await api.post(`/api/staff/cases/${second.caseNo}/actions/merge`, {
      token: operator,
      body: { version: second.version, into: first.caseNo }
    })
    assert.equal(merged.status, 200)
    await forgetWords()
    while ((await buildCaseSearch(reportedWords)) > 0) assert.ok(true)
    await checkSearch(first.caseNo)
    assert.deepEqual(new Set(await found('木船')), new Set([first.caseNo, second.caseNo]))
    const split = await api.post(`/api/staff/cases/${second.caseNo}/actions/split`, {
      token: operator,
      body: { version: merged.body.version, ...aForm('split') }
    })
    assert.equal(split.status, 200, JSON.stringify(split.body))
    assert.deepEqual(await found('木船'), [second.caseNo])
    await checkSearch(first.caseNo)
  })
})
