import { pinyin } from 'pinyin-pro'
import type { MatterView, TopicView } from '../../contracts/catalogue/views'
import { Refusal } from '../http/refusal'
import type { Content } from './editions/content'
import { catalogueInForce } from './editions/in-force'
import type { MatterWords } from './proposing/matter-model'
import { startWords } from './proposing/start-words'

const views = new WeakMap<Content, MatterView[]>()

/** What is in force, with the matters as clients see them, which is made once for each edition. */
async function catalogue() {
  const { id, content } = await catalogueInForce()
  const known = views.get(content) ?? content.matters.map(matter => viewOf(matter, content))
  views.set(content, known)
  return { id, content, views: known }
}

function viewOf(matter: Content['matters'][number], { topics }: Content): MatterView {
  const { code, name, majorName, extension, words, conditions } = matter
  return {
    code,
    name,
    pinyin: pinyin(name, { toneType: 'none', nonZh: 'removed', v: true }),
    major: { code: code.slice(0, 2), name: majorName },
    extension,
    words,
    topics: topics.filter(topic => topic.matters.includes(code)).map(topic => topic.id),
    conditions
  }
}

export async function listTopics(): Promise<TopicView[]> {
  const { content } = await catalogue()
  return content.topics.map(({ id, label, hint, questions }) => ({
    id,
    label,
    hint,
    ...(questions.length > 0 && { questions })
  }))
}

export async function listMatters(): Promise<readonly MatterView[]> {
  return (await catalogue()).views
}

/** Names the catalogue in force: clients that hold one with another name read it anew. */
export async function nameOfCatalogue(): Promise<string> {
  return (await catalogueInForce()).id
}

/** What the catalogue in force says of each matter to whoever proposes one. `of` is another one for another catalogue. */
export async function wordsInForce(): Promise<{ of: string; matters: MatterWords[] }> {
  const { id, content } = await catalogueInForce()
  return { of: id, matters: startWords(content.matters) }
}

/** Returns the topic as a case stores it. Refuses an id that does not exist. */
export async function topicNamed(id: string) {
  const topic = (await catalogue()).content.topics.find(each => each.id === id)
  if (!topic) throw new Refusal('unknown_reference', '选择的类别不存在，请重新选择', { topic: '请重新选择类别' })
  return { id: topic.id, label: topic.label }
}

/**
 * Returns the matter and condition as a case stores them. The case has a copy, so a later catalogue does not change
 * it.
 */
export async function conditionNamed(matterCode: string, conditionCode: string) {
  const matter = (await catalogue()).content.matters.find(each => each.code === matterCode)
  const condition = matter?.conditions.find(({ code }) => code === conditionCode)
  if (!matter) throw new Refusal('unknown_reference', '选择的事项不存在或已停用', { matter: '请重新选择事项' })
  if (!condition)
    throw new Refusal('unknown_reference', '选择的立案条件不属于这个事项', { condition: '请重新选择立案条件' })
  const { code, when, limit, unit, closing, photos } = condition
  return {
    matter: { code: matter.code, name: matter.name },
    condition: { code, when, limit, unit, ...(closing && { closing }), ...(photos && { photos }) }
  }
}

/** The department that handles a condition where nothing else says who, and the condition in words. */
export async function usualDepartment(
  conditionCode: string
): Promise<{ department: string; when: string } | undefined> {
  const [matterCode] = conditionCode.split('-')
  const matter = (await catalogue()).content.matters.find(({ code }) => code === matterCode)
  const { department, when } = matter?.conditions.find(({ code }) => code === conditionCode) ?? {}
  return department && when ? { department, when } : undefined
}
