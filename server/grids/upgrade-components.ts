import { ComponentModel } from './model'
import { squareOf } from './squares'

const atOnce = 500

/** Puts components of earlier versions on the map: a batch of them. Returns how many it did; none when all are done. */
export async function upgradeComponents(): Promise<number> {
  const found = await ComponentModel.find({ square: null, active: { $ne: false } }, { point: 1 })
    .limit(atOnce)
    .lean()
  if (found.length === 0) return 0
  await ComponentModel.bulkWrite(
    found.map(({ _id, point }) => ({
      updateOne: { filter: { _id, point }, update: { $set: { square: squareOf(point) } } }
    })),
    { ordered: false }
  )
  return found.length
}
