import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'mocha'
import { privacyTexts, privacyVersions, withDays } from '../../contracts/privacy/texts'
import { asksAgain, presentVersion } from '../../contracts/privacy/versions'
import { retentionKinds } from '../../contracts/retention/kinds'
import { testApi } from '../test/api'
import { everyDocument } from '../test/everything-stored'

describe('The privacy text', () => {
  const api = testApi()

  const give = (token: string, body: object = {}) =>
    api.post('/api/consent', { token, body: { version: presentVersion, client: 'h5', ...body } })
  const given = async (token: string) => (await api.get('/api/consent', { token })).body
  const withdraw = (token: string) => api.send('DELETE', '/api/consent', { token })
  const send = (token: string) =>
    api.post('/api/reports', {
      token,
      body: { text: '路灯不亮', address: '启明北路 16 号' },
      headers: { 'Idempotency-Key': randomUUID() }
    })

  it('is agreed to once: which version, when and with what stays as it was', async () => {
    const token = await api.resident()
    assert.deepEqual(await given(token), { asks: true })
    const first = (await give(token)).body
    assert.deepEqual(
      [first.asks, first.given.version, first.given.client, first.given.guardian],
      [false, presentVersion, 'h5', false]
    )
    assert.ok(Math.abs(Date.now() - Date.parse(first.given.at)) < 60_000)
    assert.deepEqual((await give(token)).body, first)
    assert.deepEqual(await given(token), first)
    const grown = (await give(token, { guardian: true })).body
    assert.equal(grown.given.guardian, true)
  })

  it('asks again when an older version was agreed to and the new one matters', async () => {
    const token = await api.resident()
    assert.equal((await give(token, { version: 1 })).body.asks, asksAgain(1))
    assert.deepEqual([asksAgain(undefined), asksAgain(presentVersion)], [true, false])
  })

  it('is taken back as easily: nothing is taken until it is agreed to anew, and what was sent stays', async () => {
    const token = await api.resident()
    await give(token)
    const { body: sent } = await send(token)
    const { status, body } = await withdraw(token)
    assert.deepEqual([status, body.asks, typeof body.given.withdrawnAt], [200, true, 'string'])
    assert.deepEqual((await withdraw(token)).body, body)
    const refused = await send(token)
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'consent_needed'])
    const supplement = await api.post(`/api/reports/${sent.reportId}/supplement`, { token, body: { note: '再说' } })
    assert.equal(supplement.body.error.code, 'consent_needed')
    assert.equal((await api.get(`/api/reports/${sent.reportId}`, { token })).status, 200)
    await give(token)
    assert.equal((await send(token)).status, 201)
  })

  it('is not agreed to by a page that knows an older text, after a newer one or after it was taken back', async () => {
    const token = await api.resident()
    const { body: newest } = await give(token)
    assert.deepEqual((await give(token, { version: 1 })).body, newest)
    const { body: back } = await withdraw(token)
    assert.deepEqual((await give(token, { version: 1 })).body, back)
    assert.equal((await send(token)).body.error.code, 'consent_needed')
    assert.equal((await give(token)).body.asks, false)
    assert.equal((await send(token)).status, 201)
  })

  it('is in what a resident takes along, and gone when they are forgotten', async () => {
    const token = await api.resident()
    await give(token)
    await withdraw(await api.resident())
    const { at } = (await given(token)).given
    assert.ok((await everyDocument()).includes(at))
    assert.equal((await api.post('/api/erasure', { token, body: { words: 'none' } })).status, 204)
    assert.ok(!(await everyDocument()).includes(at))
  })

  it('is refused where there is no such version or client, and for nobody', async () => {
    const token = await api.resident()
    for (const body of [{ version: 0 }, { version: presentVersion + 1 }, { version: '2' }, { client: 'x' }]) {
      assert.equal((await give(token, body)).status, 400, JSON.stringify(body))
    }
    for (const method of ['GET', 'DELETE']) assert.equal((await api.send(method, '/api/consent')).status, 401)
    assert.equal((await api.post('/api/consent', { body: {} })).status, 401)
  })

  it('tells the days that the city keeps things for, from where they are set', async () => {
    const security = await api.staff({ roles: ['security'] })
    const before = (await api.get('/api/privacy')).body
    assert.deepEqual([before.version, before.days.contacts], [presentVersion, retentionKinds.contacts.days])
    const body = { days: 500, reason: '档案要求' }
    assert.equal((await api.post('/api/staff/retention/contacts', { token: security, body })).status, 204)
    const { days } = (await api.get('/api/privacy')).body
    assert.equal(days.contacts, 500)
    const lines = Object.values(privacyTexts).flatMap(sections => sections.flatMap(section => section.lines))
    const shown = lines.map(line => withDays(line, days))
    assert.ok(shown.some(line => line.includes('500 天')))
    assert.ok(shown.every(line => !/[{}]/.test(line)))
  })

  it('has versions in order, each with a day, what changed, and words', () => {
    assert.deepEqual(
      privacyVersions.map(({ version }) => version),
      privacyVersions.map((_, index) => index + 1)
    )
    assert.equal(privacyVersions.at(-1)?.version, presentVersion)
    for (const { version } of privacyVersions) {
      const later = privacyVersions.filter(each => each.version > version)
      assert.equal(
        asksAgain(version),
        later.some(each => each.asksAgain),
        `version ${version}`
      )
    }
    for (const { version, date, changed } of privacyVersions) {
      assert.match(date, /^\d{4}-\d\d-\d\d$/)
      assert.ok(changed && privacyTexts[version].length > 0)
    }
  })
})
