import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import mongoose, { type mongo } from 'mongoose'
import { startEmbedded } from '../start'

/**
 * Measures the same work on the embedded database and, when MONGODB_URL is set, on MongoDB, with one client. The
 * engines take turns within each measure, so that cold code and other work on the machine slow both alike.
 */
const { values } = parseArgs({ options: { documents: { type: 'string', default: '100000' } } })
const size = Number(values.documents)
const states = [
  'submitted',
  'accepted',
  'filed',
  'dispatched',
  'handling',
  'handled',
  'checked',
  'closed',
  'rejected',
  'voided'
]

function document(i: number) {
  return {
    caseNo: `441602${String(i).padStart(14, '0')}`,
    state: states[i % 10],
    department: `d${i % 100}`,
    topic: `t${i % 13}`,
    at: new Date(1.76e12 + ((i * 7919) % size) * 60_000),
    priority: i % 5,
    score: (i % 997) / 10,
    address: `长安路 ${i % 300} 号路灯杆旁`,
    place: { type: 'Point', coordinates: [114.7 + (i % 1000) / 1e4, 23.7 + (i % 777) / 1e4] },
    text: '路灯不亮，晚上很黑，请尽快派人维修，谢谢。'.repeat(2)
  }
}

interface Measure {
  name: string
  /** The longest time that the embedded database may take, as a multiple of MongoDB's. */
  aim: number
  times: number
  /** How many operations run at the same time. */
  together?: number
  run: (collection: mongo.Collection, i: number) => Promise<unknown>
}

const somewhere = (i: number) => (i * 7919) % size

const measures: Measure[] = [
  { name: 'insertOne', aim: 1, times: 1000, run: (all, i) => all.insertOne(document(size + i)) },
  {
    name: 'insertOne, 16 at a time',
    aim: 1,
    times: 3000,
    together: 16,
    run: (all, i) => all.insertOne(document(2 * size + i))
  },
  {
    name: 'findOne by unique key',
    aim: 1,
    times: 1500,
    run: (all, i) => all.findOne({ caseNo: document(somewhere(i)).caseNo })
  },
  {
    name: 'findOneAndUpdate by key',
    aim: 1,
    times: 1000,
    run: (all, i) =>
      all.findOneAndUpdate({ caseNo: document(somewhere(i)).caseNo }, { $inc: { priority: 1 }, $set: { topic: 't99' } })
  },
  {
    name: 'page of 20 by index and sort',
    aim: 1,
    times: 1000,
    run: (all, i) =>
      all
        .find({ department: `d${i % 100}` })
        .sort({ at: -1 })
        .limit(20)
        .toArray()
  },
  {
    name: 'countDocuments over 1,000 by index',
    aim: 2,
    times: 500,
    run: (all, i) => all.countDocuments({ department: `d${i % 100}` })
  },
  {
    name: '$group over all',
    aim: 4,
    times: 10,
    run: all =>
      all
        .aggregate([{ $group: { _id: '$topic', n: { $sum: 1 }, score: { $avg: '$score' }, last: { $max: '$at' } } }])
        .toArray()
  },
  {
    name: 'unindexed scan, one hit',
    aim: 4,
    times: 10,
    run: (all, i) =>
      all
        .find({ score: { $gt: 99.55 }, priority: i % 5 })
        .limit(1000)
        .toArray()
  },
  {
    name: 'sort all by an unindexed field, 20',
    aim: 4,
    times: 10,
    run: all => all.find().sort({ score: -1, _id: 1 }).limit(20).toArray()
  }
]

/** Fills the collections. Returns documents per second for each engine. */
async function fill() {
  for (const { collection } of engines) {
    await collection.createIndex({ caseNo: 1 }, { unique: true })
    await collection.createIndex({ department: 1, at: -1 })
  }
  const seconds = engines.map(() => 0)
  for (let from = 0; from < size; from += 1000) {
    for (const [i, { collection }] of engines.entries()) {
      const documents = Array.from({ length: 1000 }, (_, k) => document(from + k))
      const started = performance.now()
      await collection.insertMany(documents)
      seconds[i] = (seconds[i] ?? 0) + (performance.now() - started) / 1000
    }
  }
  return seconds.map(all => size / all)
}

/** Runs an operation `times` times, numbered from `start`. Returns the seconds that this took. */
async function time(collection: mongo.Collection, { together = 1, run }: Measure, start: number, times: number) {
  let next = start
  const started = performance.now()
  const lane = async () => {
    while (next < start + times) await run(collection, next++)
  }
  await Promise.all(Array.from({ length: together }, lane))
  return (performance.now() - started) / 1000
}

const turns = 5

/** Returns operations per second for each engine. */
async function measure(one: Measure) {
  const part = Math.ceil(one.times / turns)
  const seconds = engines.map(() => 0)
  for (let turn = 0; turn <= turns; turn++) {
    for (const [i, { collection }] of engines.entries()) {
      const taken = await time(collection, one, turn * part, part)
      // The first turn warms up and is not counted.
      if (turn > 0) seconds[i] = (seconds[i] ?? 0) + taken
    }
  }
  return seconds.map(all => (turns * part) / all)
}

async function open(name: string, url: string) {
  const connection = await mongoose.createConnection(url, { dbName: `bench_${process.pid}`, w: 'majority' }).asPromise()
  return { name, connection, collection: connection.collection('cases') as unknown as mongo.Collection }
}

const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-bench-'))
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const engines = [await open('embedded', (await startEmbedded({ dataDir })).url)]
if (process.env.MONGODB_URL) engines.push(await open('MongoDB', process.env.MONGODB_URL))

const rows = [await fill()]
let stall = 0
for (const one of measures) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  rows.push(await measure(one))
  delay.disable()
  if (one.name.startsWith('$group')) stall = delay.max / 1e6
}
for (const { connection } of engines) await connection.dropDatabase()

const shown = (perSecond: number | undefined) =>
  perSecond === undefined ? '' : perSecond.toLocaleString('en', { maximumFractionDigits: perSecond < 100 ? 1 : 0 })
console.log(`${size} documents, operations per second`)
console.log(`| | ${engines.map(({ name }) => name).join(' | ')} | MongoDB's speed ÷ ours | aim |`)
console.log(`| --- |${' ---: |'.repeat(engines.length + 2)}`)
for (const [row, name] of ['insertMany by 1,000 (documents)', ...measures.map(({ name }) => name)].entries()) {
  const [ours, theirs] = rows[row] ?? []
  const ratio = ours && theirs ? (theirs / ours).toFixed(2) : ''
  console.log(
    `| ${name} | ${shown(ours)} | ${engines[1] ? `${shown(theirs)} | ` : ''}${ratio} | ${row > 0 ? `≤ ${measures[row - 1]?.aim}` : ''} |`
  )
}
console.log(`The main thread's longest stall during $group: ${stall.toFixed(1)} ms`)
process.exit(0)
