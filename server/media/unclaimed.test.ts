import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aPhoto } from '../test/factories'
import { MediaModel } from './model'
import { markOf, unclaimedLimits } from './unclaimed'

describe('Photos that nothing uses', () => {
  const api = testApi()

  async function keep(count: number, facts: object) {
    const one = { owner: 'resident:somebody', width: 1, height: 1, createdAt: new Date(), usedBy: null, ...facts }
    await MediaModel.insertMany(Array.from({ length: count }, () => one))
  }

  it('are so many at most for one sender, who may go on when a report uses them', async () => {
    const token = await api.resident()
    const photo = await aPhoto()
    const { body } = await api.upload(token, photo)
    const { owner } = await MediaModel.findById(body.id).orFail().lean()
    await keep(unclaimedLimits.owner.photos - 1, { owner })
    const refused = await api.upload(token, photo)
    assert.deepEqual([refused.status, refused.body.error.code], [429, 'too_many_requests'])
    assert.match(refused.body.error.message, /照片太多/)
    assert.equal((await api.upload(await api.resident(), photo)).status, 201)
    await MediaModel.updateMany({ owner }, { $set: { usedBy: 'report:x' } })
    assert.equal((await api.upload(token, photo)).status, 201)
  })

  it('are so many bytes at most for one address, which is not stored', async () => {
    const photo = await aPhoto()
    const from = markOf('127.0.0.1')
    await keep(2, { from, bytes: unclaimedLimits.from.bytes / 2 })
    assert.equal((await api.upload(await api.resident(), photo)).status, 429)
    await MediaModel.deleteMany({ from })
    const { body } = await api.upload(await api.resident(), photo)
    const stored = await MediaModel.findById(body.id).orFail().lean()
    assert.ok(stored.from === from && (stored.bytes ?? 0) > 0)
    assert.ok(!JSON.stringify(stored).includes('127.0.0.1'))
  })
})
