import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'mocha'
import mongoose from 'mongoose'
import { signIn } from '../staff/session'
import { delayFor, forgetFailures, wasWrong } from '../staff/throttle-sign-in'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'
import { CountModel } from './model'
import { forgetLimits, spend } from './rate-limit'
import { shareCounts } from './shared-counts'

/** What one process remembers is forgotten: the next request comes to another one. */
function anotherProcess() {
  forgetLimits()
  forgetFailures()
}

describe('Several processes', () => {
  testApi()

  before('count in one database', () => shareCounts(mongoose.connection.db))
  beforeEach('nothing counted yet', async () => {
    await CountModel.deleteMany({})
  })
  after('count alone again', () => shareCounts(undefined))

  async function spentBy(session: string, processes: number): Promise<number> {
    let letIn = 0
    for (let turn = 0; turn < processes; turn += 1) {
      anotherProcess()
      for (let more = true; more; ) {
        more = await spend('sending', { session }).then(
          () => true,
          () => false
        )
        if (more) letIn += 1
      }
    }
    return letIn
  }

  it('let one session send as much as one process would, and a tenth more for each at most', async () => {
    const sent = await spentBy('a'.repeat(24), 5)
    assert.ok(sent >= 30 && sent <= 30 + 5 * 3, `${sent}`)
  })

  it('ask the database nothing for who sends little', async () => {
    for (const session of ['b', 'c', 'd']) {
      await spend('sending', { session: session.repeat(24) })
      await spend('sending', { session: session.repeat(24) })
    }
    assert.equal(await CountModel.countDocuments(), 0)
  })

  it('say how long to wait, and count again when the time is over', async () => {
    const session = 'e'.repeat(24)
    await spentBy(session, 1)
    anotherProcess()
    await spend('sending', { session })
    await spend('sending', { session })
    await assert.rejects(spend('sending', { session }), (error: { code: string; retryAfter: number }) => {
      assert.equal(error.code, 'too_many_requests')
      return error.retryAfter > 0 && error.retryAfter <= 60
    })
    await CountModel.updateMany({}, { $set: { expire: new Date(Date.now() - 1000) } })
    anotherProcess()
    for (let turn = 0; turn < 20; turn += 1) await spend('sending', { session })
  })

  it('stop an address that guesses a password, whichever of them it asks', async () => {
    const { username, password } = await aStaff({ roles: ['operator'] })
    const tryOut = (typed: string, address: string) =>
      signIn({ username, password: typed, address }).then(
        () => 'in',
        error => error.code
      )
    for (let turn = 0; turn < 10; turn += 1) {
      anotherProcess()
      assert.equal(await tryOut('a guess', '203.0.113.9'), 'wrong_password')
    }
    anotherProcess()
    assert.equal(await tryOut('a guess', '203.0.113.9'), 'too_many_requests')
    assert.equal(await tryOut(password, '198.51.100.7'), 'in')
  })

  it('get slower together for a name that is guessed from everywhere', async () => {
    for (let host = 0; host < 30; host += 1) {
      if (host % 10 === 0) anotherProcess()
      await wasWrong({ username: 'Wang', address: `203.0.113.${host}` })
    }
    anotherProcess()
    assert.ok((await delayFor({ username: 'wang', address: 'elsewhere' })) > 0)
  })

  it('count on alone while the database does not answer', async () => {
    shareCounts({
      databaseName: 'gone',
      collection: () => ({ findOneAndUpdate: () => Promise.reject(new mongoose.mongo.MongoNetworkError('gone')) })
    } as unknown as mongoose.mongo.Db)
    anotherProcess()
    for (let turn = 0; turn < 30; turn += 1) await spend('sending', { session: 'f'.repeat(24) })
    await assert.rejects(spend('sending', { session: 'f'.repeat(24) }), { code: 'too_many_requests' })
    shareCounts(mongoose.connection.db)
  })
})
