import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { AuditModel } from '../../audit/model'
import { testApi } from '../../test/api'
import { aStaff } from '../../test/factories'
import { codeOf, factorPath as factor, secondFactors, sessionPath as session } from '../../test/second-factors'
import { AccountModel } from '../model'
import { openStaffSession } from '../session'
import { dropSecondFactor } from './drop'

describe('A second factor', () => {
  const api = testApi()
  const { signIn, second, enrol, anEnrolled, proofOf } = secondFactors(api)

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

    it('is set by somebody while another signs in with the password alone: that one does not get in', async () => {
      const { account, id } = await aStaff({ roles: ['auditor'] })
      // As a sign-in knows the account while it waits for the hash of its password.
      const signingIn = await AccountModel.findById(id).orFail().lean()
      const { token } = await enrol((await openStaffSession(account)).token)
      await assert.rejects(openStaffSession(signingIn), { code: 'wrong_password' })
      assert.equal((await api.get(session, { token })).status, 200)
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

    it('is set anew, and what opened with the former one no longer does: codes, recovery codes', async () => {
      const person = await anEnrolled()
      const instead = await enrol(person.token, { password: person.password, code: codeOf(person.secret) })
      assert.notEqual(instead.secret, person.secret)
      for (const former of [codeOf(person.secret, 1), ...person.recoveryCodes.slice(0, 3)])
        assert.equal((await second(await proofOf(person), former)).status, 401)
      assert.equal((await second(await proofOf(person), instead.recoveryCodes[0] ?? '')).status, 201)
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
