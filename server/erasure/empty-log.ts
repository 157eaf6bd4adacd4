import mongoose from 'mongoose'
import { log } from '../log'
import { settings } from '../settings'

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
