import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { CaseView } from '../../../contracts/cases/views'
import catalogue from '../../catalogue/data/catalogue-2026.json' with { type: 'json' }
import { importCatalogue } from '../../catalogue/import-catalogue'
import { ComponentModel } from '../../grids/model'
import { testApi } from '../../test/api'
import { aCase, aCell, cellCode, pointInCell } from '../../test/factories'
import { CaseModel } from '../model'
import { learnMatters } from './learned-model'

describe('The matter of a case', () => {
  const api = testApi()
  let operator = ''
  let lead = ''

  before(async () => {
    await importCatalogue(catalogue)
    await aCell()
    operator = await api.staff({ roles: ['operator'] })
    lead = await api.staff({ roles: ['lead'] })
    await learnMatters()
  })

  async function read(caseNo: string, token = operator): Promise<CaseView> {
    const { status, body } = await api.get(`/api/staff/cases/${caseNo}`, { token })
    assert.equal(status, 200)
    return body
  }

  async function proposed(caseNo: string, token = operator) {
    return (await read(caseNo, token)).proposedMatters?.map(({ code }) => code)
  }

  it('is proposed to whoever accepts it, from the words of the report, with the words that say so', async () => {
    const { caseNo } = await aCase({ text: '红绿灯坏了，车都乱走' })
    const { proposedMatters = [] } = await read(caseNo)
    assert.equal(proposedMatters[0]?.code, '02014')
    assert.ok(proposedMatters[0]?.because.some(word => word.includes('绿灯')))
    assert.ok(proposedMatters.length <= 8)
  })

  it('is proposed to nobody who cannot choose it', async () => {
    const { caseNo } = await aCase({ text: '路灯不亮' })
    assert.equal(await proposed(caseNo, lead), undefined)
    const accepted = await aCase({ text: '路灯不亮', state: 'accepted' })
    assert.equal((await proposed(accepted.caseNo, lead))?.[0], '01037')
  })

  it('is that of the component, when it is known which one, unless the words are plain', async () => {
    const component = '44020401003000001'
    const about = { _id: component, type: '01003', name: '雨水井盖', point: [...pointInCell], gridCode: cellCode }
    await ComponentModel.create(about)
    const { caseNo } = await aCase({ text: '井盖松了，车过很响' })
    assert.notEqual((await proposed(caseNo))?.[0], '01003')
    await CaseModel.updateOne({ caseNo }, { $set: { component } })
    assert.equal((await proposed(caseNo))?.[0], '01003')
    const silent = await aCase({ text: '麻烦来看看' })
    const lamp = await aCase({ text: '路灯不亮，走夜路看不见', topic: 'lights' })
    await CaseModel.updateMany({ _id: { $in: [silent._id, lamp._id] } }, { $set: { component } })
    assert.deepEqual(await proposed(silent.caseNo), ['01003'])
    assert.deepEqual((await proposed(lamp.caseNo))?.slice(0, 2), ['01037', '01003'])
  })

  it('follows the topic that the resident chose, unless the words say otherwise', async () => {
    const plain = await aCase({ text: '麻烦来看看', topic: 'lights' })
    assert.equal((await proposed(plain.caseNo))?.[0], '01037')
    const other = await aCase({ text: '红绿灯坏了', topic: 'garbage' })
    assert.equal((await proposed(other.caseNo))?.[0], '02014')
  })

  it('is nobody’s guess where neither words nor topic say anything', async () => {
    const { caseNo } = await aCase({ text: 'abc!!' })
    assert.deepEqual(await proposed(caseNo), [])
  })

  it('is learned from what the operators decide', async () => {
    const { caseNo } = await aCase({ text: '牛记档口又摆出来了' })
    const before = await proposed(caseNo)
    for (let at = 0; at < 5; at++) {
      const told = await aCase({ text: '牛记档口把东西摆到路上' })
      await CaseModel.updateOne({ _id: told._id }, { $set: { matter: { code: '09012', name: '占用消防通道' } } })
    }
    await learnMatters()
    assert.notEqual(before?.[0], '09012')
    assert.equal((await proposed(caseNo))?.[0], '09012')
  })
})
