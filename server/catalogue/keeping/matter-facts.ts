import type { ConditionFacts, MatterFacts } from '../../../contracts/catalogue/records'
import type { MatterDocument } from '../model'
import { oftenOf, wordsOf } from '../proposing/start-words'

export type Condition = ConditionFacts & { code: string }

/** What is stored of a matter: its conditions have numbers, and none is given twice. */
export type StoredMatter = Omit<MatterFacts, 'conditions'> & { conditions: Condition[]; lastCondition: number }

const componentMajors = 5

/** What is kept of a matter besides its code, version and state. Matters from before the city kept them lack some of it. */
export function factsOfMatter(matter: MatterDocument): StoredMatter {
  const { _id, name, sheet, majorName, major, conditions, lastCondition, words, often, code2013, code2007 } = matter
  const kept = conditions.map(conditionOf)
  return {
    name,
    sheet: sheet ?? (Number(_id.slice(0, 2)) <= componentMajors ? 'component' : 'matter'),
    majorName: majorName ?? major?.name ?? '',
    conditions: kept,
    lastCondition: Math.max(lastCondition ?? 0, ...kept.map(({ code }) => numberOf(code))),
    words: words ?? [...wordsOf(_id)],
    often: often ?? oftenOf(_id),
    ...(code2013 && { code2013 }),
    ...(code2007 && { code2007 })
  }
}

function conditionOf(stored: MatterDocument['conditions'][number]): Condition {
  const { code, when, limit, unit, closing, urgency, department, supervisor, photos } = stored
  return {
    code,
    when,
    limit,
    unit,
    ...(closing && { closing }),
    ...(urgency && { urgency }),
    ...(department && { department }),
    ...(supervisor && { supervisor }),
    ...(photos && { photos })
  }
}

const numberOf = (condition: string) => Number(condition.split('-')[1] ?? 0)

/**
 * Gives each condition its number: the one that it says it has, else that of the condition with the same words, else a
 * new one. A number stays with its condition, as cases and figures name it.
 */
export function numbered(code: string, { conditions, ...facts }: MatterFacts, before?: StoredMatter): StoredMatter {
  let lastCondition = before?.lastCondition ?? 0
  const known = (asked?: string) => asked?.startsWith(`${code}-`) && numberOf(asked) <= lastCondition
  const taken = new Set(conditions.flatMap(({ code: asked }) => (asked && known(asked) ? [asked] : [])))
  const found = conditions.map(condition => {
    if (condition.code && known(condition.code)) return condition.code
    const same = before?.conditions.find(({ when }) => when === condition.when)?.code
    if (!same || taken.has(same)) return undefined
    taken.add(same)
    return same
  })
  const given = conditions.map((condition, index): Condition => {
    const own = found[index]
    if (own) return { ...condition, code: own }
    lastCondition += 1
    return { ...condition, code: `${code}-${lastCondition}` }
  })
  return { ...facts, conditions: given, lastCondition }
}
