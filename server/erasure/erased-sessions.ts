import { dayMs } from '../../contracts/china-time'
import { kept } from '../db/kept'
import { Refusal } from '../http/refusal'
import { markOfSender } from '../residents/sender-mark'
import { ErasureModel } from './model'

/** No session of a resident lasts longer. */
const longestSessionMs = 366 * dayMs

const erased = kept('senders', async () => {
  const found = await ErasureModel.find({ at: { $gt: new Date(Date.now() - longestSessionMs) } }, { _id: 1 }).lean()
  return new Set(found.map(({ _id }) => _id))
})

/** Refuses what would be stored under a session whose resident is forgotten: the phone opens a new one. */
export async function refuseErased(resident: string): Promise<void> {
  if ((await erased()).has(markOfSender(`resident:${resident}`))) throw new Refusal('session_expired')
}
