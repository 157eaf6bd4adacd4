import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Binary, Double, Long, ObjectId } from 'bson'
import mongoose, { type mongo } from 'mongoose'
import { databaseUrl, freshDatabase } from '../contract/fresh-database'
import { type EmbeddedServer, startEmbedded } from '../start'
import { isReplicaSet, readDatabase, readFolder, transfer, writeDatabase, writeFolder } from './transfer'

/** Moves between an embedded database and the database under test, which is MongoDB when MONGODB_URL is set. */
describe('moving data', () => {
  freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'mashangban-transfer-'))
  let embedded: EmbeddedServer
  let own: mongoose.Connection
  const docs = [
    { _id: new ObjectId(), name: '路灯', n: new Double(1), long: Long.fromString('9007199254740993'), at: new Date(0) },
    {
      _id: new ObjectId(),
      name: 'b',
      photo: new Binary(Buffer.from([1, 2, 3])),
      list: [1, [2.5], { a: null }],
      match: /^a/i
    }
  ]

  before(async () => {
    embedded = await startEmbedded({ dataDir: join(folder, 'data'), durable: false })
    own = await mongoose.createConnection(embedded.url, { dbName: 'source' }).asPromise()
    await own.collection('notes').insertMany(docs)
    await own.collection('notes').createIndex({ name: 1 }, { unique: true })
    await own
      .collection('notes')
      .createIndex({ at: 1 }, { expireAfterSeconds: 3600, partialFilterExpression: { n: { $gt: 0 } } })
    await own.collection('many').insertMany(Array.from({ length: 2500 }, (_, n) => ({ n })))
  })
  after(async () => {
    await own.close()
    await embedded.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function content(connection: mongoose.Connection) {
    const notes = connection.collection('notes') as unknown as mongo.Collection
    return {
      docs: await notes.find({}, { promoteValues: false, bsonRegExp: true, sort: { name: 1 } }).toArray(),
      indexes: (await notes.indexes()).map(({ name, key, unique, expireAfterSeconds, partialFilterExpression }) => {
        return { name, key, unique: unique ?? false, expireAfterSeconds, partialFilterExpression }
      }),
      many: await connection.collection('many').countDocuments()
    }
  }

  const db = (connection: mongoose.Connection) => connection.db as unknown as mongo.Db

  it('through files to another database and back keeps every type and index', async () => {
    const there = mongoose.connection.useDb(`${mongoose.connection.name}_files`)
    await writeFolder(join(folder, 'out'), readDatabase(db(own)))
    await writeDatabase(db(there), readFolder(join(folder, 'out')))
    assert.deepEqual(await content(there), await content(own))
    await writeFolder(join(folder, 'back'), readDatabase(db(there)))
    const again = own.useDb('again')
    await writeDatabase(db(again), readFolder(join(folder, 'back')))
    assert.deepEqual(await content(again), await content(own))
    await there.dropDatabase()
  })

  it('straight from one url to another does the same', async () => {
    const url = new URL(await databaseUrl())
    const there = mongoose.connection.useDb(`${mongoose.connection.name}_straight`)
    url.pathname = `/${there.name}`
    const counts = await transfer(`${embedded.url}/source`, url.href)
    assert.deepEqual([...counts].sort(), [
      ['many', 2500],
      ['notes', 2]
    ])
    await transfer(url.href, `${embedded.url}/returned`)
    assert.deepEqual(await content(own.useDb('returned')), await content(own))
    await there.dropDatabase()
  })

  it('takes a replica set as it was at one moment, though others write meanwhile', async function () {
    const there = mongoose.connection.useDb(`${mongoose.connection.name}_moment`)
    if (!(await isReplicaSet(db(there)))) return this.skip()
    const names = ['a', 'b', 'c', 'd']
    for (const name of names) await there.collection(name).insertOne({ n: 0 })
    let n = 1
    const counts: number[] = []
    for await (const { documents } of readDatabase(db(there))) {
      // Whichever is read next has more by now.
      for (const name of names) await there.collection(name).insertOne({ n })
      n += 1
      let count = 0
      for await (const _ of documents) count += 1
      counts.push(count)
    }
    assert.deepEqual(counts, [1, 1, 1, 1])
    await there.dropDatabase()
  })

  it('refuses to mix with what is there', async () => {
    await assert.rejects(writeDatabase(db(own), readDatabase(db(own))), /已有数据/)
  })
})
