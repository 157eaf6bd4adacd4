import { pinyin } from 'pinyin-pro'
import type { MatterView } from '../../contracts/catalogue/views'
import type { TopicView } from '../../contracts/codes/views'
import { Refusal } from '../http/refusal'
import { MatterModel, TopicModel } from './model'

export async function listTopics(): Promise<TopicView[]> {
  const topics = await TopicModel.find().sort({ order: 1 }).lean()
  return topics.map(({ _id, label, hint }) => ({ id: _id, label, hint }))
}

export async function listMatters(): Promise<MatterView[]> {
  const [matters, topics] = await Promise.all([
    MatterModel.find({ active: true }).sort({ _id: 1 }).lean(),
    TopicModel.find().sort({ order: 1 }).lean()
  ])
  return matters.map(({ _id, name, major, extension, conditions }) => ({
    code: _id,
    name,
    pinyin: pinyin(name, { toneType: 'none', nonZh: 'removed', v: true }),
    major: { code: major.code ?? '', name: major.name ?? '' },
    extension,
    topics: topics.filter(topic => topic.matters.includes(_id)).map(topic => topic._id),
    conditions
  }))
}

/** The topic as a case keeps it, or a refusal when there is none of this id. */
export async function topicNamed(id: string) {
  const topic = await TopicModel.findById(id).lean()
  if (!topic) throw new Refusal('unknown_reference', '选择的类别不存在，请重新选择', { topic: '请重新选择类别' })
  return { id: topic._id, label: topic.label }
}

/** The matter and condition as a case keeps them, so that a later catalogue does not change what was decided. */
export async function conditionNamed(matterCode: string, conditionCode: string) {
  const matter = await MatterModel.findOne({ _id: matterCode, active: true }).lean()
  const condition = matter?.conditions.find(({ code }) => code === conditionCode)
  if (!matter) throw new Refusal('unknown_reference', '选择的事项不存在或已停用', { matter: '请重新选择事项' })
  if (!condition)
    throw new Refusal('unknown_reference', '选择的立案条件不属于这个事项', { condition: '请重新选择立案条件' })
  const { code, when, limit, unit } = condition
  return { matter: { code: matter._id, name: matter.name }, condition: { code, when, limit, unit } }
}
