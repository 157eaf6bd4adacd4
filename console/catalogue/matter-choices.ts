import type { MatterProposal } from '../../contracts/cases/views'
import type { MatterView } from '../../contracts/catalogue/views'
import type { Choice } from '../fields/choices'

/** Returns all matters as choices: those that the server proposes for the case first, with the words that say so. */
export function matterChoices(matters: readonly MatterView[], proposed: readonly MatterProposal[] = []): Choice[] {
  const reasons = new Map(proposed.map(({ code, because }) => [code, because]))
  const known = new Map(matters.map(matter => [matter.code, matter]))
  const first = proposed.flatMap(({ code }) => known.get(code) ?? [])
  const others = matters.filter(({ code }) => !reasons.has(code))
  return [...first, ...others].map(matter => {
    const because = reasons.get(matter.code)
    return {
      id: matter.code,
      label: matter.name,
      ...(matter.pinyin && { spelt: matter.pinyin }),
      hint: [matter.code, ...(because ?? [])].join(' · '),
      also: [matter.major.name, ...matter.conditions.map(({ when }) => when), ...matter.words].join(' '),
      suggested: because !== undefined
    }
  })
}

/**
 * Returns the condition that the search words name, or else the words of the report: the only condition, or the only one
 * that has something of them. Where two have, nobody guesses: the condition sets the time limit.
 */
export function likelyCondition({ name, conditions }: MatterView, typed: string, text = ''): string | undefined {
  if (conditions.length === 1) return conditions[0]?.code
  const terms = typed.split(/\s+/).filter(term => term && !name.includes(term))
  const [named, another] = conditions.filter(({ when }) => terms.some(term => when.includes(term)))
  if (named) return another ? undefined : named.code
  const [told, other] = conditions.filter(({ when }) => pairsOf(when).some(pair => text.includes(pair)))
  return other ? undefined : told?.code
}

/** The neighbouring characters of a condition that mean something together: 缺失 and 破损, not 或移. */
function pairsOf(when: string): string[] {
  const parts = when.split(/[、，；（）或和及与/]/u)
  return parts.flatMap(part => [...part].slice(1).map((character, at) => `${[...part][at]}${character}`))
}
