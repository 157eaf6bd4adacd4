import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aPhoto } from '../test/factories'

describe('A resident comes back', () => {
  const api = testApi()
  const send = async (token: string, text: string) =>
    (
      await api.post('/api/reports', {
        token,
        body: { address: '启明北路', text },
        headers: { 'Idempotency-Key': `back-${text.length}-${Date.now()}-${Math.random().toString(36).slice(2)}` }
      })
    ).body

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  it('and finds their own reports, newest first, a page at a time, and nobody else’s', async () => {
    const token = await api.resident()
    await send(await api.resident(), '别人的')
    for (const text of ['一', '二', '三']) await send(token, text)
    const first = await api.get('/api/reports?limit=2', { token })
    assert.deepEqual(
      first.body.items.map((item: { text: string }) => item.text),
      ['三', '二']
    )
    const rest = await api.get(`/api/reports?limit=2&cursor=${first.body.next}`, { token })
    assert.deepEqual(
      rest.body.items.map((item: { text: string }) => item.text),
      ['一']
    )
    assert.equal(rest.body.next, undefined)
  })

  it('with a page mark that was tampered with, and is told plainly', async () => {
    const answer = await api.get('/api/reports?cursor=nonsense', { token: await api.resident() })
    assert.equal(answer.status, 400)
  })

  it('and cannot open a stranger’s report', async () => {
    const { reportId } = await send(await api.resident(), '别人的')
    assert.equal((await api.get(`/api/reports/${reportId}`, { token: await api.resident() })).status, 404)
    assert.equal((await api.get('/api/reports/not-an-id', { token: await api.resident() })).status, 400)
  })

  it('by number and query code without signing in, and sees no buttons and no code', async () => {
    const { caseNo, queryCode } = await send(await api.resident(), '查一下')
    const written = `${queryCode.slice(0, 5)}-${queryCode.slice(5)}`.toLowerCase()
    const seen = await api.post('/api/track', { body: { caseNo, queryCode: written } })
    assert.equal(seen.status, 200)
    assert.deepEqual([seen.body.actions, seen.body.queryCode, seen.body.text], [[], undefined, '查一下'])
    const wrong = await api.post('/api/track', { body: { caseNo, queryCode: '0000000000' } })
    assert.equal(wrong.status, 404)
    assert.equal((await api.post('/api/track', { body: { caseNo: '1', queryCode: 'x' } })).status, 400)
  })

  it('and guessing query codes is stopped', async () => {
    const body = { caseNo: '44020420261122000001', queryCode: '0000000000' }
    let status = 0
    for (let guess = 0; guess < 31; guess += 1) status = (await api.post('/api/track', { body })).status
    assert.equal(status, 429)
  })

  it('to supplement, then withdraw; a withdrawn report takes nothing more', async () => {
    const token = await api.resident()
    const { reportId } = await send(token, '要补充')
    const path = `/api/reports/${reportId}`
    const photo = await api.upload(token, await aPhoto())
    const more = await api.post(`${path}/supplement`, { token, body: { note: '更严重了', media: [photo.body.id] } })
    assert.equal(more.status, 200)
    const last = more.body.timeline.at(-1)
    assert.deepEqual([last.title, last.words, last.photos.length], ['您补充了情况', '更严重了', 1])
    const gone = await api.post(`${path}/withdraw`, { token, body: {} })
    assert.equal(gone.body.state, 'withdrawn')
    const late = await api.post(`${path}/supplement`, { token, body: { note: '还有' } })
    assert.deepEqual([late.status, late.body.error.code], [409, 'wrong_state'])
  })

  it('to urge once a day', async () => {
    const token = await api.resident()
    const { reportId } = await send(token, '催一下')
    assert.equal((await api.post(`/api/reports/${reportId}/urge`, { token, body: {} })).status, 200)
    assert.equal((await api.post(`/api/reports/${reportId}/urge`, { token, body: {} })).status, 409)
  })

  it('but a stranger cannot urge, and nobody can invent an action', async () => {
    const token = await api.resident()
    const { reportId } = await send(token, '催一下')
    assert.equal(
      (await api.post(`/api/reports/${reportId}/urge`, { token: await api.resident(), body: {} })).status,
      404
    )
    assert.equal((await api.post(`/api/reports/${reportId}/close`, { token, body: {} })).status, 400)
  })
})
