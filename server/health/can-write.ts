import mongoose from 'mongoose'
import { writeProbe } from '../db/write-probe'
import { isFull } from '../http/trouble'
import { storage } from '../media/storage'

/** A probe counts for this long, so that asking often writes little. */
const countsForMs = 5_000
const patienceMs = 3_000

let last: { at: number; problem: Promise<string | undefined> } | undefined

/**
 * Says in a few words why nothing can be kept at the moment: no database, a full disk. Returns undefined while all is
 * well. It writes for real, because a disk that answers and does not write looks healthy otherwise.
 */
export function whyNotReady(now = Date.now()): Promise<string | undefined> {
  if (!last || now - last.at > countsForMs) last = { at: now, problem: probe() }
  return last.problem
}

export function forgetProbe(): void {
  last = undefined
}

async function probe(): Promise<string | undefined> {
  if (mongoose.connection.readyState !== 1) return '连不上数据库'
  const [data, photos] = await Promise.all([failureOf(writeProbe), failureOf(() => storage().probe())])
  if (data) return isFull(data) ? '数据写不进去：磁盘满了' : '数据写不进去，请看日志和磁盘'
  if (photos) return isFull(photos) ? '照片写不进去：磁盘满了' : '照片写不进去，请看日志和磁盘'
  return undefined
}

async function failureOf(write: () => Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, patienceMs, new Error('no answer in time'))
  })
  const written = write().then(
    () => undefined,
    (error: unknown) => error ?? new Error('failed')
  )
  return Promise.race([written, late]).finally(() => clearTimeout(timer))
}
