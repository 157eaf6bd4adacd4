import { isDuplicateKey } from '../../db/duplicate-key'
import { DepartmentModel } from '../model'
import { sameName } from './department-kind'

const atOnce = 200

/**
 * Gives open departments of an earlier version the key that no two of them share. Of two with the same name, which two
 * people once made at the same time, the second has a key of its own until somebody renames it.
 */
export async function upgradeDepartmentNames(): Promise<number> {
  const old = await DepartmentModel.find({ active: { $ne: false }, openName: { $exists: false } })
    .limit(atOnce)
    .lean()
  for (const { _id, name } of old) {
    const give = (openName: string) => DepartmentModel.updateOne({ _id, name, active: { $ne: false } }, { openName })
    await give(sameName(name)).catch(error => {
      if (!isDuplicateKey(error)) throw error
      return give(`${sameName(name)} ${_id}`)
    })
  }
  return old.length
}
