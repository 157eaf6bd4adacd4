import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { afterEach, beforeEach, describe, it } from 'mocha'
import mongoose, { model, Schema } from 'mongoose'
import { freshDatabase } from '../test/database'
import { kept } from './kept'
import { marksChanges } from './marks'

const schema = new Schema({ _id: String, words: String }, { collection: 'keptThings', versionKey: false })
marksChanges(schema, 'rules')
const ThingModel = model('KeptThing', schema)

describe('What is kept in memory', () => {
  freshDatabase()
  const clock = performance.now.bind(performance)
  let ahead = 0
  let reads = 0

  const words = kept('rules', async () => {
    reads += 1
    return (await ThingModel.findById('one').lean())?.words
  })
  /** Another process: its change does not go through the models of this one. */
  const elsewhere = () => ({
    mark: () => mongoose.connection.collection('versions').updateOne({ _id: 'kept' as never }, { $inc: { rules: 1 } }),
    write: (said: string) =>
      mongoose.connection.collection('keptThings').updateOne({ _id: 'one' as never }, { $set: { words: said } })
  })

  beforeEach(async () => {
    mock.method(performance, 'now', () => clock() + ahead)
    await ThingModel.updateOne({ _id: 'one' }, { $set: { words: 'first' } }, { upsert: true })
    await words()
    ahead += 11_000
    await words()
    reads = 0
  })
  afterEach(() => mock.restoreAll())

  it('is read once for many who ask', async () => {
    await Promise.all(Array.from({ length: 20 }, words))
    assert.deepEqual([await words(), reads], ['first', 0])
  })

  it('shows whoever changed it the change at once', async () => {
    await ThingModel.updateOne({ _id: 'one' }, { $set: { words: 'mine' } })
    assert.equal(await words(), 'mine')
    await ThingModel.bulkWrite([{ updateOne: { filter: { _id: 'one' }, update: { $set: { words: 'again' } } } }])
    assert.equal(await words(), 'again')
  })

  it('shows the change of another process within two seconds', async () => {
    const other = elsewhere()
    await other.mark()
    await other.write('theirs')
    await other.mark()
    ahead += 1_500
    assert.equal(await words(), 'theirs')
  })

  it('shows a change also when its process died before it could mark the end of it', async () => {
    const other = elsewhere()
    await other.mark()
    ahead += 1_500
    assert.equal(await words(), 'first')
    await other.write('theirs, late')
    ahead += 11_000
    assert.equal(await words(), 'theirs, late')
  })

  it('shows within a minute what somebody wrote by hand', async () => {
    await elsewhere().write('by hand')
    ahead += 61_000
    assert.equal(await words(), 'by hand')
  })

  it('is not trusted longer than two seconds when nobody can tell whether it changed', async () => {
    const model = mongoose.model('Marks')
    mock.method(model, 'findById', () => ({ lean: () => Promise.reject(new Error('away')) }))
    ahead += 1_200
    assert.equal(await words(), 'first')
    ahead += 1_000
    await assert.rejects(words(), /away/)
  })

  it('is asked for again when it could not be read', async () => {
    let fails = true
    const broken = kept('rules', async () => {
      if (fails) throw new Error('not now')
      return 'there'
    })
    await assert.rejects(broken(), /not now/)
    fails = false
    assert.equal(await broken(), 'there')
  })
})
