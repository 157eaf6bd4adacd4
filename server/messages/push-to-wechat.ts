import { Counter } from 'prom-client'
import { log } from '../log'
import { claimConsent, forgetConsents, openidOf, returnConsent } from '../residents/consents'
import { settings } from '../settings'
import { wechat } from '../wechat/wechat'
import { MessageModel, type MessageRecord } from './model'
import { idOf, type Person } from './person'
import { wechatData } from './wechat-data'

type Push = NonNullable<MessageRecord['push']>
type End = Exclude<Push['state'], 'waiting'>

/** Longer than WeChat is ever waited for, so that only a process that has died loses what it took in hand. */
const leaseMs = 60_000
const firstPauseMs = 60_000
/** A minute, three, nine …: eighteen hours in all, which outlasts most of a day's quota. */
const pauseGrowth = 3
const mostTries = 8
/** One turn of the job takes no longer than this and one message, so that a stop need not wait for a slow WeChat. */
const turnMs = 2_000

const pushes = new Counter({
  name: 'wechat_messages_total',
  help: 'Subscribe messages by what became of them',
  labelNames: ['outcome']
})

/**
 * Sends what is waiting for WeChat, one by one. Taking a message in hand moves its next try behind a lease, so that of
 * several processes one sends it; what a process that died had in hand comes up again. Returns how many were settled.
 */
export async function pushToWechat(clock = () => new Date()): Promise<number> {
  const { wechatProgress } = settings()
  if (!wechatProgress) return 0
  let settled = 0
  const end = performance.now() + turnMs
  while (performance.now() < end) {
    const taken = await take(clock())
    if (!taken) break
    if (await deliver(taken, wechatProgress, clock)) settled += 1
  }
  return settled
}

async function take(now: Date) {
  return MessageModel.findOneAndUpdate(
    { 'push.state': 'waiting', 'push.next': { $lte: now } },
    { $set: { 'push.next': new Date(now.getTime() + leaseMs) }, $inc: { 'push.tries': 1 } },
    { sort: { 'push.next': 1 }, returnDocument: 'after' }
  ).lean()
}

type Progress = NonNullable<ReturnType<typeof settings>['wechatProgress']>

/** Tries once. True when nothing more is to be done. */
async function deliver(message: MessageRecord, progress: Progress, clock: () => Date): Promise<boolean> {
  const { push } = message
  if (!push) return true
  const resident = idOf(message.person as Person)
  const openid = await consentedOpenid(message, push, resident, progress.template)
  if (!openid) return settle(message, push, 'unasked')
  const { result, errcode } = await wechat().send({
    openid,
    template: progress.template,
    page: `pages/progress/index?id=${message.report}`,
    data: wechatData(message, push, progress.fields)
  })
  if (result === 'sent') return settle(message, push, 'sent')
  if (result === 'refused') {
    await forgetConsents(resident, progress.template)
    return settle(message, push, 'refused')
  }
  if (result === 'unusable' || push.tries >= mostTries) {
    log.warn({ message: String(message._id), tries: push.tries, errcode }, 'gave up on a WeChat message')
    await returnConsent(resident, progress.template)
    return settle(message, push, 'gaveUp')
  }
  const next = new Date(clock().getTime() + firstPauseMs * pauseGrowth ** (push.tries - 1))
  await MessageModel.updateOne(inHand(message, push), { $set: { 'push.next': next } })
  return false
}

/**
 * The openid to send to, with one consent taken for this message, once however often it is tried. The last consent is
 * kept for the message that ends a case: somebody who agreed once wants to know how it ended.
 */
async function consentedOpenid(message: MessageRecord, push: Push, resident: string, template: string) {
  if (push.claimed) return openidOf(resident)
  const openid = await claimConsent(resident, template, push.final ? 1 : 2)
  if (openid) await MessageModel.updateOne({ _id: message._id }, { $set: { 'push.claimed': true } })
  return openid
}

async function settle(message: MessageRecord, push: Push, state: End): Promise<true> {
  await MessageModel.updateOne(inHand(message, push), { $set: { 'push.state': state } })
  pushes.inc({ outcome: state })
  return true
}

/** Only while it is still in our hand: whoever took it after our lease had ended decides. */
const inHand = ({ _id }: MessageRecord, { tries }: Push) => ({
  _id,
  'push.state': 'waiting' as const,
  'push.tries': tries
})
