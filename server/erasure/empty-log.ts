import mongoose from 'mongoose'
import { settings } from '../settings'

/**
 * Has the embedded database forget what was deleted in its files, too. MongoDB writes over its own in its time (docs/operations.md).
 */
export async function emptyLogOfDatabase(): Promise<void> {
  if (settings().mongodbUrl) return
  await mongoose.connection.getClient().db('admin').command({ fsync: 1 })
}
