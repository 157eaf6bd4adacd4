import type { MatterView } from '../../../../contracts/catalogue'
import type { Choice } from '../../../shared/choices'

/** All matters as choices, those of a topic first. */
export function matterChoices(matters: readonly MatterView[], topic?: string): Choice[] {
  const choices = matters.map(({ code, name, major, topics, conditions }) => ({
    id: code,
    label: name,
    hint: code,
    also: [major.name, ...conditions.map(condition => condition.when)].join(' '),
    suggested: topic !== undefined && topics.includes(topic)
  }))
  return [...choices.filter(choice => choice.suggested), ...choices.filter(choice => !choice.suggested)]
}

/** The condition that the search words meant already: the only one there is, or the only one that has one of them. */
export function likelyCondition({ name, conditions }: MatterView, typed: string): string | undefined {
  const terms = typed.split(/\s+/).filter(term => term && !name.includes(term))
  const meant = conditions.filter(({ when }) => terms.some(term => when.includes(term)))
  const [only, another] = conditions.length === 1 ? conditions : meant
  return another ? undefined : only?.code
}
