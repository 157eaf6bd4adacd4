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
