import type { Types } from 'mongoose'
import { chinaDay, endOfChinaDay } from '../../contracts/china-time'
import type { BlockView, NewBlock } from '../../contracts/residents/blocks'
import { record } from '../audit/record'
import { pageOf } from '../db/page'
import { Refusal } from '../http/refusal'
import { BlockModel, type BlockRecord } from './block-model'
import { ResidentModel } from './model'
import { markOfSender } from './sender-mark'

interface By {
  id: string
  username: string
  name: string
  roles: readonly string[]
}

/** Whoever began to block a sender and did not end, by a crash, holds nobody up for longer. */
const blockingMs = 10_000

/**
 * Keeps the sender of a report of this case from sending more. Nobody learns who it is. Of two who block the same sender
 * at the same moment one does.
 */
export async function blockSender(by: By, caseNo: string, resident: string, wanted: NewBlock) {
  if (!(await ResidentModel.exists({ _id: resident })))
    throw new Refusal('not_found', '上报人已经删除了个人信息，不能再限制')
  const now = new Date()
  const abandoned = new Date(now.getTime() - blockingMs)
  const free = { $or: [{ blockingSince: null }, { blockingSince: { $lt: abandoned } }] }
  const person = await ResidentModel.findOneAndUpdate(
    { _id: resident, ...free },
    { $set: { blockingSince: now } }
  ).lean()
  if (!person) throw new Refusal('sender_blocked', '同事正在限制这位上报人，请刷新后再看')
  try {
    await blockPerson(by, caseNo, person, wanted)
  } finally {
    await ResidentModel.updateOne({ _id: resident, blockingSince: now }, { $unset: { blockingSince: 1 } })
  }
}

interface Sender {
  _id: Types.ObjectId
  kind: 'device' | 'wechat'
  openid?: string | null
}

async function blockPerson(by: By, caseNo: string, { _id, kind, openid }: Sender, { reason, lastDay }: NewBlock) {
  const marks = [markOfSender(`resident:${_id}`), ...(openid ? [markOfSender(`openid:${openid}`)] : [])]
  const at = new Date()
  const earlier = await BlockModel.findOne({ marks: { $in: marks }, until: { $gt: at }, ended: null }).lean()
  if (earlier) throw new Refusal('sender_blocked', `已经限制到 ${chinaDay(earlier.until)}，要改请先解除`)
  const changes = [{ what: '限制到', after: lastDay }]
  await record({ action: 'senderBlocked', by, subject: caseNo, reason, changes })
  const block = { marks, sender: kind, caseNo, reason, at, by: { id: by.id, name: by.name } }
  await BlockModel.create({ ...block, until: endOfChinaDay(lastDay) })
}

/** Ends a block and every other of the same sender. Ending it again changes nothing. */
export async function endBlock(by: By, id: string, reason: string): Promise<void> {
  const block = await BlockModel.findById(id).lean()
  if (!block) throw new Refusal('not_found', '没有找到这条限制')
  if (block.ended || block.until <= new Date()) return
  await record({ action: 'senderUnblocked', by, subject: block.caseNo, reason })
  const ended = { at: new Date(), by: by.name, reason }
  await BlockModel.updateMany({ marks: { $in: block.marks }, ended: null }, { $set: { ended } })
}

/** One page of the blocks there are and were, newest first. */
export async function blocks(paging: { cursor?: string | undefined; limit: number }) {
  const { items, next } = await pageOf(BlockModel.find().lean<BlockRecord[]>(), paging, { field: 'at', direction: -1 })
  return { items: items.map(each => present(each)), ...(next && { next }) }
}

function present({ _id, caseNo, sender, reason, at, by, until, ended }: BlockRecord, now = new Date()): BlockView {
  return {
    id: String(_id),
    caseNo,
    sender: sender === 'wechat' ? '微信用户' : '手机浏览器',
    reason,
    at: at.toISOString(),
    by: by.name ?? '',
    until: until.toISOString(),
    holds: !ended && until > now,
    ...(ended?.at && { ended: { at: ended.at.toISOString(), by: ended.by ?? '', reason: ended.reason ?? '' } })
  }
}
