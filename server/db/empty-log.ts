import mongoose from 'mongoose'
import { log } from '../log'
import { settings } from '../settings'

/** Writing the files anew takes up to a second, in which everybody waits. Whoever deletes themselves cannot ask for it more often. */
const pauseMs = 60_000
let lastAt = -Infinity

/** The same, unless it was done a moment ago: the job does it then. */
export async function emptyLogUnlessJustDone(now = Date.now()): Promise<void> {
  if (Math.abs(now - lastAt) < pauseMs) return
  lastAt = now
  await emptyLogOfDatabase()
}

/**
 * Has the embedded database forget what was deleted in its files, too. MongoDB writes over its own in its time (docs/operations.md).
 * Returns false while a backup copies the file or the disk does not take it.
 */
export async function emptyLogOfDatabase(): Promise<boolean> {
  if (settings().mongodbUrl) return true
  try {
    await mongoose.connection.getClient().db('admin').command({ fsync: 1 })
    return true
  } catch (err) {
    log.warn({ err }, 'what was deleted is still in the files of the database')
    return false
  }
}
