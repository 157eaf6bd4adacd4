import type { MatterView } from '../../contracts/catalogue/views'
import type { Choice } from '../fields/choices'
import { similarities } from './similarity'

/** How many matters are suggested by the words alone, when the resident chose no topic. */
const guesses = 4

/**
 * Returns all matters as choices: those of the topic first, and among them the most similar to the report's words
 * first.
 */
export function matterChoices(matters: readonly MatterView[], topic: string | undefined, text: string): Choice[] {
  const similarity = similarities(text, matters)
  const alike = ({ code }: MatterView) => similarity.get(code) ?? 0
  const inTopic = ({ topics }: MatterView) => topic !== undefined && topics.includes(topic)
  const ranked = [...matters].sort(
    (one, other) => Number(inTopic(other)) - Number(inTopic(one)) || alike(other) - alike(one)
  )
  const guessed = ranked.some(inTopic) ? [] : ranked.slice(0, guesses).filter(matter => alike(matter) > 0)
  return ranked.map(matter => ({
    id: matter.code,
    label: matter.name,
    spelt: matter.pinyin,
    hint: matter.code,
    also: [matter.major.name, ...matter.conditions.map(({ when }) => when)].join(' '),
    suggested: inTopic(matter) || guessed.includes(matter)
  }))
}

/**
 * Returns the condition that the search words name: the only condition, or the only one that contains one of the words.
 */
export function likelyCondition({ name, conditions }: MatterView, typed: string): string | undefined {
  const terms = typed.split(/\s+/).filter(term => term && !name.includes(term))
  const meant = conditions.filter(({ when }) => terms.some(term => when.includes(term)))
  const [only, another] = conditions.length === 1 ? conditions : meant
  return another ? undefined : only?.code
}
