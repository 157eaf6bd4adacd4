import { pinyin } from 'pinyin-pro'
import type { MatterView, TopicView } from '../../contracts/catalogue/views'
import { kept } from '../db/kept'
import { Refusal } from '../http/refusal'
import { MatterModel, TopicModel } from './model'
import { wordsOf } from './proposing/start-words'

const catalogue = kept('catalogue', async () => {
  const [matters, topics] = await Promise.all([
    MatterModel.find({ active: true }).sort({ _id: 1 }).lean(),
    TopicModel.find().sort({ order: 1 }).lean()
  ])
  const views = matters.map(
    ({ _id, name, major, extension, conditions }): MatterView => ({
      code: _id,
      name,
      pinyin: pinyin(name, { toneType: 'none', nonZh: 'removed', v: true }),
      major: { code: major.code ?? '', name: major.name ?? '' },
      extension,
      words: [...wordsOf(_id)],
      topics: topics.filter(topic => topic.matters.includes(_id)).map(topic => topic._id),
      conditions
    })
  )
  return { matters, topics, views }
})

export async function listTopics(): Promise<TopicView[]> {
  const { topics } = await catalogue()
  return topics.map(({ _id, label, hint }) => ({ id: _id, label, hint }))
}

export async function listMatters(): Promise<readonly MatterView[]> {
  return (await catalogue()).views
}

/** Returns the topic as a case stores it. Refuses an id that does not exist. */
export async function topicNamed(id: string) {
  const topic = (await catalogue()).topics.find(({ _id }) => _id === id)
  if (!topic) throw new Refusal('unknown_reference', '选择的类别不存在，请重新选择', { topic: '请重新选择类别' })
  return { id: topic._id, label: topic.label }
}

/**
 * Returns the matter and condition as a case stores them. The case has a copy, so a later catalogue does not change
 * it.
 */
export async function conditionNamed(matterCode: string, conditionCode: string) {
  const matter = (await catalogue()).matters.find(({ _id }) => _id === matterCode)
  const condition = matter?.conditions.find(({ code }) => code === conditionCode)
  if (!matter) throw new Refusal('unknown_reference', '选择的事项不存在或已停用', { matter: '请重新选择事项' })
  if (!condition)
    throw new Refusal('unknown_reference', '选择的立案条件不属于这个事项', { condition: '请重新选择立案条件' })
  const { code, when, limit, unit } = condition
  return { matter: { code: matter._id, name: matter.name }, condition: { code, when, limit, unit } }
}
