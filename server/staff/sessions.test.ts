import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { describe, it } from 'mocha'
import { Types } from 'mongoose'
import { hourMs, minuteMs } from '../../contracts/china-time'
import { AuditModel } from '../audit/model'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'
import { AccountModel } from './model'
import { openStaffSession, whoseSession } from './session'
import { pruned, type StoredSession } from './session-rules'
import { sessionsOf } from './stored-sessions'

const phone = { 'Client-Kind': 'phone', 'User-Agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0' }
const background = { Background: '1' }

describe('A session of staff', () => {
  const api = testApi()
  const path = '/api/staff/session'

  async function somebody() {
    const { account, username, password } = await aStaff({ roles: ['operator'] })
    const signIn = async (headers: Record<string, string> = {}): Promise<string> => {
      const { status, body } = await api.post(path, { body: { username, password }, headers })
      assert.equal(status, 201)
      return body.token
    }
    return { account, id: account._id, username, signIn }
  }
  const ask = (token: string, headers: Record<string, string> = {}) => api.get(path, { token, headers })
  const words = async (token: string) => {
    const { status, body } = await ask(token)
    return [status, body.error?.code, body.error?.message]
  }
  const lasts = async (token: string, headers: Record<string, string> = {}) =>
    (await ask(token, headers)).headers.get('Session-Lasts') ?? ''

  /** As if the person had been away for so long. */
  async function letPass(id: Types.ObjectId, minutes: number) {
    const earlier = (time: Date | null | undefined) => time && new Date(time.getTime() - minutes * minuteMs)
    const sessions = (await sessionsOf(id)).map(session => ({
      ...session,
      expiresAt: earlier(session.expiresAt),
      openedAt: earlier(session.openedAt),
      seenAt: earlier(session.seenAt)
    }))
    await AccountModel.collection.updateOne({ _id: id }, { $set: { sessions } })
  }
  async function seenAt(id: Types.ObjectId) {
    return (await sessionsOf(id)).at(-1)?.seenAt?.getTime() ?? 0
  }

  describe('ends by itself', () => {
    it('half an hour after the person last did something, and says so', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      for (let times = 0; times < 3; times += 1) {
        await letPass(id, 29)
        assert.equal((await ask(token)).status, 200)
      }
      await letPass(id, 31)
      const [status, code, message] = await words(token)
      assert.deepEqual([status, code], [401, 'session_expired'])
      assert.match(message, /没有操作，已自动退出登录/)
    })

    it('however often the page looks for news by itself', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      for (const minutes of [10, 10, 9]) {
        await letPass(id, minutes)
        assert.equal((await ask(token, background)).status, 200)
      }
      await letPass(id, 2)
      assert.equal((await ask(token, background)).status, 401)
    })

    it('after twelve hours, whatever is done, and says so', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      for (let times = 0; times < 35; times += 1) {
        await letPass(id, 20)
        await ask(token)
      }
      assert.match(await lasts(token), /^\d{3,4} final$/)
      await letPass(id, 21)
      assert.match((await words(token))[2], /登录满 12 小时/)
    })

    it('by the clock that it is asked with', async () => {
      const { account } = await somebody()
      const opened = new Date()
      const { token } = await openStaffSession(account, opened)
      const at = (minutes: number, byPerson = true) =>
        whoseSession(token, { byPerson, now: new Date(opened.getTime() + minutes * minuteMs) }).then(
          found => found.lasts.seconds / 60,
          refusal => refusal.message
        )
      assert.equal(await at(0.5), 29.5)
      assert.equal(await at(20, false), 10)
      assert.equal(await at(29), 30)
      assert.equal(await at(58), 30)
      assert.match(await at(88), /没有操作/)
      assert.match(await at(12 * 60), /登录满 12 小时/)
    })

    it('as long after as the city has set, for consoles and for phones', async () => {
      const before = settings()
      setSettings({ ...before, staffSessions: { several: false, idleMinutes: { console: 5, phone: 240 } } })
      try {
        const { id, signIn } = await somebody()
        const [desk, pocket] = [await signIn(), await signIn(phone)]
        await letPass(id, 6)
        assert.deepEqual([(await ask(desk)).status, (await ask(pocket)).status], [401, 200])
      } finally {
        setSettings(before)
      }
    })

    it('and is told how long it lasts with each answer, which a look for news does not change', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      await letPass(id, 10)
      const looked = Number(await lasts(token, background))
      assert.ok(looked > 900 && looked <= 1200, String(looked))
      assert.equal(await lasts(token), '1800')
      await letPass(id, 20)
      const stayed = await api.post(`${path}/stay`, { token, body: {} })
      assert.deepEqual([stayed.status, stayed.headers.get('Session-Lasts')], [204, '1800'])
    })

    it('and is written at most once a minute, however much somebody does', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      const first = await seenAt(id)
      await Promise.all([ask(token), ask(token), ask(token)])
      assert.equal(await seenAt(id), first)
      await letPass(id, 2)
      await Promise.all([ask(token), ask(token), ask(token)])
      assert.ok((await seenAt(id)) >= first)
      const version = (await AccountModel.findById(id).orFail().lean()).sessionsVersion
      assert.equal(version, 2)
    })

    it('and somebody can go on reading while nothing can be written', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      await letPass(id, 5)
      const full = mock.method(AccountModel.collection, 'updateOne', () =>
        Promise.reject(new Error('no space left on device'))
      )
      const { status } = await ask(token)
      assert.equal(full.mock.callCount(), 1)
      mock.restoreAll()
      assert.equal(status, 200)
    })
  })

  describe('is the only one of its kind', () => {
    it('for one account: the one before is told that somebody signed in elsewhere', async () => {
      const { username, signIn } = await somebody()
      const [first, second] = [await signIn(), await signIn()]
      assert.equal((await ask(second)).status, 200)
      const [status, code, message] = await words(first)
      assert.deepEqual([status, code], [401, 'session_expired'])
      assert.match(message, /在别处登录了.*修改密码/)
      assert.equal(await AuditModel.countDocuments({ 'by.username': username, action: 'sessionReplaced' }), 1)
    })

    it('a phone ends no console, and a console no phone', async () => {
      const { signIn } = await somebody()
      const [desk, pocket] = [await signIn(), await signIn(phone)]
      assert.deepEqual([(await ask(desk)).status, (await ask(pocket, phone)).status], [200, 200])
      await signIn(phone)
      assert.deepEqual([(await ask(desk)).status, (await ask(pocket, phone)).status], [200, 401])
    })

    it('also when somebody signs in at ten places at once', async () => {
      const { signIn } = await somebody()
      const tokens = await Promise.all(Array.from({ length: 10 }, () => signIn()))
      const statuses = await Promise.all(tokens.map(async token => (await ask(token)).status))
      assert.equal(statuses.filter(status => status === 200).length, 1)
    })

    it('unless the city allows several', async () => {
      const before = settings()
      setSettings({ ...before, staffSessions: { ...before.staffSessions, several: true } })
      try {
        const { signIn } = await somebody()
        const [first, second] = [await signIn(), await signIn()]
        assert.deepEqual([(await ask(first)).status, (await ask(second)).status], [200, 200])
      } finally {
        setSettings(before)
      }
    })

    it('and none is opened with a password that was reset, or an account that was closed, a moment before', async () => {
      const { account, id } = await somebody()
      await AccountModel.updateOne({ _id: id }, { $set: { passwordHash: 'reset meanwhile' } })
      await assert.rejects(openStaffSession(account), { code: 'wrong_password' })
      await AccountModel.updateOne({ _id: id }, { $set: { passwordHash: account.passwordHash, active: false } })
      await assert.rejects(openStaffSession(account), { code: 'wrong_password' })
    })
  })

  describe('is listed to its person', () => {
    const list = async (token: string) => (await api.get('/api/staff/sessions', { token })).body
    const end = (token: string, id: string) => api.send('DELETE', `/api/staff/sessions/${id}`, { token })

    it('with when, from where and on what, the one that asks first', async () => {
      const { id, signIn } = await somebody()
      const [pocket, desk] = [await signIn(phone), await signIn({ 'User-Agent': 'Chrome at the desk' })]
      await letPass(id, 3)
      const [here, there, ...others] = await list(desk)
      assert.deepEqual(others, [])
      assert.deepEqual([here.current, here.client, here.device], [true, 'console', 'Chrome at the desk'])
      assert.deepEqual([there.current, there.client, there.device], [false, 'phone', phone['User-Agent']])
      assert.match(here.address, /127\.0\.0\.1/)
      assert.ok(here.openedAt < here.seenAt && there.openedAt === there.seenAt)
      assert.equal((await list(pocket))[0].client, 'phone')
    })

    it('who ends one of them, which is out at its next request, and it is on record', async () => {
      const { username, signIn } = await somebody()
      const [pocket, desk] = [await signIn(phone), await signIn()]
      const [, there] = await list(desk)
      assert.equal((await end(desk, there.id)).status, 204)
      assert.match((await words(pocket))[2], /您在别处结束了这里的登录/)
      assert.deepEqual((await list(desk)).length, 1)
      assert.equal((await end(desk, there.id)).status, 404)
      const entry = await AuditModel.findOne({ 'by.username': username, action: 'ownSessionEnded' }).lean()
      assert.match(entry?.reason ?? '', /^手机，/)
    })

    it('who ends all others at once', async () => {
      const before = settings()
      setSettings({ ...before, staffSessions: { ...before.staffSessions, several: true } })
      try {
        const { signIn } = await somebody()
        const others = [await signIn(), await signIn(phone), await signIn(phone)]
        const here = await signIn()
        const ended = await api.post('/api/staff/sessions/end-others', { token: here, body: {} })
        assert.equal(ended.status, 204)
        for (const token of others) assert.equal((await ask(token)).status, 401)
        assert.deepEqual(
          (await list(here)).map(({ current }: { current: boolean }) => current),
          [true]
        )
        assert.equal((await api.post('/api/staff/sessions/end-others', { token: here, body: {} })).status, 204)
      } finally {
        setSettings(before)
      }
    })

    it('and to nobody else, who cannot end it either', async () => {
      const [one, other] = [await somebody(), await somebody()]
      const [mine, theirs] = [await one.signIn(), await other.signIn()]
      const [{ id }] = await list(mine)
      assert.equal((await end(theirs, id)).status, 404)
      assert.equal((await end(theirs, 'nonsense')).status, 400)
      assert.equal((await end(theirs, '0'.repeat(24))).status, 404)
      assert.equal((await ask(mine)).status, 200)
      assert.equal((await api.get('/api/staff/sessions')).status, 401)
    })

    it('and is out at once when the security officer ends it', async () => {
      const { id, signIn } = await somebody()
      const token = await signIn()
      const officer = await api.staff({ roles: ['security'] })
      await api.post(`/api/staff/accounts/${id}/sessions/end`, { token: officer, body: {} })
      assert.match((await words(token))[2], /安全管理员结束了您的登录/)
    })
  })

  it('from before these rules is known, and ends by them once it is used', async () => {
    const { id, signIn } = await somebody()
    const token = await signIn()
    const sessions = (await sessionsOf(id)).map(({ _id }) => ({
      _id,
      expiresAt: new Date(_id.getTimestamp().getTime() + 12 * hourMs)
    }))
    await AccountModel.collection.updateOne({ _id: id }, { $set: { sessions }, $unset: { sessionsVersion: 1 } })
    assert.equal(await lasts(token), '1800')
    assert.equal((await api.get('/api/staff/sessions', { token })).body.length, 1)
  })

  it('is forgotten when nobody can ask with it any more, and ended ones are not kept without number', () => {
    const now = new Date()
    const one = (minutesAgo: number, more: object = {}): StoredSession => ({
      _id: new Types.ObjectId(),
      openedAt: new Date(now.getTime() - minutesAgo * minuteMs),
      expiresAt: new Date(now.getTime() + minuteMs),
      ...more
    })
    const ended = Array.from({ length: 30 }, () => one(5, { ended: 'elsewhere' }))
    const left = pruned([one(13 * 60), ...ended, one(1)], now)
    assert.deepEqual([left.length, left.filter(session => session.ended).length], [11, 10])
  })
})
