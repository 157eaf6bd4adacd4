import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { CaseModel } from '../cases/model'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aCode } from '../test/factories'
import { PlaceCodeModel } from './model'

describe('A place whose sticker was replaced eight times', () => {
  const api = testApi()
  /** From the first sticker to the one that hangs now. */
  const stickers: string[] = []
  let operator: string
  let early: string
  let late: string

  const send = async (body: object) =>
    api.post('/api/reports', { token: await api.resident(), body, headers: { 'idempotency-key': randomUUID() } })
  const found = async (q: string) => {
    const { status, body } = await api.get(`/api/staff/cases?q=${encodeURIComponent(q)}`, { token: operator })
    assert.equal(status, 200)
    return body.items.map(({ caseNo }: { caseNo: string }) => caseNo).sort()
  }

  before(async () => {
    await aCatalogue()
    await aCell()
    operator = await api.staff({ roles: ['operator'] })
    const collector = await api.staff({ roles: ['collector'] })
    stickers.push(await aCode())
    early = (await send({ code: stickers[0], text: '路灯不亮', topic: 'water' })).body.caseNo
    for (let count = 0; count < 8; count += 1) {
      const successor = await aCode({ state: 'printed', name: '' })
      const path = `/api/staff/codes/${stickers.at(-1)}/actions/replace`
      const { status } = await api.post(path, { token: collector, body: { successor } })
      assert.equal(status, 200)
      stickers.push(successor)
    }
    late = (await send({ code: stickers.at(-1), text: '灯罩掉了', topic: 'garbage' })).body.caseNo
  })

  it('is reached by the first of them', async () => {
    const { status, body } = await api.get(`/api/codes/${stickers[0]}`)
    assert.deepEqual([status, body.code], [200, stickers.at(-1)])
  })

  it('is found with all its cases by the code, or part of the code, of any of them', async () => {
    for (const code of [stickers[0], stickers[4], stickers.at(-1)]) {
      assert.deepEqual(await found(writePlaceCode(code ?? '')), [early, late].sort())
    }
    assert.ok((await found((stickers[0] ?? '').slice(0, 8))).includes(late))
    assert.ok((await found(`${stickers.at(-1)} 路灯不亮`)).includes(early))
    const { body } = await api.post('/api/staff/caller-searches', { token: operator, body: { q: stickers[3] } })
    assert.deepEqual(body.items.map(({ caseNo }: { caseNo: string }) => caseNo).sort(), [early, late].sort())
  })

  it('shows whoever scans the last what was reported at the first, and lets them join it', async () => {
    const { body } = await api.get(`/api/codes/${stickers.at(-1)}`)
    assert.deepEqual(body.openCases.map(({ caseNo }: { caseNo: string }) => caseNo).sort(), [early, late].sort())
    // The point of the earlier case was put right since, and is no longer near: only the codes tie the two.
    await CaseModel.updateOne({ caseNo: early }, { 'place.point': [113.62, 24.83] })
    const joined = await send({ code: stickers.at(-1), text: '我也看见了', joinCase: early })
    assert.deepEqual([joined.status, joined.body.caseNo], [201, early])
    const near = await api.get(`/api/staff/cases/${late}/nearby`, { token: operator })
    assert.deepEqual(
      near.body.map(({ caseNo, by }: { caseNo: string; by: string }) => [caseNo, by]),
      [[early, 'code']]
    )
  })

  it('and codes that name each other in a circle lead nowhere and stop nobody', async () => {
    const [one, two] = [await aCode({ state: 'retired' }), await aCode({ state: 'retired' })]
    await PlaceCodeModel.updateOne({ _id: one }, { successor: two, replaces: two })
    await PlaceCodeModel.updateOne({ _id: two }, { successor: one, replaces: one })
    assert.equal((await api.get(`/api/codes/${one}`)).status, 410)
    assert.deepEqual(await found(one), [])
  })
})
