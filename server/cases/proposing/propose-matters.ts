import type { MatterProposal } from '../../../contracts/cases/views'
import { listMatters } from '../../catalogue/catalogue'
import { learnedModel } from './learned-model'

/** So many are offered. */
const offered = 8

/** What the topic that the resident chose adds to its matters: some choose the wrong one, or the first. */
const topicCounts = 2

/** What the component adds to its own matter: more than any words that fit several, less than words that are plain. */
const componentCounts = 10

interface Described {
  text: string
  topic?: { id?: string | null } | null | undefined
  /** The component in question, where it is known. */
  component?: { type: string; name: string } | null | undefined
}

/**
 * Returns the matters that a case is likely about, the likeliest first, each with its reason in words. The component at
 * the place decides where words fit several: what is wrong with a storm drain's lid is no matter of a power cable's lid.
 * Words that plainly speak of something else come before it, as whoever sees a dark lamp scans the nearest code; then
 * its matter is the second.
 */
export async function proposeMatters({ text, topic, component }: Described): Promise<MatterProposal[]> {
  const [rank, matters] = await Promise.all([learnedModel(), listMatters()])
  const active = new Map(matters.map(matter => [matter.code, matter]))
  const ofTopic = (code: string) => Boolean(topic?.id && active.get(code)?.topics.includes(topic.id))
  const reasonsFor = (code: string, because: readonly string[]) => [
    ...(component?.type === code ? [component.name] : []),
    ...because,
    ...(because.length === 0 && ofTopic(code) ? ['市民选的类别'] : [])
  ]
  const likely = rank(text)
    .filter(({ code }) => active.has(code))
    .map(({ code, score, because }) => ({
      code,
      because: reasonsFor(code, because),
      score: score + (ofTopic(code) ? topicCounts : 0) + (component?.type === code ? componentCounts : 0)
    }))
    .filter(({ because }) => because.length > 0)
    .sort((one, other) => other.score - one.score)
  const own = likely.findIndex(({ code }) => code === component?.type)
  if (own > 1) likely.splice(1, 0, ...likely.splice(own, 1))
  return likely.slice(0, offered).map(({ code, because }) => ({ code, because }))
}
