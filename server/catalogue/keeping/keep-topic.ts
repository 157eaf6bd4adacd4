import { randomBytes } from 'node:crypto'
import type { ChangedTopic, NewTopic, TopicFacts } from '../../../contracts/catalogue/records'
import type { Doer } from '../../audit/doer'
import * as things from '../../basedata/things/change-thing'
import { Refusal } from '../../http/refusal'
import { keepFirstEdition } from '../editions/publish'
import { MatterModel, type TopicDocument, TopicModel } from '../model'
import { topicThings } from './kinds'

export async function topicOf(id: string): Promise<TopicDocument> {
  const topic = await TopicModel.findById(id).lean()
  if (!topic) throw new Refusal('not_found', '没有这个类别')
  return topic
}

export const keepLastChange = (topic: TopicDocument) => things.keepLastChange(topicThings, topic)

const overtaken = (topic: TopicDocument) => things.overtaken(topic, '类别')

async function read(id: string, version: number): Promise<TopicDocument> {
  const topic = await topicOf(id)
  if ((topic.version ?? 0) !== version) throw overtaken(topic)
  return topic
}

type Change = Omit<things.ThingChange<TopicFacts>, 'to'> & { facts: TopicFacts; active: boolean }

async function write(before: TopicDocument, { facts, active, ...change }: Change, now: Date): Promise<TopicDocument> {
  await keepFirstEdition(now)
  const after = await things.changeThing(topicThings, before, { ...change, to: { ...facts, active } }, now)
  if (!after) throw overtaken(await topicOf(before._id))
  return after
}

async function check({ label, matters }: TopicFacts, except?: string): Promise<void> {
  const wrong: Record<string, string> = {}
  const same = await TopicModel.findOne({ label, active: { $ne: false }, _id: { $ne: except ?? '' } }).lean()
  if (same) wrong.label = `已经有「${label}」，请换一个名称`
  const known = new Set((await MatterModel.find().select({ _id: 1 }).lean()).map(({ _id }) => _id))
  const unknown = matters.filter(code => !known.has(code))
  if (unknown.length > 0) wrong.matters = `没有这些事项：${unknown.slice(0, 5).join('、')}`
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid_fields', undefined, wrong)
}

export async function makeTopic({ note, ...facts }: NewTopic, by: Doer, now = new Date()): Promise<TopicDocument> {
  await check(facts)
  await keepFirstEdition(now)
  const change = { action: 'topicMade' as const, to: { ...facts, active: true }, note, by }
  const made = await things.makeThing(topicThings, `t-${randomBytes(4).toString('hex')}`, change, now)
  if (!made) throw new Refusal('base_state', '没有保存成功，请再试一次')
  return made
}

export async function changeTopic(id: string, { version, note, ...facts }: ChangedTopic, by: Doer, now = new Date()) {
  const before = await read(id, version)
  await check(facts, id)
  return write(before, { action: 'topicChanged', facts, active: before.active !== false, note, by }, now)
}

export async function closeTopic(id: string, version: number, note: string, by: Doer, now = new Date()) {
  const before = await read(id, version)
  if (before.active === false) throw new Refusal('base_state', '这个类别已经停用了')
  return write(before, { action: 'topicClosed', facts: topicThings.factsOf(before), active: false, note, by }, now)
}

export async function reopenTopic(id: string, version: number, note: string, by: Doer, now = new Date()) {
  const before = await read(id, version)
  if (before.active !== false) throw new Refusal('base_state', '这个类别没有停用')
  await check(topicThings.factsOf(before), id)
  return write(before, { action: 'topicOpened', facts: topicThings.factsOf(before), active: true, note, by }, now)
}
