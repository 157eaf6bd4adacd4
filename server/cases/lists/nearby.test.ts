import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, pointInCell } from '../../test/factories'

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
    const elsewhere = await api.staff({ roles: ['handler'], department: 'sanitation' })
    assert.equal((await api.get(`/api/staff/cases/${here.caseNo}/nearby`, { token: elsewhere })).status, 404)
  })
})
