import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aCode, pointInCell } from '../test/factories'

describe('How exact a position is', () => {
  const api = testApi()
  let key = 0
  const submit = async (body: object) => {
    key += 1
    const token = await api.resident()
    return api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': `accuracy-key-${key}` } })
  }
  const atTheDesk = async (caseNo: string) => {
    const token = await api.staff({ roles: ['operator'] })
    return (await api.get(`/api/staff/cases/${caseNo}`, { token })).body.place
  }

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('is seen at the desk with the point it belongs to', async () => {
    const sent = await submit({ point: pointInCell, accuracy: 35, text: '井盖响' })
    assert.equal(sent.status, 201)
    assert.equal((await atTheDesk(sent.body.caseNo)).accuracy, 35)
  })

  it('asks for an address, too, when it is worse than 200 metres', async () => {
    const vague = await submit({ point: pointInCell, accuracy: 1500, text: '井盖响' })
    assert.equal(vague.status, 400)
    assert.match(vague.body.error.fields.address, /1500 米.*地址/)
    const placed = await submit({ point: pointInCell, accuracy: 1500, address: '解放路口', text: '井盖响' })
    assert.equal(placed.status, 201)
    assert.equal((await atTheDesk(placed.body.caseNo)).accuracy, 1500)
  })

  it('does not matter where a posted code says where it is', async () => {
    const sent = await submit({ code: await aCode(), point: pointInCell, accuracy: 1500, text: '井盖响' })
    assert.equal(sent.status, 201)
    assert.equal('accuracy' in (await atTheDesk(sent.body.caseNo)), false)
  })

  it('counts as not said when no phone can mean it, and keeps nobody from reporting', async () => {
    for (const accuracy of [-1, null, 1e9]) {
      const sent = await submit({ point: pointInCell, accuracy, text: '井盖响' })
      assert.equal(sent.status, 201)
      assert.equal('accuracy' in (await atTheDesk(sent.body.caseNo)), false)
    }
    const refused = await submit({ point: pointInCell, accuracy: 'near', text: '井盖响' })
    assert.deepEqual([refused.status, Object.keys(refused.body.error.fields)], [400, ['accuracy']])
  })

  it('is asked of collectors in the same way', async () => {
    const token = await api.staff({ roles: ['collector'] })
    const patrol = async (body: object, key: string) =>
      api.post('/api/staff/patrols', {
        token,
        body: { point: pointInCell, accuracy: 900, text: '井盖响了', media: [await api.photo(token)], ...body },
        headers: { 'Idempotency-Key': key }
      })
    const vague = await patrol({}, 'accuracy-patrol-1')
    assert.deepEqual([vague.status, Object.keys(vague.body.error.fields)], [400, ['address']])
    assert.equal((await patrol({ address: '解放路口' }, 'accuracy-patrol-2')).status, 201)
  })
})
