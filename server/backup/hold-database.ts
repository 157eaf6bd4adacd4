import { existsSync, readFileSync } from 'node:fs'
import mongoose from 'mongoose'
import { startEmbedded, urlFileIn } from '../../embedded-database/start'
import { isAway } from '../http/trouble'

/**
 * Does something while the data file stands still and has everything that was acknowledged before. The running server
 * goes on answering and writing; without one the database is started for this.
 */
export async function holdDatabase(dataDir: string, work: () => Promise<void>): Promise<void> {
  const running = await connectRunning(dataDir)
  if (running) return held(running, work)
  const own = await startEmbedded({ dataDir })
  try {
    await held(await connect(own.url), work)
  } finally {
    await own.close()
  }
}

async function held(connection: mongoose.Connection, work: () => Promise<void>) {
  const command = (what: object) => connection.getClient().db('admin').command(what)
  try {
    await command({ fsync: 1, lock: true })
    await work()
    // Refused if the file did not stand still until now.
    await command({ fsyncUnlock: 1 })
  } catch (error) {
    await command({ fsyncUnlock: 1 }).catch(() => undefined)
    if (isAway(error)) throw new Error('服务在备份时停止了，这次备份不作数，请再备份一次', { cause: error })
    throw error
  } finally {
    await connection.close()
  }
}

/** A server that was killed leaves its address behind, and nobody answers there. */
async function connectRunning(dataDir: string): Promise<mongoose.Connection | undefined> {
  const file = urlFileIn(dataDir)
  if (!existsSync(file)) return undefined
  return connect(readFileSync(file, 'utf8')).catch(() => undefined)
}

const connect = (url: string) => mongoose.createConnection(url, { serverSelectionTimeoutMS: 2_000 }).asPromise()
