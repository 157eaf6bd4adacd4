import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import mongoose, { Types } from 'mongoose'
import { AuditModel } from '../../audit/model'
import { setSettings, settings } from '../../settings'
import { testApi } from '../../test/api'
import { aStaff } from '../../test/factories'
import { AccountModel } from '../model'
import { openStaffSession } from '../session'
import { countCode } from '../throttle-sign-in'
import { codeAt } from './authenticator'
import { dropSecondFactor } from './drop'
import { takeSecondStep } from './second-step'

const session = '/api/staff/session'
const factor = `${session}/second-factor`

describe('A second factor', () => {
  const api = testApi()
  before('as in a real city', () => {
    setSettings({ ...settings(), secondFactorRoles: ['security', 'administrator', 'auditor'] })
  })

  /** The code of this half minute and the one of the next are right now and stay so when it ends during a test. */
  const codeOf = (secret: string, later = 0) => codeAt(secret, new Date(Date.now() + later * 30_000))
  const signIn = (username: string, password: string) => api.post(session, { body: { username, password } })
  const second = (proof: string, code: string) => api.post(`${session}/second-step`, { body: { proof, code } })

  async function enrol(token: string, more: object = {}) {
    const { body: offer } = await api.post(factor, { token, body: more })
    const confirmed = await api.post(`${factor}/confirm`, {
      token,
      body: { offer: offer.offer, code: codeOf(offer.secret) }
    })
    assert.equal(confirmed.status, 200)
    // As if half a minute ago, so that a test need not wait for its next code.
    await mongoose.connection
      .collection('accounts')
      .updateOne({ _id: new Types.ObjectId(confirmed.body.account.id) }, { $set: { 'secondFactor.lastStep': 0 } })
    const { token: next, recoveryCodes } = confirmed.body as { token: string; recoveryCodes: string[] }
    return { secret: offer.secret as string, token: next, recoveryCodes }
  }

  async function anEnrolled(roles: Parameters<typeof aStaff>[0]['roles'] = ['auditor']) {
    const person = await aStaff({ roles })
    const { token } = await openStaffSession(person.account)
    const more = person.account.roles.includes('auditor') ? {} : { password: person.password }
    return { ...person, ...(await enrol(token, more)) }
  }

  const proofOf = async ({ username, password }: { username: string; password: string }): Promise<string> =>
    (await signIn(username, password)).body.secondStep.proof

  describe('that a role must have', () => {
    it('is set right after the first password, and nothing else goes before', async () => {
      const { username, password } = await aStaff({ roles: ['security'] })
      const { body } = await signIn(username, password)
      assert.equal(body.account.mustSetSecondFactor, true)
      const { token } = body
      const refused = await api.get('/api/staff/accounts', { token })
      assert.deepEqual([refused.status, refused.body.error.code], [403, 'second_factor_required'])
      assert.deepEqual((await api.get(factor, { token })).body, { recoveryCodesLeft: 0, demanded: true })
      const enrolled = await enrol(token)
      assert.equal((await api.get('/api/staff/accounts', { token: enrolled.token })).status, 200)
      assert.equal((await api.get(session, { token: enrolled.token })).body.mustSetSecondFactor, undefined)
      assert.equal(await AuditModel.countDocuments({ action: 'secondFactorSet', 'by.username': username }), 1)
    })

    it('comes after the starting password was changed', async () => {
      const { username, password, id } = await aStaff({ roles: ['auditor'] })
      await AccountModel.updateOne({ _id: id }, { $set: { startingPassword: true } })
      const { token } = (await signIn(username, password)).body
      assert.equal((await api.post(factor, { token, body: {} })).body.error.code, 'password_must_change')
      const changed = await api.post(`${session}/password`, {
        token,
        body: { current: password, password: 'seven grey herons' }
      })
      assert.equal(changed.body.account.mustSetSecondFactor, true)
      await enrol(changed.body.token)
    })

    it('is asked of whoever gets such a role, at the next request', async () => {
      const { account, id } = await aStaff({ roles: ['operator'] })
      const { token } = await openStaffSession(account)
      assert.equal((await api.get('/api/staff/departments', { token })).status, 200)
      await AccountModel.updateOne({ _id: id }, { $set: { roles: ['administrator'] } })
      assert.equal((await api.get('/api/staff/departments', { token })).body.error.code, 'second_factor_required')
    })

    it('is set by whoever has just typed the password, not by an old session that somebody else may sit at', async () => {
      const { account, id } = await aStaff({ roles: ['operator'] })
      const hourAgo = new Date(Date.now() - 3_600_000)
      const { token } = await openStaffSession(account)
      await AccountModel.updateOne({ _id: id }, { $set: { roles: ['security'], 'sessions.0.openedAt': hourAgo } })
      const refused = await api.post(factor, { token, body: {} })
      assert.deepEqual([refused.status, refused.body.error.code], [401, 'session_expired'])
      await enrol((await openStaffSession(account)).token)
    })

    it('is not asked of the others, who may have one after naming their password', async () => {
      const { username, password } = await aStaff({ roles: ['operator'] })
      const { token, account } = (await signIn(username, password)).body
      assert.equal(account.mustSetSecondFactor, undefined)
      const fields = async (body: object) => (await api.post(factor, { token, body })).body.error?.fields
      assert.deepEqual(await fields({}), { password: '请输入密码' })
      assert.deepEqual(await fields({ password: 'a guess' }), { password: '密码不对' })
      await enrol(token, { password })
      assert.ok((await signIn(username, password)).body.secondStep)
    })
  })

  describe('is set', () => {
    it('by a code of the offered secret, for oneself, before the offer ends', async () => {
      const [one, other] = [await aStaff({ roles: ['auditor'] }), await aStaff({ roles: ['auditor'] })]
      const [{ token }, { token: others }] = [
        await openStaffSession(one.account),
        await openStaffSession(other.account)
      ]
      const { offer, secret, uri } = (await api.post(factor, { token, body: {} })).body
      assert.equal(new URL(uri).searchParams.get('secret'), secret)
      const confirm = (as: string, body: object) => api.post(`${factor}/confirm`, { token: as, body })
      assert.ok((await confirm(token, { offer, code: codeOf(secret, 9) })).body.error.fields.code)
      assert.equal((await confirm(others, { offer, code: codeOf(secret) })).status, 409)
      assert.equal((await confirm(token, { offer: `${offer}x`, code: codeOf(secret) })).status, 409)
      assert.equal((await confirm(token, { offer: 7, code: null })).status, 400)
      assert.equal((await AccountModel.findById(one.id).orFail().lean()).secondFactorSince, undefined)
      assert.equal((await confirm(token, { offer, code: codeOf(secret) })).status, 200)
    })

    it('once: the sessions from before it end, and an offer from before it no longer counts', async () => {
      const { account } = await aStaff({ roles: ['auditor'] })
      const [{ token }, { token: elsewhere }] = [await openStaffSession(account), await openStaffSession(account)]
      const early = (await api.post(factor, { token: elsewhere, body: {} })).body
      const { token: now, secret } = await enrol(token)
      assert.equal((await api.get(session, { token })).status, 401)
      assert.equal((await api.get(session, { token: elsewhere })).status, 401)
      const body = { offer: early.offer, code: codeOf(early.secret) }
      assert.equal((await api.post(`${factor}/confirm`, { token: now, body })).status, 409)
      const without = await api.post(factor, { token: now, body: { password: 'a long enough password' } })
      assert.ok(without.body.error.fields.code)
      const moved = await enrol(now, { code: codeOf(secret) })
      assert.notEqual(moved.secret, secret)
    })

    it('and nothing in the database or the audit log tells the secret or a recovery code', async () => {
      const { secret, recoveryCodes, id, username } = await anEnrolled()
      const stored = await AccountModel.findById(id).select('+secondFactor').orFail().lean()
      const entries = await AuditModel.find({ 'by.username': username }).lean()
      const all = JSON.stringify([stored, entries])
      for (const word of [secret, ...recoveryCodes]) {
        assert.ok(!all.includes(word))
        assert.ok(!all.includes(word.replaceAll('-', '')))
      }
      assert.equal(JSON.stringify(await AccountModel.findById(id).lean()).includes('sealed'), false)
    })
  })

  describe('at the sign-in', () => {
    it('is asked for after the password, and opens the session', async () => {
      const person = await anEnrolled()
      const first = await signIn(person.username, person.password)
      assert.deepEqual(Object.keys(first.body), ['secondStep'])
      const code = codeOf(person.secret)
      const done = await second(first.body.secondStep.proof, `${code.slice(0, 3)} ${code.slice(3)}`)
      assert.equal(done.status, 201)
      assert.equal((await api.get('/api/staff/audit', { token: done.body.token })).status, 200)
    })

    it('accepts no code twice, however many try it at once', async () => {
      const person = await anEnrolled()
      const proofs = await Promise.all(Array.from({ length: 6 }, () => proofOf(person)))
      const code = codeOf(person.secret, 1)
      const answers = await Promise.all(proofs.map(proof => second(proof, code)))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 401, 401, 401, 401, 401])
      // The one before is older than the one that was used.
      assert.equal((await second(proofs[0] ?? '', codeOf(person.secret))).status, 401)
    })

    it('is answered in the same words whatever is wrong', async () => {
      const person = await anEnrolled()
      const proof = await proofOf(person)
      const used = codeOf(person.secret)
      assert.equal((await second(proof, used)).status, 201)
      const wrong = [
        await second(proof, used),
        await second(proof, '000000'),
        await second(proof, 'abcd-efgh-jkmn'),
        await second('nonsense', codeOf(person.secret, 1)),
        await second(person.token, codeOf(person.secret, 1)),
        await second(`${proof}A`, codeOf(person.secret, 1))
      ]
      for (const { status, body } of wrong) {
        assert.equal(status, 401)
        assert.deepEqual(body, wrong[0]?.body)
      }
      const refusals = await AuditModel.countDocuments({ action: 'codeRefused', 'by.username': person.username })
      assert.equal(refusals, 3)
    })

    it('needs a password that was right five minutes ago at most, and is still the one', async () => {
      const person = await anEnrolled()
      const proof = await proofOf(person)
      const step = (now: Date) =>
        takeSecondStep({ proof, code: codeAt(person.secret, now), address: '203.0.113.5' }, now).catch(e => e.code)
      assert.equal(await step(new Date(Date.now() + 5 * 60_000 + 1000)), 'wrong_code')
      await AccountModel.updateOne({ _id: person.id }, { $set: { passwordHash: 'another' } })
      assert.equal((await second(proof, codeOf(person.secret))).status, 401)
      await AccountModel.updateOne({ _id: person.id }, { $set: { passwordHash: person.account.passwordHash } })
      await AccountModel.updateOne({ _id: person.id }, { $set: { active: false } })
      assert.equal((await second(proof, codeOf(person.secret))).status, 401)
      await AccountModel.updateOne({ _id: person.id }, { $set: { active: true } })
      assert.equal((await second(proof, codeOf(person.secret))).status, 201)
    })

    it('is asked for with a proof that opens nothing else', async () => {
      const person = await anEnrolled()
      const proof = await proofOf(person)
      for (const path of [session, factor, '/api/staff/audit'])
        assert.equal((await api.get(path, { token: proof })).status, 401)
      const other = await anEnrolled()
      assert.equal((await second(proof, codeOf(other.secret))).status, 401)
      const offered = (await api.post(factor, { token: other.token, body: { code: codeOf(other.secret) } })).body
      assert.equal((await second(offered.offer, codeOf(other.secret, 1))).status, 401)
      assert.equal((await second('', '')).status, 400)
    })

    it('opens nothing with a secret that was put beside another account, or that cannot be read', async () => {
      const [one, other] = [await anEnrolled(), await anEnrolled()]
      const stored = await AccountModel.findById(one.id).select('+secondFactor').orFail().lean()
      for (const sealed of [stored.secondFactor?.sealed, 'nonsense']) {
        await AccountModel.updateOne({ _id: other.id }, { $set: { 'secondFactor.sealed': sealed } })
        assert.equal((await second(await proofOf(other), codeOf(one.secret))).status, 401)
      }
    })

    it('guessed at stops the address, and after thirty codes everybody until it is unlocked', async () => {
      const person = await anEnrolled()
      const proof = await proofOf(person)
      const guess = (address: string, code = '000000') =>
        takeSecondStep({ proof, code, address }).then(
          () => 'in',
          error => error.code
        )
      for (let count = 0; count < 10; count += 1) assert.equal(await guess('203.0.113.1'), 'wrong_code')
      assert.equal(await guess('203.0.113.1', codeOf(person.secret)), 'too_many_requests')
      const { username, account } = person
      for (let count = 10; count < 30; count += 1)
        await countCode({ username, address: `198.51.100.${count}` }, account)
      assert.equal(await guess('192.0.2.1', codeOf(person.secret)), 'too_many_requests')
      const { token } = await anEnrolled(['security'])
      assert.equal((await api.post(`/api/staff/accounts/${person.id}/unlock`, { token, body: {} })).status, 204)
      assert.equal(await guess('192.0.2.1', codeOf(person.secret)), 'in')
      const stops = await AuditModel.countDocuments({ action: 'signInThrottled', 'by.username': person.username })
      assert.equal(stops, 2)
    })
  })

  describe('that is not at hand', () => {
    it('is replaced by a recovery code, each of which opens once, in any spelling', async () => {
      const person = await anEnrolled()
      const [one = '', two = ''] = person.recoveryCodes
      assert.equal(new Set(person.recoveryCodes).size, 10)
      const proofs = await Promise.all(Array.from({ length: 4 }, () => proofOf(person)))
      const answers = await Promise.all(proofs.map(proof => second(proof, one)))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 401, 401, 401])
      const opened = await second(proofs[0] ?? '', ` ${two.toUpperCase().replaceAll('-', ' ')} `)
      assert.equal(opened.status, 201)
      assert.equal((await api.get(factor, { token: opened.body.token })).body.recoveryCodesLeft, 8)
      assert.equal(await AuditModel.countDocuments({ action: 'recoveryCodeUsed', 'by.username': person.username }), 2)
      const other = await anEnrolled()
      assert.equal((await second(await proofOf(other), person.recoveryCodes[5] ?? '')).status, 401)
    })

    it('gets a new set after a code, and the ones before no longer open', async () => {
      const person = await anEnrolled()
      const renew = (code: unknown) => api.post(`${session}/recovery-codes`, { token: person.token, body: { code } })
      assert.ok((await renew('000000')).body.error.fields.code)
      assert.equal((await renew(7)).status, 400)
      const { recoveryCodes } = (await renew(codeOf(person.secret))).body
      assert.equal(recoveryCodes.length, 10)
      assert.equal((await second(await proofOf(person), person.recoveryCodes[0] ?? '')).status, 401)
      assert.equal((await second(await proofOf(person), recoveryCodes[0])).status, 201)
      const { account } = await aStaff({ roles: ['operator'] })
      const { token } = await openStaffSession(account)
      const without = await api.post(`${session}/recovery-codes`, { token, body: { code: '123456' } })
      assert.deepEqual([without.status, without.body.error.code], [409, 'account_state'])
    })

    it('of the only security officer is taken away on the machine, with an entry', async () => {
      const officer = await anEnrolled(['security'])
      const by = { username: '', name: '命令行' }
      await assert.rejects(dropSecondFactor('nobody-here', by), /没有这个账号/)
      await dropSecondFactor(officer.username, by)
      await assert.rejects(dropSecondFactor(officer.username, by), /没有开通/)
      assert.equal((await api.get(session, { token: officer.token })).status, 401)
      assert.equal((await signIn(officer.username, officer.password)).body.account.mustSetSecondFactor, true)
      const entry = { action: 'secondFactorReset' as const, subject: officer.username, 'by.name': '命令行' }
      assert.equal(await AuditModel.countDocuments(entry), 1)
    })

    it('is reset by a security officer, never their own, with an entry and the end of the sessions', async () => {
      const [officer, person] = [await anEnrolled(['security']), await anEnrolled()]
      const reset = (id: string, token: string, version = 0) =>
        api.post(`/api/staff/accounts/${id}/second-factor/reset`, { token, body: { version } })
      assert.equal((await reset(officer.id, officer.token)).status, 409)
      assert.equal((await reset(officer.id, person.token)).status, 403)
      assert.equal((await reset('0'.repeat(24), officer.token)).status, 404)
      assert.equal((await reset(person.id, officer.token, 7)).status, 409)
      const proof = await proofOf(person)
      const done = await reset(person.id, officer.token)
      assert.deepEqual([done.status, done.body.secondFactor], [200, false])
      assert.equal((await reset(person.id, officer.token, 1)).body.error.code, 'account_state')
      assert.equal((await api.get(session, { token: person.token })).status, 401)
      assert.equal((await second(proof, codeOf(person.secret))).status, 401)
      assert.equal((await second(proof, person.recoveryCodes[0] ?? '')).status, 401)
      assert.equal((await signIn(person.username, person.password)).body.account.mustSetSecondFactor, true)
      const entry = await AuditModel.findOne({ action: 'secondFactorReset', 'by.username': officer.username })
        .orFail()
        .lean()
      assert.deepEqual([entry.by.username, entry.subject], [officer.username, person.username])
    })
  })
})
