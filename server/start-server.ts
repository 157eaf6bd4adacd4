import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import type { Settings } from '../config/server'
import { buildApp } from './app'
import { recordSettings } from './audit/record-settings'
import { importsAtRest } from './basedata/imports/running'
import { keepLearning } from './cases/proposing/keep-learning'
import { connectDatabase } from './db/connect'
import { explained } from './db/explain-mongodb'
import { indexesBeside } from './db/indexes'
import { refuseRestored } from './db/restored'
import { endOnFailure } from './end-on-failure'
import { closeServer } from './http/close-server'
import { answerNotReady } from './http/errors'
import { openMetrics } from './http/metrics'
import { runningHandlers } from './http/running-handlers'
import { watchArrivals } from './http/watch-arrivals'
import { watchLag } from './http/watch-lag'
import { workRoom } from './http/work-room'
import { startJobs } from './jobs/schedule'
import { upgradeBeside } from './jobs/upgrade-beside'
import { shareCounts } from './limits/shared-counts'
import { endEventStreams } from './live/event-stream'
import { log } from './log'
import { setSettings } from './settings'

export interface RunningServer {
  port: number
  database: 'embedded' | 'mongodb'
  /** Finishes the running requests, then closes the port and the database. */
  stop(): Promise<void>
}

/** Requests that still run after this time are cut off, so that Ctrl-C ends within five seconds. */
const graceMs = 4_000

/** Starts the server: port, database, indexes, `prepare`, app, jobs. */
export async function startServer(settings: Settings, prepare?: () => Promise<void>): Promise<RunningServer> {
  setSettings(settings)
  log.level = settings.logLevel
  const { dataDir, mongodbUrl } = settings
  let answer = answerNotReady
  const server = createServer((request, response) => answer(request, response))
  const open = () => listen(server, settings.port, settings.host)
  // A start that cannot have its port changes no data. Alone, it tells whoever comes meanwhile to come again. With MongoDB
  // there are others: as long as nobody listens here, a proxy gives the request to one of them.
  let port = 0
  if (mongodbUrl) await portIsFree(settings)
  else port = await open()
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) }).catch(error => {
    server.close()
    throw error
  })
  try {
    // With the embedded database this process is the only one.
    shareCounts(database.kind === 'mongodb' ? mongoose.connection.db : undefined)
    await refuseRestored()
    const indexes = await indexesBeside()
    await recordSettings(settings.onRecord)
    await prepare?.()
    const metrics = settings.metrics && (await openMetrics(settings.metrics.port, settings.metrics.host))
    const room = workRoom(settings.overload)
    const handlers = runningHandlers(buildApp(room).callback())
    const stopLag = watchLag(room.observe)
    answer = handlers.answer
    if (mongodbUrl) port = await open()
    const stopArrivals = watchArrivals(server, room.arrived)
    const stopJobs = startJobs({ alone: database.kind === 'embedded' })
    const upgrade = upgradeBeside(indexes)
    const stopLearning = keepLearning()
    log.info({ port, database: database.kind }, 'ready')

    let stopping: Promise<void> | undefined
    const stop = () => {
      stopping ??= (async () => {
        stopArrivals()
        endEventStreams()
        const cut = pause(graceMs, undefined, { ref: false })
        await closeServer(server, graceMs)
        // What an import has not done by then is done by the next process.
        await Promise.race([Promise.all([handlers.ended(), importsAtRest()]), cut])
        stopLag()
        await metrics?.close()
        await Promise.all([stopJobs(), stopLearning(), upgrade.stop()])
        await database.close()
        forgetFailures()
      })()
      return stopping
    }
    const forgetFailures = endOnFailure(stop)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // Ctrl-C may come twice, from the terminal and from `npm start`.
      process.on(signal, () =>
        stop().then(
          () => process.exit(0),
          () => process.exit(1)
        )
      )
    }
    return { port, database: database.kind, stop }
  } catch (error) {
    server.close()
    await database.close()
    throw explained(error, database.url)
  }
}

/** Checks the port before slow work starts. Fails with one clear line when it is taken. */
export async function portIsFree({ port, host }: Settings): Promise<void> {
  const probe = createServer()
  await listen(probe, port, host)
  await new Promise(resolve => probe.close(resolve))
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? '已经被占用，请关掉占用它的程序，或用 PORT 换一个端口'
          : `不能使用：${error.message}`
      reject(new Error(`端口 ${port} ${why}`))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}
