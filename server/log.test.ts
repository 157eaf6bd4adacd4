import assert from 'node:assert/strict'
import mongoose, { Schema } from 'mongoose'
import pino from 'pino'
import * as v from 'valibot'
import { freshDatabase } from '../embedded-database/contract/fresh-database'
import { logOptions } from './log'

describe('An error in the log', () => {
  freshDatabase()
  const phone = '13800138000'
  const secret = '5f2b9c-mark-of-a-telephone'
  // On its own, as other tests of this process look at every model that the city has.
  const Person = new mongoose.Mongoose().model(
    'LoggedPerson',
    new Schema({ name: String, age: Number, kind: { type: String, enum: ['a'] } })
  )

  /** The line as it is written, and what a reader gets of it. */
  function logged(write: (log: pino.Logger) => void) {
    let line = ''
    const keep = (text: string) => {
      line += text
    }
    write(pino({ ...logOptions, level: 'info' }, { write: keep }))
    for (const value of [phone, secret, '138-0013']) assert.ok(!line.includes(value), line)
    return JSON.parse(line)
  }
  const failure = async (work: () => unknown): Promise<Error> => {
    try {
      await work()
    } catch (error) {
      return error as Error
    }
    throw new Error('It did not fail')
  }

  const people = () => mongoose.connection.collection('people')
  before(async () => {
    await people().createIndex({ callerHash: 1 }, { unique: true })
    await people().insertOne({ callerHash: secret })
  })

  it('of a key that is there already names collection and index, and not the key', async () => {
    const twice = { callerHash: secret, text: phone }
    for (const work of [
      () => people().insertOne({ ...twice }),
      () => people().insertMany([{ ...twice }, { ...twice }], { ordered: false }),
      () => people().updateOne({ text: phone }, { $set: { callerHash: secret } }, { upsert: true })
    ]) {
      const error = await failure(work)
      assert.match(error.message, new RegExp(secret))
      const { err, msg } = logged(log => log.error({ err: error }, 'request failed'))
      assert.match(err.message, /^duplicate key in \w+\.people, index callerHash_1$/)
      assert.deepEqual([err.code, msg], [11000, 'request failed'])
      assert.match(err.stack, /^\s+at /)
    }
  })

  it('of a command that was refused has the name of the refusal, and not the command', async () => {
    const refused = await failure(() => people().updateOne({}, { $set: { 'a..b': secret, text: phone } }))
    assert.match(
      logged(log => log.error({ err: refused }, 'x')).err.message,
      /^refused by the database: [\w ]+ \(\d+\)$/
    )
    const message = `not authorized on city to execute command { update: "people", q: { phone: "${phone}" } }`
    const other = new mongoose.mongo.MongoServerError({ message, code: 13, codeName: 'Unauthorized' })
    assert.equal(
      logged(log => log.error({ err: other }, 'x')).err.message,
      'refused by the database: Unauthorized (13)'
    )
  })

  it('of a check or a parser names the field, and not what was in it', async () => {
    const invalid = await failure(() => new Person({ age: secret, kind: phone }).validate())
    assert.equal(logged(log => log.error({ err: invalid }, 'x')).err.message, 'not valid: age, kind')
    const cast = await failure(() =>
      Person.findOne({})
        .where('age')
        .gt(secret as never)
        .exec()
    )
    assert.equal(logged(log => log.error({ err: cast }, 'x')).err.message, 'no Number at age')
    for (const work of [
      () => JSON.parse(`{"phone": ${secret}`),
      () =>
        v.parse(
          v.literal('a', ({ received }) => `Not ${received}`),
          secret
        )
    ]) {
      const error = await failure(work)
      assert.equal(logged(log => log.error({ err: error }, 'x')).err.message, 'could not be read')
    }
  })

  it('has its causes and its parts, each as bare, and nothing else that hangs on it', () => {
    const twice = new mongoose.mongo.MongoServerError({
      message: `E11000 ${secret}`,
      code: 11000,
      keyValue: { secret }
    })
    const parts = new AggregateError([twice, new Error(`call ${phone} or 138-0013-8000`)], 'both failed')
    const outer = Object.assign(new Error('outer', { cause: parts }), { body: { phone }, code: 'ENOSPC' })
    const { err } = logged(log => log.error({ err: outer }, 'x'))
    assert.deepEqual(Object.keys(err).sort(), ['cause', 'code', 'message', 'stack', 'type'])
    assert.equal(err.cause.message, 'both failed')
    assert.deepEqual(
      err.cause.errors.map(({ message }: Error) => message),
      ['refused by the database: no name (11000)', 'call … or …']
    )
  })

  it('is as bare under another name, alone, or when what was thrown is no error', () => {
    const twice = new mongoose.mongo.MongoServerError({ message: `E11000 ${secret}`, code: 11000 })
    assert.equal(logged(log => log.warn({ reason: twice, job: 'announce' }, 'x')).reason.code, 11000)
    const alone = logged(log => log.error(twice))
    assert.deepEqual([alone.err.code, alone.msg], [11000, 'an error'])
    assert.deepEqual(logged(log => log.fatal({ err: { phone, message: secret } }, 'x')).err, { type: 'object' })
    assert.deepEqual(logged(log => log.fatal({ err: secret }, 'x')).err, { type: 'string' })
  })

  it('keeps the words of other errors, and the number of a case in them', () => {
    const error = new Error('44020420261128000001 has no department')
    assert.equal(logged(log => log.error({ err: error }, 'x')).err.message, error.message)
  })
})
