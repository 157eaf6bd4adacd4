import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import mongoose from 'mongoose'
import { dimensions } from '../../contracts/statistics/dimensions'
import { startEmbedded } from '../../embedded-database/start'
import { CaseModel } from '../../server/cases/model'
import { countCases } from '../../server/statistics/count-cases'
import { figuresOf } from '../../server/statistics/figures-of'
import { fillDays } from '../../server/statistics/fill-days'
import { CaseFactsModel, FigureDayModel } from '../../server/statistics/model'
import { forgetSheets } from '../../server/statistics/read-sheets'
import { madeUpCases } from './made-up'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '50000' }, periods: { type: 'string', default: 'month,quarter,year' } }
})
const [cases, until, batch] = [Number(values.cases), new Date('2026-11-01T00:00:00+08:00'), 5000]
const database = `figures-${cases}`

const folder = process.env.MONGODB_URL ? undefined : mkdtempSync(join(tmpdir(), 'mashangban-figures-'))
const embedded = folder ? await startEmbedded({ dataDir: folder }) : undefined
await mongoose.connect(embedded ? `${embedded.url}/${database}` : (process.env.MONGODB_URL ?? ''), {
  ...(!embedded && { dbName: database }),
  autoIndex: false,
  autoCreate: false
})

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  console.log(`${what}: ${Math.round(performance.now() - started)} ms`)
  return result
}

async function fill() {
  const made = madeUpCases(cases, until)
  for (let rest = cases; rest > 0; rest -= batch) {
    const some = Array.from({ length: Math.min(batch, rest) }, () => made.next().value)
    await CaseModel.collection.insertMany(some as never[], { ordered: false })
  }
  await CaseModel.collection.createIndex({ counted: 1, _id: -1 })
  await CaseFactsModel.createIndexes()
  await FigureDayModel.createIndexes()
}

if ((await CaseModel.estimatedDocumentCount()) < cases) await timed(`${cases} cases made up`, fill)
await timed('counted', async () => {
  for (let done = await countCases(2000); done > 0; done = await countCases(2000));
})
await timed('sheets filled', async () => {
  while ((await fillDays()) > 0);
})
const periods = {
  month: { from: '2026-10-01', to: '2026-10-31' },
  quarter: { from: '2026-07-01', to: '2026-09-30' },
  year: { from: '2025-11-01', to: '2026-10-31' }
}
const tries = 5
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const middle = (all: readonly number[]) =>
  Math.round([...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0)
const wanted = Object.entries(periods).filter(([name]) => values.periods.split(',').includes(name))
for (const [name, period] of wanted) {
  for (const by of Object.keys(dimensions) as (keyof typeof dimensions)[]) {
    forgetSheets()
    const times: number[] = []
    const cpu: number[] = []
    for (let one = 0; one < tries; one += 1) {
      const [started, used] = [performance.now(), cpuMs()]
      await figuresOf({ ...period, by, basis: 'owed', now: new Date(), scope: 'all' })
      times.push(performance.now() - started)
      cpu.push(cpuMs() - used)
    }
    const [first = 0, ...rest] = times
    const told = `${middle(rest)} ms afterwards, ${middle(cpu.slice(1))} ms of the processor`
    console.log(`${name} by ${by}: ${Math.round(first)} ms the first time, ${told}`)
  }
}
await mongoose.disconnect()
await embedded?.close()
if (folder) rmSync(folder, { recursive: true, force: true })
