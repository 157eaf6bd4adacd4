import { erasedWords } from '../../contracts/cases/erased-words'
import type { CaseRecord } from '../cases/model'
import { headOf } from './compose'
import { MessageModel } from './model'
import type { Person } from './person'

/** Deletes everything that a person was told, sent or not. */
export async function eraseMessagesOf(person: Person): Promise<void> {
  await MessageModel.deleteMany({ person })
}

/** Takes words that are gone from a history out of what others were told of them. */
export async function eraseFromMessages(theCase: CaseRecord): Promise<void> {
  const erased = new Set(theCase.history.flatMap(({ words }, index) => (words === erasedWords ? [index] : [])))
  if (erased.size === 0) return
  const head = headOf(theCase, theCase.place)
  // The key begins with the case.
  const messages = await MessageModel.find({ key: { $gte: `${theCase._id}:`, $lt: `${theCase._id};` } }).lean()
  for (const { _id, key, upTo, text } of messages) {
    const index = upTo ?? Number(key.split(':')[1])
    if (!erased.has(index) || text.endsWith(erasedWords)) continue
    const kept = head && text.startsWith(`${head}：`) ? `${head}：${erasedWords}` : erasedWords
    await MessageModel.updateOne({ _id, text }, { $set: { text: kept } })
  }
}
