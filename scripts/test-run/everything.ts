import { findMongodb, type Mongodb } from '../mongodb'
import { findRecommendedNode } from '../other-node'
import { rememberTimes } from './files'
import { browserStep, buildSteps, checkSteps, cityStep, step } from './preparations'
import { type Report, startReport } from './report'
import type { Setting } from './start-worker'
import { askDatabase, suites } from './suites'
import { runTasks, type Task } from './tasks'
import { workerPool } from './worker-pool'

const inBrowser = (file: string) => file.startsWith('e2e/')
/** It keeps two cores busy by itself for a minute: at the end nothing else would be left to run beside it. */
const underLoad = (file: string) => file.startsWith('bench/')
/** It asks one process thousands of times: it begins early for the same reason. */
const asksWithoutEnd = (file: string) => file === 'server/http/every-route.test.ts'
const ofServer = (file: string) => /^(server|embedded-database)\//.test(file)

/** The whole run. Returns whether all went well. */
export async function runEverything(files: readonly string[]): Promise<boolean> {
  const report = startReport()
  const pool = workerPool()
  const usual: Setting = { label: '', ...(process.env.MONGODB_URL && { mongodbUrl: process.env.MONGODB_URL }) }
  const browser = browserStep(report)
  const prepared = [...buildSteps(report), cityStep(report), browser]
  const run = (wanted: readonly string[], needs: readonly Task[], setting: () => Setting | undefined) =>
    suites({ files: wanted, needs, setting }, pool, report)
  const others = files.filter(file => !inBrowser(file) && !ofServer(file) && !underLoad(file))

  const server = process.env.CI ? serverInCI(report, browser, run) : serverOnce(report, browser, usual, run)
  const tasks = [
    ...prepared,
    ...server.needs,
    ...run(files.filter(underLoad), [browser], () => usual),
    ...server.suites(files.filter(asksWithoutEnd)),
    ...(process.env.CI ? checkSteps(report) : []),
    ...run(files.filter(inBrowser), prepared, () => usual),
    ...server.suites(files.filter(file => ofServer(file) && !asksWithoutEnd(file))),
    ...run(others, [browser], () => usual)
  ]
  try {
    await runTasks(tasks)
  } finally {
    await pool.end()
    await server.stop()
  }
  rememberTimes(report.times())
  return report.end()
}

type Run = (files: readonly string[], needs: readonly Task[], setting: () => Setting | undefined) => Task[]

interface ServerSuites {
  needs: Task[]
  suites(files: readonly string[]): Task[]
  stop(): Promise<void>
}

function serverOnce(report: Report, browser: Task, usual: Setting, run: Run): ServerSuites {
  report.note(`MongoDB: ${usual.mongodbUrl ? 'tested, on MONGODB_URL' : 'not tested; `npm run test:mongodb` does'}`)
  return { needs: [], suites: files => run(files, [browser], () => usual), stop: async () => {} }
}

/** On the embedded database with the recommended Node, and on MongoDB with this one: both are tried, nothing runs thrice. */
function serverInCI(report: Report, browser: Task, run: Run): ServerSuites {
  const embedded: Setting = { label: '' }
  let recommended: Setting | undefined
  let onMongodb: Setting | undefined
  let mongodb: Mongodb | undefined
  const waits = { slot: false, needs: [browser] }
  const findNode = step(
    report,
    'find the recommended Node',
    async () => {
      const found = await findRecommendedNode()
      if ('path' in found) recommended = { label: `Node ${found.version}`, node: found.path }
      report.note(
        recommended
          ? `Node: the server on ${recommended.label} too`
          : `Node: ${process.versions.node} alone, as ${'missing' in found ? found.missing : ''}`
      )
    },
    { slot: false }
  )
  const findDatabase = step(
    report,
    'find a MongoDB',
    async () => {
      const found = await findMongodb()
      if ('url' in found) {
        mongodb = found
        onMongodb = { label: 'MongoDB', mongodbUrl: found.url }
      }
      report.note(`MongoDB: ${'url' in found ? `tested, on ${found.name}` : `not tested: ${found.missing}`}`)
    },
    waits
  )
  const needs = [findNode, findDatabase]
  return {
    needs,
    suites: files => [
      ...run(askDatabase(files), [browser, ...needs], () => onMongodb),
      ...run(files, [browser, ...needs], () => recommended ?? embedded),
      // Without MongoDB this Node would not have run them at all.
      ...run(files, [browser, ...needs], () => (recommended && !onMongodb ? embedded : undefined))
    ],
    stop: async () => mongodb?.stop()
  }
}
