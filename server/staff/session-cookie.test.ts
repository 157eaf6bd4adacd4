import assert from 'node:assert/strict'
import jwt from 'jsonwebtoken'
import { describe, it } from 'mocha'
import { AuditModel } from '../audit/model'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'

const atConsole = { 'Client-Kind': 'console' }
const path = '/api/staff/session'

describe('A session at the console', () => {
  const api = testApi()

  /** What a browser does with the header: it keeps the cookie's name and value. */
  const kept = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? ''

  async function somebody() {
    const { account, username, password } = await aStaff({ roles: ['operator'] })
    const signIn = async (headers: Record<string, string> = {}) => {
      const answer = await api.post(path, { body: { username, password }, headers: { ...atConsole, ...headers } })
      assert.equal(answer.status, 201)
      return answer
    }
    const sitDown = async () => ({ Cookie: kept((await signIn()).headers), ...atConsole, Account: String(account._id) })
    return { account, username, password, signIn, sitDown }
  }
  const status = async (headers: Record<string, string>) => (await api.get(path, { headers })).status
  const stay = async (headers: Record<string, string>) =>
    (await api.post('/api/staff/session/stay', { body: {}, headers })).status

  it('is in a cookie that no script reads and no other site’s page sends, and nowhere in the answer', async () => {
    const { signIn, sitDown } = await somebody()
    const { headers, body } = await signIn()
    assert.match(headers.get('set-cookie') ?? '', /^mashangban=[\w.-]+; path=\/; samesite=strict; httponly$/)
    assert.deepEqual(Object.keys(body), ['account'])
    assert.ok(!JSON.stringify(body).includes(kept(headers).split('=')[1] ?? ''))
    assert.equal(await status(await sitDown()), 200)
  })

  it('has a cookie that only https carries where the city has https, also where nobody says that TLS ended before', async () => {
    const { signIn } = await somebody()
    const before = settings()
    setSettings({ ...before, publicUrl: 'https://city.example.cn' })
    try {
      const { headers } = await signIn({ Host: 'city.example.cn' })
      assert.match(
        headers.get('set-cookie') ?? '',
        /^__Host-mashangban=[\w.-]+; path=\/; samesite=strict; secure; httponly$/
      )
      const secret = kept(headers)
      const here = { Host: 'city.example.cn', ...atConsole }
      assert.equal(await status({ ...here, Cookie: secret }), 200)
      // One that somebody on the line, or on a neighbouring name, could put there.
      assert.equal(await status({ ...here, Cookie: secret.replace('__Host-', '') }), 401)
      // By its address in the building there is no https.
      assert.match((await signIn()).headers.get('set-cookie') ?? '', /^mashangban=/)
    } finally {
      setSettings(before)
    }
  })

  it('opens nothing for a page of another origin, or without the header that no other page can set', async () => {
    const { sitDown } = await somebody()
    const headers = await sitDown()
    const { host } = new URL(api.url)
    const { Cookie, Account } = headers
    const strangers: Record<string, string>[] = [
      { Cookie },
      { Cookie, Account },
      { Cookie, Account, 'Client-Kind': 'phone' },
      { ...headers, 'Sec-Fetch-Site': 'cross-site' },
      { ...headers, 'Sec-Fetch-Site': 'same-site' },
      { ...headers, 'Sec-Fetch-Site': 'none' },
      { ...headers, Origin: 'https://evil.example' },
      { ...headers, Origin: 'null' },
      { ...headers, Origin: `http://${host}.evil.example` },
      { ...headers, Origin: 'http://127.0.0.1:1' }
    ]
    for (const stranger of strangers) {
      assert.deepEqual([await status(stranger), await stay(stranger)], [403, 403], JSON.stringify(stranger))
    }
    const own: Record<string, string>[] = [{}, { 'Sec-Fetch-Site': 'same-origin' }, { Origin: `http://${host}` }]
    for (const more of own)
      assert.deepEqual([await status({ ...headers, ...more }), await stay({ ...headers, ...more })], [200, 204])
  })

  it('is not opened for a page of another origin', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    const headers = { ...atConsole, 'Sec-Fetch-Site': 'cross-site' }
    const answer = await api.post(path, { body: { username, password }, headers })
    assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [403, null])
    assert.equal(await AuditModel.countDocuments({ action: 'signedIn', 'by.username': username }), 0)
  })

  it('takes a file from its own page alone, as a form of any page may send one', async () => {
    const { sitDown } = await somebody()
    const { Cookie } = await sitDown()
    const body = new FormData()
    body.append('file', new Blob(['code,name']), 'places.csv')
    assert.equal((await api.post('/api/staff/media', { body, headers: { Cookie } })).status, 403)
  })

  it('is not that of a page which shows another person; who writes has to say whose page it is', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const headers = await one.sitDown()
    const asOther = { ...headers, Account: String(other.account._id) }
    for (const answer of [
      await api.get(path, { headers: asOther }),
      await api.post('/api/staff/session/stay', { body: {}, headers: asOther })
    ]) {
      assert.deepEqual([answer.status, answer.body.error.code], [401, 'session_expired'])
      assert.match(answer.body.error.message, /登录了另一个账号/)
    }
    const { Account: _, ...unsaid } = headers
    assert.deepEqual([await status(unsaid), await stay(unsaid)], [200, 401])
  })

  it('is another thing than a bearer token: neither works in the other’s place', async () => {
    const { username, password, sitDown } = await somebody()
    const headers = await sitDown()
    const { body } = await api.post(path, { body: { username, password }, headers: { 'Client-Kind': 'phone' } })
    assert.equal(typeof body.token, 'string')
    assert.equal(await status({ ...headers, Cookie: `mashangban=${body.token}` }), 401)
    assert.equal((await api.get(path, { token: headers.Cookie.split('=')[1] })).status, 401)
    const forged = jwt.sign({ ...(jwt.decode(body.token) as object), aud: 'console' }, 'x'.repeat(64))
    assert.equal(await status({ ...headers, Cookie: `mashangban=${forged}` }), 401)
  })

  it('does not count beside a bearer token, which a phone’s page in the same browser sends', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const { Cookie } = await one.sitDown()
    const asPhone = { 'Client-Kind': 'phone' }
    const { username, password } = other
    const { body } = await api.post(path, { body: { username, password }, headers: { ...asPhone, Cookie } })
    const seen = await api.get(path, { token: body.token, headers: { ...asPhone, Cookie } })
    assert.equal(seen.body.username, username)
    const out = await api.send('DELETE', path, { token: body.token, headers: { ...asPhone, Cookie } })
    assert.deepEqual([out.status, await status({ Cookie, ...atConsole })], [204, 200])
    for (const wrong of ['Bearer nonsense', 'Basic b3A6cGFzcw==']) {
      assert.equal(await status({ Cookie, ...atConsole, Authorization: wrong }), 401)
    }
  })

  it('ends at sign-out with its cookie', async () => {
    const headers = await (await somebody()).sitDown()
    const out = await api.send('DELETE', path, { headers })
    assert.equal(out.status, 204)
    assert.match(out.headers.get('set-cookie') ?? '', /^mashangban=; path=\/; expires=Thu, 01 Jan 1970/)
    assert.equal(await status(headers), 401)
  })

  it('ends when somebody else signs in in the same browser', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const headers = await one.sitDown()
    const answer = await other.signIn({ Cookie: headers.Cookie })
    assert.equal(await status(headers), 401)
    assert.equal(await status({ ...atConsole, Cookie: kept(answer.headers) }), 200)
    assert.equal(await AuditModel.countDocuments({ action: 'signedOut', 'by.username': one.username }), 1)
  })

  it('goes on in the cookie when the password changes', async () => {
    const { password, sitDown } = await somebody()
    const headers = await sitDown()
    const body = { current: password, password: '河边的石桥很老了 1958' }
    const changed = await api.post('/api/staff/session/password', { body, headers })
    assert.deepEqual([changed.status, Object.keys(changed.body)], [200, ['account']])
    assert.equal(await status(headers), 401)
    assert.equal(await status({ ...headers, Cookie: kept(changed.headers) }), 200)
  })
})
