import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mock } from 'node:test'
import { before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { forgetEndOfLog } from '../audit/record'
import { log } from '../log'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { everyDocument } from '../test/everything-stored'
import { readErasures, replayErasures } from './replay'

describe('A backup that is older than an erasure', () => {
  const api = testApi()
  before(aCity)

  it('is told by the log to forget the same person again, and nobody else', async () => {
    const send = async (text: string) => {
      const token = await api.resident()
      const body = { text, address: text, contact: { phone: '13800138000' } }
      const { status } = await api.post('/api/reports', {
        token,
        body,
        headers: { 'Idempotency-Key': randomUUID() }
      })
      assert.equal(status, 201)
      return token
    }
    const gone = await send('要忘记的话')
    await send('留下来的话')
    const backup = await copy()
    const lines: string[] = []
    const told = mock.method(log, 'info', (facts: object) => void lines.push(JSON.stringify(facts)))
    assert.equal((await api.post('/api/erasure', { token: gone, body: { words: 'all' } })).status, 204)
    told.mock.restore()
    await restore(backup)
    assert.match(await everyDocument(), /"text":"要忘记的话"/)
    const erasures = readErasures(['{"level":30}', ...lines, '{"erasure":{"mark":'].join('\n'))
    assert.deepEqual([erasures.size, await replayErasures(erasures)], [1, 1])
    const all = await everyDocument()
    assert.doesNotMatch(all, /"text":"要忘记的话"/)
    assert.match(all, /"text":"留下来的话"/)
    assert.equal(await replayErasures(erasures), 0)
  })

  const database = () => mongoose.connection.db ?? assert.fail('not connected')

  async function copy() {
    const collections = await database().listCollections().toArray()
    return Promise.all(
      collections.map(async ({ name }) => ({ name, documents: await database().collection(name).find().toArray() }))
    )
  }

  async function restore(backup: Awaited<ReturnType<typeof copy>>) {
    for (const { name } of await database().listCollections().toArray())
      await database().collection(name).deleteMany({})
    for (const { name, documents } of backup) {
      if (documents.length > 0) await database().collection(name).insertMany(documents)
    }
    forgetEndOfLog()
  }
})
