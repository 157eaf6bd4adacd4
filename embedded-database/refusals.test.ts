import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type mongo } from 'mongoose'
import { type EmbeddedServer, startEmbedded } from './start'

describe('what the embedded database cannot do', () => {
  let folder: string
  let server: EmbeddedServer
  let connection: mongoose.Connection
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mashangban-refusals-'))
    server = await startEmbedded({ dataDir: folder, durable: false })
    connection = await mongoose.createConnection(server.url, { dbName: 'refusals' }).asPromise()
    await connection.collection('cases').insertOne({ n: 1 })
  })
  after(async () => {
    await connection.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const db = () => connection.db as unknown as mongo.Db
  const point = { $geometry: { type: 'Point', coordinates: [114, 23] } }
  const attempts: Record<string, (cases: mongo.Collection) => Promise<unknown>> = {
    $where: cases => cases.findOne({ $where: 'true' }),
    $near: cases => cases.findOne({ place: { $near: point } }),
    $text: cases => cases.findOne({ $text: { $search: 'x' } }),
    $jsonSchema: cases => cases.findOne({ $jsonSchema: {} }),
    $natural: cases => cases.find().sort({ $natural: -1 }).toArray(),
    'expression options m': cases => cases.findOne({ state: /^x/m }),
    '(?>a)': cases => cases.findOne({ state: { $regex: '(?>a)' } }),
    '[[:alpha:]]': cases => cases.findOne({ state: { $regex: '[[:alpha:]]' } }),
    collation: cases => cases.find({}, { collation: { locale: 'zh' } }).toArray(),
    $mod: cases => cases.findOne({ n: { $mod: [2, 1] } }),
    $expr: cases => cases.findOne({ $expr: { $gt: ['$n', 0] } }),
    $slice: cases => cases.findOne({}, { projection: { tags: { $slice: 1 } } }),
    $mul: cases => cases.updateOne({}, { $mul: { n: 2 } }),
    '$[]': cases => cases.updateOne({}, { $set: { 'tags.$[].n': 1 } }),
    arrayFilters: cases => cases.updateOne({}, { $set: { n: 1 } }, { arrayFilters: [{ x: 1 }] }),
    'by a pipeline': cases => cases.updateOne({}, [{ $set: { n: 2 } }]),
    $out: cases => cases.aggregate([{ $out: 'other' }]).toArray(),
    $graphLookup: cases => cases.aggregate([{ $graphLookup: {} }]).toArray(),
    $replaceRoot: cases => cases.aggregate([{ $replaceRoot: { newRoot: '$n' } }]).toArray(),
    $reduce: cases => cases.aggregate([{ $project: { x: { $reduce: {} } } }]).toArray(),
    $changeStream: cases => cases.aggregate([{ $changeStream: {} }]).toArray(),
    'an aggregation over no collection': () =>
      db()
        .aggregate([{ $match: {} }])
        .toArray(),
    capped: () => db().createCollection('last', { capped: true, size: 4096 }),
    viewOn: () => db().createCollection('view', { viewOn: 'cases', pipeline: [] }),
    timeseries: () => db().createCollection('times', { timeseries: { timeField: 'at' } }),
    'index of type text': cases => cases.createIndex({ words: 'text' }),
    $bitsAllSet: cases => cases.findOne({ n: { $bitsAllSet: 1 } }),
    $$NOW: cases => cases.aggregate([{ $project: { x: '$$NOW' } }]).toArray(),
    sparse: cases => cases.createIndex({ n: 1 }, { sparse: true }),
    $function: cases => cases.aggregate([{ $project: { x: { $function: {} } } }]).toArray(),
    $stdDevPop: cases => cases.aggregate([{ $group: { _id: null, x: { $stdDevPop: '$n' } } }]).toArray(),
    '2dsphere': cases => cases.createIndex({ place: '2dsphere' }),
    collModification: cases => db().command({ collModification: cases.collectionName }),
    validator: () => db().createCollection('strict', { validator: { n: 1 } }),
    Timestamp: cases => cases.insertOne({ at: new mongoose.mongo.Timestamp({ t: 1, i: 1 }) }),
    Decimal128: cases => cases.insertOne({ n: mongoose.mongo.Decimal128.fromString('1.5') })
  }
  const stages: Record<string, unknown> = {
    $lookup: { from: 'areas', localField: 'area', foreignField: '_id', as: 'areas' },
    $facet: { all: [{ $count: 'n' }] },
    $unwind: '$tags',
    $addFields: { x: 1 },
    $set: { x: 1 }
  }
  for (const [name, operand] of Object.entries(stages)) {
    attempts[name] = cases => cases.aggregate([{ [name]: operand }]).toArray()
  }
  const expressions: Record<string, unknown> = {
    // biome-ignore lint/suspicious/noThenProperty: so $switch has it
    $switch: { branches: [{ case: '$n', then: 1 }] },
    $dateTrunc: { date: '$at', unit: 'day', timezone: 'Asia/Shanghai' },
    $dateToString: { date: '$at', format: '%Y-%m-%d' },
    $add: ['$n', 1],
    $subtract: ['$n', 1],
    $multiply: ['$n', 2],
    $divide: ['$n', 2],
    $concat: ['$text', '/'],
    $toString: '$n',
    $size: '$tags',
    $arrayElemAt: ['$tags', 0]
  }
  for (const [name, operand] of Object.entries(expressions)) {
    attempts[name] = cases => cases.aggregate([{ $group: { _id: { [name]: operand }, count: { $sum: 1 } } }]).toArray()
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    it(`is refused by name: ${name}`, async () => {
      const cases = connection.collection('cases') as unknown as mongo.Collection
      await assert.rejects(
        attempt(cases),
        (error: Error) => error.message.includes(name) && error.message.includes('MONGODB_URL')
      )
      assert.equal(await cases.countDocuments(), 1)
    })
  }

  it('is refused by the driver itself: transactions, for which there are no sessions', async () => {
    await assert.rejects(
      connection.transaction(async session => void (await connection.collection('cases').insertOne({}, { session })))
    )
    assert.equal(await connection.collection('cases').countDocuments(), 1)
  })
})
