import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { AuditModel } from '../audit/model'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'
import { signIn } from './session'
import { delayFor, wasWrong } from './throttle-sign-in'

describe('Guessing somebody’s password', () => {
  testApi()

  const guess = (username: string, address: string) =>
    signIn({ username, password: 'a guess', address }).catch(e => e.code)
  async function guessOften(username: string, address: string, times: number) {
    for (let count = 0; count < times; count += 1) await guess(username, address)
  }

  it('stops the address that guesses, and keeps nobody out who signs in from another', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    await guessOften(username, '203.0.113.9', 11)
    assert.equal(await guess(username, '203.0.113.9'), 'too_many_requests')
    assert.ok((await signIn({ username, password, address: '198.51.100.7' })).token)
    assert.ok((await signIn({ username, password, address: '2001:db8::7' })).token)
  })

  it('from many addresses of one connection is guessing from one', async () => {
    const { username } = await aStaff({ roles: ['operator'] })
    for (let host = 1; host < 12; host += 1) await guess(username, `2001:db8:1:1::${host}`)
    assert.equal(await guess(username, '2001:db8:1:1::ffff'), 'too_many_requests')
    assert.equal(await guess(username, '2001:db8:1:2::1'), 'wrong_password')
  })

  it('many times at once is no way around', async () => {
    const { username } = await aStaff({ roles: ['operator'] })
    const answers = await Promise.all(Array.from({ length: 15 }, () => guess(username, '203.0.113.10')))
    assert.equal(answers.filter(code => code === 'wrong_password').length, 10)
  })

  it('from many connections gets slower and slower, and is never refused for the name alone', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    const attempt = { username, address: '203.0.113.11' }
    for (let count = 0; count < 20; count += 1) await wasWrong(attempt)
    assert.equal(await delayFor(attempt), 0)
    await wasWrong(attempt)
    const slower = await delayFor(attempt)
    assert.ok(slower > 0)
    assert.ok((await signIn({ username, password, address: '198.51.100.8' })).token)
    for (let count = 0; count < 1000; count += 1) await wasWrong(attempt)
    const slowest = await delayFor({ username: username.toUpperCase(), address: 'elsewhere' })
    assert.ok(slowest > slower && slowest <= 5000)
  })

  it('is not what a right password is counted as', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    for (let count = 0; count < 15; count += 1) {
      assert.ok((await signIn({ username, password, address: '203.0.113.12' })).token)
    }
  })

  it('is not what fifty right ones at once are, of one name or of five behind one address', async () => {
    const stopsBefore = await AuditModel.countDocuments({ action: 'signInThrottled' })
    const five = await Promise.all(Array.from({ length: 5 }, () => aStaff({ roles: ['operator'] })))
    const tries = Array.from({ length: 50 }, (_, count) => five[count < 25 ? 0 : count % 5])
    const answers = await Promise.all(
      tries.map(person =>
        signIn({ username: person?.username ?? '', password: person?.password ?? '', address: '203.0.113.15' }).then(
          ({ account }) => account?.username,
          error => error.code
        )
      )
    )
    assert.deepEqual(
      answers,
      tries.map(person => person?.username)
    )
    assert.equal(await AuditModel.countDocuments({ action: 'signInThrottled' }), stopsBefore)
  })

  it('and nine wrong ones among right ones refuse none of the right, whichever comes first', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    const tries = Array.from({ length: 27 }, (_, count) => (count % 3 === 2 ? 'a guess' : password))
    const answers = await Promise.all(
      tries.map(typed =>
        signIn({ username, password: typed, address: '203.0.113.16' }).then(
          () => 'in',
          error => error.code
        )
      )
    )
    assert.deepEqual(
      answers,
      tries.map(typed => (typed === password ? 'in' : 'wrong_password'))
    )
  })

  it('a hundred times at once among right ones is told of ten guesses, and stands in the audit log once', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    const tries = Array.from({ length: 104 }, (_, count) => (count % 26 === 0 ? password : 'a guess'))
    const answers = await Promise.all(
      tries.map(typed => signIn({ username, password: typed, address: '203.0.113.17' }).catch(error => error.code))
    )
    assert.equal(answers.filter(code => code === 'wrong_password').length, 10)
    assert.equal(await AuditModel.countDocuments({ action: 'signInThrottled', 'by.username': username }), 1)
  })

  it('stands in the audit log: each refused try, and the stop once', async () => {
    const { username } = await aStaff({ roles: ['operator'] })
    await guessOften(username, '203.0.113.13', 25)
    const seen = (await AuditModel.find({ 'by.username': username }).lean()).map(({ action }) => action)
    assert.equal(seen.filter(action => action === 'signInRefused').length, 10)
    assert.equal(seen.filter(action => action === 'signInThrottled').length, 1)
    await guessOften('somebody-unknown', '203.0.113.14', 25)
    assert.equal(await AuditModel.countDocuments({ 'by.username': 'somebody-unknown' }), 0)
  })
})
