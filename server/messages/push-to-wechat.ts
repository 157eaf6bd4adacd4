import { Counter } from 'prom-client'
import { cannotWrite, isAway } from '../http/trouble'
import { log } from '../log'
import { claimConsent, forgetConsents, openidOf, returnConsent } from '../residents/consents'
import { settings } from '../settings'
import { wechat } from '../wechat/wechat'
import { MessageModel, type MessageRecord } from './model'
import { idOf, type Person } from './person'
import { wechatData } from './wechat-data'

type Push = NonNullable<MessageRecord['push']>
type End = Exclude<Push['state'], 'waiting'>

/** Longer than any request to WeChat may take, so that a lease ends only when its process has died. */
const leaseMs = 60_000
const firstPauseMs = 60_000
/** The pauses are one minute, three, nine …: eighteen hours in all, longer than most of a day's quota. */
const pauseGrowth = 3
const mostTries = 8
/** One run takes no longer than this and one message more, so that stopping does not wait for a slow WeChat. */
const turnMs = 2_000

const pushes = new Counter({
  name: 'wechat_messages_total',
  help: 'Subscribe messages by what became of them',
  labelNames: ['outcome']
})

/**
 * Sends waiting messages to WeChat one by one. Taking a message moves its next try to the end of a lease, so that only
 * one process sends it. A message of a process that died is tried again. Returns how many were settled.
 */
export async function pushToWechat(clock = () => new Date()): Promise<number> {
  const { wechatProgress } = settings()
  if (!wechatProgress) return 0
  let settled = 0
  const end = performance.now() + turnMs
  while (performance.now() < end) {
    const taken = await take(clock())
    if (!taken) break
    if (await deliverOrWait(taken, wechatProgress, clock)) settled += 1
  }
  return settled
}

/** Returns how many messages are due in WeChat, and since when the first is. */
export async function pushesWaiting(now = new Date()): Promise<{ count: number; oldest?: Date }> {
  const due = { 'push.state': 'waiting' as const, 'push.next': { $lte: now } }
  const [count, first] = await Promise.all([
    settings().wechatProgress ? MessageModel.countDocuments(due) : 0,
    MessageModel.findOne(due).sort({ 'push.next': 1 }).lean()
  ])
  return { count, ...(count > 0 && first?.push && { oldest: first.push.next }) }
}

async function take(now: Date) {
  return MessageModel.findOneAndUpdate(
    { 'push.state': 'waiting', 'push.next': { $lte: now } },
    { $set: { 'push.next': new Date(now.getTime() + leaseMs) }, $inc: { 'push.tries': 1 } },
    { sort: { 'push.next': 1 }, returnDocument: 'after' }
  ).lean()
}

type Progress = NonNullable<ReturnType<typeof settings>['wechatProgress']>

/** A message that fails for a reason of its own waits like one that WeChat did not take; the others go on. */
async function deliverOrWait(message: MessageRecord, progress: Progress, clock: () => Date): Promise<boolean> {
  try {
    return await deliver(message, progress, clock)
  } catch (err) {
    if (cannotWrite(err) || isAway(err) || !message.push) throw err
    log.error({ err, message: String(message._id), tries: message.push.tries }, 'a WeChat message could not be sent')
    return waitOrGiveUp(message, progress, clock, { claimed: message.push.claimed === true })
  }
}

/** Tries once. Returns whether the message is settled. */
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
  return waitOrGiveUp(message, progress, clock, { claimed: true, errcode, hopeless: result === 'unusable' })
}

interface Failure {
  /** Whether a consent was used for the message, which goes back to the resident. */
  claimed: boolean
  errcode?: number | undefined
  hopeless?: boolean
}

async function waitOrGiveUp(
  message: MessageRecord,
  { template }: Progress,
  clock: () => Date,
  { claimed, errcode, hopeless = false }: Failure
): Promise<boolean> {
  const { push } = message
  if (!push) return true
  if (hopeless || push.tries >= mostTries) {
    log.warn({ message: String(message._id), tries: push.tries, errcode }, 'gave up on a WeChat message')
    if (claimed) await returnConsent(idOf(message.person as Person), template)
    return settle(message, push, 'gaveUp')
  }
  const next = new Date(clock().getTime() + firstPauseMs * pauseGrowth ** (push.tries - 1))
  await MessageModel.updateOne(inHand(message, push), { $set: { 'push.next': next } })
  return false
}

/**
 * Returns the openid to send to. Uses one consent for this message, also when it is tried several times. The last
 * consent is used only for the message that ends a case: a resident who agreed once wants to know the result.
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

/** Matches the message only while our lease lasts. After that another process may have it. */
const inHand = ({ _id }: MessageRecord, { tries }: Push) => ({
  _id,
  'push.state': 'waiting' as const,
  'push.tries': tries
})
