import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { things } from './things'

export function describeCollections() {
  it('names the key of a duplicate', async () => {
    const all = await things([{ a: 1, b: 'x' }], { key: { a: 1, b: 1 }, unique: true })
    await assert.rejects(all.insertOne({ a: 1, b: 'x' }), (error: mongoose.mongo.MongoServerError) => {
      assert.equal(error.code, 11000)
      assert.deepEqual(error.keyPattern, { a: 1, b: 1 })
      assert.deepEqual(error.keyValue, { a: 1, b: 'x' })
      const ns = `${mongoose.connection.name}.${all.collectionName}`
      assert.equal(
        error.errmsg,
        `E11000 duplicate key error collection: ${ns} index: a_1_b_1 dup key: { a: 1, b: "x" }`
      )
      return true
    })
    await all.insertOne({ a: 1, b: 'y' })
    await assert.rejects(all.updateOne({ b: 'y' }, { $set: { b: 'x' } }), { code: 11000, keyValue: { a: 1, b: 'x' } })
    await assert.rejects(all.findOneAndUpdate({ b: 'y' }, { $set: { b: 'x' } }), {
      code: 11000,
      keyPattern: { a: 1, b: 1 }
    })
  })

  it('is unique among the documents of a partial index only', async () => {
    const partial = { key: { no: 1 as const }, unique: true, partialFilterExpression: { no: { $type: 'string' } } }
    const all = await things([{}, {}, { no: 'n1' }, { no: 5 }, { no: 5 }], partial)
    await assert.rejects(all.insertOne({ no: 'n1' }), { code: 11000 })
    assert.equal(await all.countDocuments({ no: 5 }), 2)
  })

  it('is unique in every element of an array', async () => {
    const all = await things([{ keys: ['a', 'b'] }], { key: { keys: 1 }, unique: true })
    await assert.rejects(all.insertOne({ keys: ['c', 'b'] }), { code: 11000, keyValue: { keys: 'b' } })
    await all.insertOne({ keys: ['c', 'c'] })
  })

  it('refuses a unique index over duplicates', async () => {
    const all = await things([{ a: 1 }, { a: 1 }])
    await assert.rejects(all.createIndex({ a: 1 }, { unique: true }), { code: 11000 })
  })

  it('lists, repeats and drops indexes', async () => {
    const all = await things(
      [{ a: 1 }],
      { key: { a: 1, b: -1 }, name: 'page' },
      { key: { at: 1 }, expireAfterSeconds: 3600 }
    )
    await all.createIndex({ a: 1, b: -1 }, { name: 'page' })
    await all.createIndex({ c: 1 })
    await assert.rejects(all.createIndex({ d: 1 }, { name: 'page' }), { code: 86 })
    assert.deepEqual(
      (await all.indexes()).map(({ name }) => name),
      ['_id_', 'page', 'at_1', 'c_1']
    )
    await all.dropIndex('page')
    assert.equal((await all.indexes()).length, 3)
  })

  it('makes, lists and drops collections', async () => {
    const name = `made${new mongoose.Types.ObjectId().toHexString()}`
    const { connection } = mongoose
    await connection.createCollection(name)
    const names = async () => (await connection.listCollections()).map(collection => collection.name)
    assert.ok((await names()).includes(name))
    await connection.dropCollection(name)
    assert.ok(!(await names()).includes(name))
  })

  it('keeps mongoose and its indexes in step', async () => {
    const schema = new mongoose.Schema(
      { name: { type: String, unique: true }, at: Date },
      { timestamps: true, optimisticConcurrency: true }
    )
    schema.index({ at: -1, _id: -1 })
    const Note = mongoose.model(`Note${new mongoose.Types.ObjectId().toHexString()}`, schema)
    await Note.syncIndexes()
    assert.deepEqual(await Note.syncIndexes(), [])
    const note = await Note.create({ name: 'n' })
    const [one, two] = [await Note.findById(note._id), await Note.findById(note._id)]
    await one?.set({ name: 'first' }).save()
    await assert.rejects(two?.set({ name: 'second' }).save() ?? Promise.resolve(), mongoose.Error.VersionError)
    mongoose.deleteModel(Note.modelName)
  })

  it('drops a database without touching another', async () => {
    const kept = await things([{}])
    const other = mongoose.connection.useDb(`${mongoose.connection.name}_other`)
    await other.collection('things').insertOne({ n: 1 })
    await other.dropDatabase()
    assert.equal(await other.collection('things').countDocuments(), 0)
    assert.equal(await kept.countDocuments(), 1)
  })

  it('brings to its files what was written', async () => {
    assert.equal((await mongoose.connection.getClient().db('admin').command({ fsync: 1 })).ok, 1)
  })

  it('answers a ping', async () => {
    assert.equal((await mongoose.connection.db?.admin().ping())?.ok, 1)
  })

  it('says which version of MongoDB it is, for tools that ask', async () => {
    const { version } = (await mongoose.connection.db?.admin().buildInfo()) ?? {}
    assert.match(version, /^7\./)
  })

  it('ends a session that a client says is over', async () => {
    const answer = await mongoose.connection.db?.admin().command({ endSessions: [] })
    assert.equal(answer?.ok, 1)
  })

  it('names the databases that hold something', async () => {
    const name = mongoose.connection.db?.databaseName
    await things([{ state: 'open' }])
    const { databases = [] } = (await mongoose.connection.db?.admin().listDatabases({ nameOnly: true })) ?? {}
    assert.ok(databases.some(database => database.name === name))
  })
}
