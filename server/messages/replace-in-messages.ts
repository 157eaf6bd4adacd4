import type { Types } from 'mongoose'
import { MessageModel } from './model'

/** Puts other words in place of all that an entry of a history had before, in what people were told of it. */
export async function replaceInMessages(
  theCase: Types.ObjectId,
  entry: number,
  former: readonly string[],
  words: string
): Promise<void> {
  // The key begins with the case.
  const messages = await MessageModel.find({ key: { $gte: `${theCase}:`, $lt: `${theCase};` } }).lean()
  for (const { _id, key, upTo, text } of messages) {
    if ((upTo ?? Number(key.split(':')[1])) !== entry) continue
    const old = former.find(each => text.endsWith(each))
    if (!old || old === words) continue
    await MessageModel.updateOne({ _id, text }, { $set: { text: text.slice(0, -old.length) + words } })
  }
}
