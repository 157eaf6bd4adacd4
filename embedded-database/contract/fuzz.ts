import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EJSON } from 'bson'
import fc from 'fast-check'
import mongoose, { type mongo } from 'mongoose'
import { startEmbedded } from '../start'
import { documents, indexes, query } from './arbitrary'
import { pipeline } from './arbitrary-pipelines'
import { update } from './arbitrary-updates'

/**
 * Sends the same random work to the embedded database with indexes, to the embedded database without indexes, and to
 * MongoDB when MONGODB_URL is set. A difference is shrunk to its shortest case and printed with the seed. Answers that
 * the embedded database refuses by name are counted, not compared.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
const seed = values.seed ? Number(values.seed) : Date.now() & 0x7fffffff
const refusedByName = 'error 238'
/** A document with two arrays in one compound index: only the engine with indexes refuses it. */
const parallelArrays = 'error 171'

type Case = Partial<{ queries: Query[]; updates: Update[]; pipelines: object[][] }> & { docs: mongo.Document[] }
type Query = {
  filter: object
  sort: Record<string, 1 | -1>
  skip: number
  limit: number
  batchSize: number
  projection: object
}
type Update = { filter: object; update: object; upsert: boolean; multi: boolean }

interface Engine {
  name: string
  collection: mongo.Collection
}

async function open(name: string, url: string, indexed: boolean): Promise<Engine> {
  const connection = await mongoose
    .createConnection(url, { dbName: `fuzz_${process.pid}_${Number(indexed)}`, w: 'majority' })
    .asPromise()
  const collection = connection.collection('fuzz') as unknown as mongo.Collection
  if (indexed) for (const { key, ...options } of indexes) await collection.createIndex(key, options)
  return { name, collection }
}

const typed = { promoteValues: false } as const

/** Returns an engine's answer as text: the result, or the code of the error. */
async function outcome(run: () => Promise<unknown>): Promise<string> {
  try {
    return EJSON.stringify(await run(), { relaxed: false })
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError) return `error ${error.code}`
    throw error
  }
}

/**
 * Groups come in any order, so no stage that depends on the order may follow them. No stage that leaves documents out
 * may follow a computation: MongoDB moves it forward, and then never meets a value that cannot be computed with.
 */
function orderless(stages: object[]) {
  const group = stages.findIndex(stage => '$group' in stage)
  const computation = stages.findIndex(stage => '$project' in stage)
  const has = (stage: object, ...names: string[]) => names.some(name => name in stage)
  return stages.filter((stage, i) => {
    if (has(stage, '$match', '$skip', '$limit') && computation >= 0 && i > computation) return false
    return group < 0 || i <= group || has(stage, '$match', '$project', '$count')
  })
}

async function answers(
  { collection }: Engine,
  { docs, queries = [], updates = [], pipelines = [] }: Case
): Promise<string[]> {
  const restart = async () => {
    await collection.deleteMany({})
    await collection.insertMany(docs.map(doc => ({ ...doc })))
  }
  const all: string[] = []
  await restart()
  for (const { filter, ...options } of queries) {
    all.push(await outcome(() => collection.find(filter, { ...typed, ...options }).toArray()))
    all.push(await outcome(() => collection.countDocuments(filter)))
    all.push(
      await outcome(async () => (await collection.find(filter, typed).toArray()).map(doc => Number(doc._id)).sort())
    )
  }
  for (const stages of pipelines) {
    const answer = await outcome(async () => sortSets(await collection.aggregate(orderless(stages), typed).toArray()))
    all.push(keepsEither(stages) ? answer.replace(wholeNumber, '{"$number":"$1"}') : answer)
  }
  for (const { filter, update, upsert, multi } of updates) {
    const options = { upsert: upsert && !multi }
    all.push(
      await outcome(async () => {
        const one = { ...filter, ...(!multi && { _id: 0 }) }
        const operators = Object.keys(update)[0]?.startsWith('$')
        const result = !operators
          ? await collection.replaceOne({ ...filter, _id: 0 } as object, update, { upsert })
          : multi
            ? await collection.updateMany(one as object, update, options)
            : await collection.updateOne(one as object, update, options)
        const after = await collection.find({}, { ...typed, sort: { _id: 1 } }).toArray()
        return [result.matchedCount, result.modifiedCount, result.upsertedCount, after]
      })
    )
    await restart()
  }
  return all
}

const wholeNumber = /\{"\$number(?:Int|Long|Double)":"(-?\d+)(?:\.0)?"\}/g

/** Of 1, 1.0 and a long 1, any may be the smallest or largest of a group: MongoDB's two engines differ, too. */
function keepsEither(stages: object[]) {
  return /"\$(min|max)"/.test(JSON.stringify(stages))
}

/** Sorts groups and sets, whose order each engine is free to choose. */
function sortSets(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members = value.map(
      member => [sortSets(member), EJSON.stringify(sortSets(member), { relaxed: false })] as const
    )
    return members.sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([member]) => member)
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, sortSets(member)]))
}

const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-fuzz-'))
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const { url } = await startEmbedded({ dataDir, durable: false })
const engines = [await open('embedded with indexes', url, true), await open('embedded without indexes', url, false)]
if (process.env.MONGODB_URL) engines.push(await open('MongoDB', process.env.MONGODB_URL, false))

let compared = 0
let refused = 0
const cases = fc.oneof(
  fc.record({ docs: documents, queries: fc.array(query, { minLength: 1, maxLength: 8 }) }),
  fc.record({ docs: documents, updates: fc.array(update, { minLength: 1, maxLength: 4 }) }),
  fc.record({ docs: documents, pipelines: fc.array(pipeline, { minLength: 1, maxLength: 8 }) })
)

const report = await fc.check(
  fc.asyncProperty(cases as fc.Arbitrary<Case>, async given => {
    const settled = await Promise.allSettled(engines.map(engine => answers(engine, given)))
    const [first = [], ...others] = settled.map(result =>
      result.status === 'fulfilled' ? result.value : [String(result.reason)]
    )
    compared += first.length
    for (const [i, answer] of first.entries()) {
      if (answer === refusedByName) refused++
      if (answer === refusedByName || answer === parallelArrays) continue
      for (const [engine, other] of others.entries()) {
        const bothRefuse = answer.startsWith('error') && other[i]?.startsWith('error')
        if (answer === other[i] || bothRefuse) continue
        throw new Error(`${engines[0]?.name}: ${answer}\n${engines[engine + 1]?.name}: ${other[i]}`)
      }
    }
  }),
  { seed, numRuns: 1e9, interruptAfterTimeLimit: Number(values.seconds) * 1000, markInterruptAsFailure: false }
)

for (const { collection } of engines) await collection.db?.dropDatabase?.()
console.log(
  `seed ${seed}: ${compared} answers of ${engines.map(({ name }) => name).join(', ')} compared, ${refused} refused by name`
)
if (report.counterexample) {
  console.log(EJSON.stringify(report.counterexample[0], { relaxed: false }))
  console.log(report.errorInstance instanceof Error ? report.errorInstance.message : report.errorInstance)
}
process.exit(report.counterexample ? 1 : 0)
