import { workThrough } from '../db/work-through'
import { presentMark } from '../vault'
import { formerOf, sealFormer } from './blackouts'
import { BlackoutModel } from './model'

/** Blackouts that are not under the present secret. */
const older = () => ({ sealed: { $not: new RegExp(`^${presentMark().replaceAll('.', '\\.')}`) } })

/** Seals a batch of what was blacked out under the present secret. One that no known secret opens stays as it is. */
export function upgradeBlackouts(now = new Date()): Promise<number> {
  return workThrough({
    job: 'keep blacked-out words under the present secret',
    now,
    read: others =>
      BlackoutModel.find({ ...older(), ...others })
        .limit(200)
        .lean(),
    async each({ _id, place, sealed }) {
      const anew = sealFormer(place, formerOf({ place, sealed }))
      return (await BlackoutModel.updateOne({ _id, sealed }, { $set: { sealed: anew } })).modifiedCount > 0
    }
  })
}

/** Returns how many are not under the present secret. */
export function blackoutsLeft(): Promise<number> {
  return BlackoutModel.countDocuments(older()).exec()
}
