import type { MatterView } from '../../../../contracts/catalogue/views'
import type { Choice } from '../../../shared/choices'
import { likenesses } from './likeness'

/** How many are offered by the words alone, where the resident chose no topic. */
const guesses = 4

/** All matters as choices: those of the topic first, and among equals those that are most like the words of the report. */
export function matterChoices(matters: readonly MatterView[], topic: string | undefined, text: string): Choice[] {
  const likeness = likenesses(text, matters)
  const alike = ({ code }: MatterView) => likeness.get(code) ?? 0
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

/** The condition that the search words meant already: the only one there is, or the only one that has one of them. */
export function likelyCondition({ name, conditions }: MatterView, typed: string): string | undefined {
  const terms = typed.split(/\s+/).filter(term => term && !name.includes(term))
  const meant = conditions.filter(({ when }) => terms.some(term => when.includes(term)))
  const [only, another] = conditions.length === 1 ? conditions : meant
  return another ? undefined : only?.code
}
