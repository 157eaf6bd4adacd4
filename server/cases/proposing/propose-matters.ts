import type { MatterProposal } from '../../../contracts/cases/views'
import { listMatters } from '../../catalogue/catalogue'
import { learnedModel } from './learned-model'

/** So many are offered. */
const offered = 8

/** What the topic that the resident chose adds to its matters: some choose the wrong one, or the first. */
const topicCounts = 2

interface Described {
  text: string
  topic?: { id?: string | null } | null | undefined
  /** The component in question, where it is known. */
  component?: { type: string; name: string } | null | undefined
}

/**
 * Returns the matters that a case is likely about, the likeliest first, each with its reason in words. A component that
 * is known decides first: what is wrong with a storm drain's lid is no matter of a power cable's lid.
 */
export async function proposeMatters({ text, topic, component }: Described): Promise<MatterProposal[]> {
  const [rank, matters] = await Promise.all([learnedModel(), listMatters()])
  const chosen = new Set(matters.filter(({ topics }) => topic?.id && topics.includes(topic.id)).map(({ code }) => code))
  const active = new Map(matters.map(matter => [matter.code, matter]))
  const own = component && active.get(component.type)
  const likely = rank(text)
    .filter(({ code, because }) => active.has(code) && code !== own?.code && (because.length > 0 || chosen.has(code)))
    .map(({ code, score, because }) => ({ code, because, score: score + (chosen.has(code) ? topicCounts : 0) }))
    .sort((one, other) => other.score - one.score)
    .map(({ code, because }) => ({ code, because: because.length > 0 ? because : [topic?.id ? '市民选的类别' : ''] }))
  const first = own && component ? [{ code: own.code, because: [component.name] }] : []
  return [...first, ...likely].slice(0, offered)
}
