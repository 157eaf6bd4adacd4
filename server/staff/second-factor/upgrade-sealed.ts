import type { Types } from 'mongoose'
import { type Others, workThrough } from '../../db/work-through'
import { presentMark, unseal } from '../../vault'
import { AccountModel } from '../model'
import { sealSecret } from './secret-vault'

interface Sealed {
  _id: Types.ObjectId
  username: string
  secondFactor: { sealed: string }
}

/** Second factors that are not under the present secret. */
const older = () => ({
  'secondFactor.sealed': { $exists: true, $not: new RegExp(`^${presentMark().replaceAll('.', '\\.')}`) }
})

/** Seals a batch of second factors under the present secret. One that no known secret opens stays as it is. */
export function upgradeSecondFactors(now = new Date()): Promise<number> {
  return workThrough({
    job: 'keep second factors under the present secret',
    now,
    read: (others: Others) =>
      AccountModel.find({ ...older(), ...others })
        .select({ username: 1, 'secondFactor.sealed': 1 })
        .limit(200)
        .lean<Sealed[]>(),
    async each({ _id, secondFactor: { sealed } }) {
      const anew = sealSecret(String(_id), unseal('second factor', sealed, String(_id)))
      const changed = await AccountModel.updateOne(
        { _id, 'secondFactor.sealed': sealed },
        { $set: { 'secondFactor.sealed': anew } }
      )
      return changed.modifiedCount > 0
    },
    name: ({ username }) => username
  })
}

/** Returns how many second factors are not under the present secret. */
export function secondFactorsLeft(): Promise<number> {
  return AccountModel.countDocuments(older()).exec()
}
