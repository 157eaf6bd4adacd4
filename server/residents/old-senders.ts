import { dropExpiring } from '../db/drop-expiring'
import { countUpTo, deleteSome } from '../db/old-documents'
import { BlockModel } from './block-model'
import { forgetResident } from './forget-resident'
import { ResidentModel } from './model'

const unseen = (cutoff: Date) => ({ seenAt: { $lte: cutoff } })
const over = (cutoff: Date) => ({ until: { $lte: cutoff } })
const atOnce = 200

/** Forgets devices and WeChat users that nobody has used for so long: no session of theirs can be valid any more. */
export async function deleteUnusedSenders(cutoff: Date): Promise<number> {
  const found = await ResidentModel.find(unseen(cutoff), { _id: 1 }).limit(atOnce).lean()
  for (const { _id } of found) await forgetResident(String(_id))
  return found.length
}

export const countUnusedSenders = (cutoff: Date, most: number) => countUpTo(ResidentModel, unseen(cutoff), most)
export const deleteOldBlocks = (cutoff: Date) => deleteSome(BlockModel, over(cutoff))
export const countOldBlocks = (cutoff: Date, most: number) => countUpTo(BlockModel, over(cutoff), most)
export const upgradeBlocks = () => dropExpiring(BlockModel, 'until_1')
