import mongoose from 'mongoose'
import { CaseModel } from '../../server/cases/model'
import { announce } from '../../server/messages/announce'

export interface Telling {
  events: number
  seconds: number
}

/**
 * Makes the last entry of so many histories news and times how long it takes until everybody is told. No server runs
 * meanwhile, so that one process does it.
 */
export async function tellEverybody(url: string, database: string, events: number): Promise<Telling> {
  await mongoose.connect(url, {
    dbName: database,
    autoIndex: false,
    autoCreate: false,
    writeConcern: { w: 'majority' }
  })
  try {
    const cases = await CaseModel.find({}, { history: 1 }).sort({ _id: -1 }).limit(events).lean()
    await CaseModel.collection.bulkWrite(
      cases.map(({ _id, history }) => ({
        updateOne: { filter: { _id }, update: { $set: { unannounced: true, announced: history.length - 1 } } }
      }))
    )
    const started = performance.now()
    let told = 0
    for (let last = await announce(); last > 0; last = await announce()) told += last
    return { events: told, seconds: (performance.now() - started) / 1000 }
  } finally {
    await mongoose.disconnect()
  }
}
