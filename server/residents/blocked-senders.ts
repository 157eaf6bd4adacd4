import { chinaDay } from '../../contracts/china-time'
import { kept } from '../db/kept'
import { Refusal } from '../http/refusal'
import { settings } from '../settings'
import { BlockModel, type BlockRecord } from './block-model'
import { markOfSender } from './sender-mark'

const holding = kept('senders', async () => {
  const blocks = await BlockModel.find({ until: { $gt: new Date() }, ended: null }).lean()
  return new Map(blocks.flatMap(block => block.marks.map(mark => [mark, block] as const)))
})

/** Returns the block under which a resident is, if there is one. */
export async function blockOf(resident: string, now = new Date()): Promise<BlockRecord | undefined> {
  const block = (await holding()).get(markOfSender(`resident:${resident}`))
  return block && block.until > now ? block : undefined
}

/** Refuses what a blocked sender sends, and says until when and where they are still heard. */
export async function refuseBlocked(resident: string): Promise<void> {
  const block = await blockOf(resident)
  if (!block) return
  const [, month, day] = chinaDay(block.until).split('-').map(Number)
  const { hotline } = settings().about
  throw new Refusal(
    'sender_blocked',
    `到 ${month} 月 ${day} 日为止，这里暂时不接收您发的内容，原因：${block.reason}。有问题请打热线 ${hotline}，电话里说的照样办理`
  )
}

/** Keeps a WeChat user blocked who signs in as somebody new, after having deleted what was known of them. */
export async function carryBlock(openid: string, resident: string): Promise<void> {
  const held = { marks: markOfSender(`openid:${openid}`), until: { $gt: new Date() }, ended: null }
  if (await BlockModel.exists(held))
    await BlockModel.updateMany(held, { $addToSet: { marks: markOfSender(`resident:${resident}`) } })
}
