import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { AuditModel } from '../../audit/model'
import { testApi } from '../../test/api'
import { codeOf, factorPath as factor, secondFactors, sessionPath as session } from '../../test/second-factors'
import { AccountModel } from '../model'
import { countCode } from '../throttle-sign-in'
import { codeAt } from './authenticator'
import { takeSecondStep } from './second-step'

describe('A second factor at the sign-in', () => {
  const api = testApi()
  const { signIn, second, anEnrolled, proofOf } = secondFactors(api)

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
    for (let count = 10; count < 30; count += 1) await countCode({ username, address: `198.51.100.${count}` }, account)
    assert.equal(await guess('192.0.2.1', codeOf(person.secret)), 'too_many_requests')
    const { token } = await anEnrolled(['security'])
    assert.equal((await api.post(`/api/staff/accounts/${person.id}/unlock`, { token, body: {} })).status, 204)
    assert.equal(await guess('192.0.2.1', codeOf(person.secret)), 'in')
    const stops = await AuditModel.countDocuments({ action: 'signInThrottled', 'by.username': person.username })
    assert.equal(stops, 2)
  })

  it('with proofs that are too old stops nobody else at the same address', async () => {
    const address = '203.0.113.77'
    const guess = (proof: string, now?: Date) =>
      takeSecondStep({ proof, code: '000000', address }, now).catch(error => error.code)
    const late = new Date(Date.now() + 600_000)
    for (let count = 0; count < 12; count += 1) {
      assert.equal(await guess(await proofOf(await anEnrolled()), late), 'wrong_code', `person ${count}`)
    }
    for (let count = 0; count < 10; count += 1) assert.equal(await guess('made up'), 'wrong_code')
    assert.equal(await guess('made up'), 'too_many_requests')
  })
})
