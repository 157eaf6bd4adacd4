import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { NearbyCase } from '../../../contracts/cases/views'
import { dayMs } from '../../../contracts/china-time'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, pointInCell } from '../../test/factories'
import { CaseModel } from '../model'

describe('An operator looks around a case', () => {
  const api = testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('and sees open ones within a hundred metres, the same topic first, then by distance', async () => {
    const [x, y] = pointInCell
    const here = await aCase({ topic: 'water', text: '这一件' })
    await aCase({ topic: 'garbage', text: '十米外的垃圾', point: [x + 0.0001, y] })
    await aCase({ topic: 'water', text: '四十米外的积水', point: [x + 0.0004, y] })
    await aCase({ topic: 'water', text: '办完的', state: 'rejected' })
    await aCase({ topic: 'water', text: '城外的', point: [x + 0.3, y] })
    const operator = await api.staff({ roles: ['operator'] })
    const { status, body } = await api.get(`/api/staff/cases/${here.caseNo}/nearby`, { token: operator })
    assert.equal(status, 200)
    assert.deepEqual(
      body.map((near: { text: string; metres: number; sameTopic: boolean }) => [
        near.text,
        near.metres,
        near.sameTopic
      ]),
      [
        ['四十米外的积水', 40, true],
        ['十米外的垃圾', 10, false]
      ]
    )
    assert.deepEqual(new Set(body.map(({ by }: NearbyCase) => by)), new Set(['distance']))
    const elsewhere = await api.staff({ roles: ['handler'], department: 'sanitation' })
    assert.equal((await api.get(`/api/staff/cases/${here.caseNo}/nearby`, { token: elsewhere })).status, 404)
  })

  it('and finds by code and by a similar address what has no cell, and what was closed a few days ago as such', async () => {
    const operator = await api.staff({ roles: ['operator'] })
    const near = async (caseNo: string): Promise<[string, string, number | undefined, string][]> =>
      (await api.get(`/api/staff/cases/${caseNo}/nearby`, { token: operator })).body.map(
        ({ text, by, metres, state }: NearbyCase) => [text, by, metres, state]
      )
    const placed = async (text: string, place: object, rest: object = {}) => {
      const { _id, caseNo } = await aCase({ text })
      const unset = { gridCode: '', ...('point' in place ? {} : { 'place.point': '' }) }
      const set = Object.fromEntries(Object.entries(place).map(([name, value]) => [`place.${name}`, value]))
      await CaseModel.collection.updateOne({ _id }, { $set: { ...set, ...rest }, $unset: unset })
      return caseNo
    }
    const called = await placed('电话说的', { address: '韶关市武江区惠民南路 88 号' })
    await placed('也是电话说的', { address: '惠民南路88号门口' })
    await placed('别的路', { address: '工业西路 3 号' })
    await placed('扫码的', { address: '惠民南路８８号', code: 'ABCDEFGHJ', point: [113.2, 24.1] })
    await placed('上星期办完的', { address: '惠民南路 88 号' }, { state: 'closed', closedAt: daysAgo(7) })
    await placed('上个月办完的', { address: '惠民南路 88 号' }, { state: 'closed', closedAt: daysAgo(31) })
    const byAddress = await near(called)
    assert.deepEqual(
      byAddress.map(([text, by, , state]) => [text, by, state]).sort(),
      [
        ['上星期办完的', 'address', 'closed'],
        ['也是电话说的', 'address', 'submitted'],
        ['扫码的', 'address', 'submitted']
      ].sort()
    )
    assert.equal(byAddress.at(-1)?.[0], '上星期办完的')
    const twin = await placed('同一张码', { address: '别处', code: 'ABCDEFGHJ' })
    assert.deepEqual(await near(twin), [['扫码的', 'code', undefined, 'submitted']])
    const outside = await placed('格子外', { address: '城外', point: [113.2003, 24.1] })
    assert.deepEqual(await near(outside), [['扫码的', 'distance', 30, 'submitted']])
  })
})

const daysAgo = (days: number) => new Date(Date.now() - days * dayMs)
