import type { MatterFacts } from '../../../contracts/catalogue/records'

/** A condition as it is typed. The key stays with it, whatever is typed and whichever is taken away. */
export interface TypedCondition {
  key: number
  code?: string | undefined
  when: string
  limit: string
  unit: MatterFacts['conditions'][number]['unit']
  closing: string
  urgency?: string | undefined
  department?: string | undefined
  supervisor?: string | undefined
  photos: string
}

export interface TypedMatter {
  code: string
  name: string
  sheet: string
  majorName: string
  words: string
  often: string
  code2013: string
  code2007: string
  note: string
  conditions: TypedCondition[]
}

let keys = 0
const nextKey = () => {
  keys += 1
  return keys
}

export const emptyCondition = (): TypedCondition => ({
  key: nextKey(),
  when: '',
  limit: '',
  unit: 'workDay',
  closing: '',
  photos: ''
})

export function typedMatter(facts?: MatterFacts): TypedMatter {
  return {
    code: '',
    name: facts?.name ?? '',
    sheet: facts?.sheet ?? 'matter',
    majorName: facts?.majorName ?? '扩展事项类',
    words: facts?.words.join('、') ?? '',
    often: String(facts?.often ?? 1),
    code2013: facts?.code2013 ?? '',
    code2007: facts?.code2007 ?? '',
    note: '',
    conditions: facts?.conditions.map(typedCondition) ?? [emptyCondition()]
  }
}

const typedCondition = (condition: MatterFacts['conditions'][number]): TypedCondition => ({
  key: nextKey(),
  code: condition.code,
  when: condition.when,
  limit: String(condition.limit),
  unit: condition.unit,
  closing: condition.closing ?? '',
  urgency: condition.urgency,
  department: condition.department,
  supervisor: condition.supervisor,
  photos: condition.photos ?? ''
})

/** What was typed as it is sent: what is empty is left out, except for what has to be there. */
export function askedMatter({ words, often, conditions, ...typed }: TypedMatter): Record<string, unknown> {
  return {
    ...withoutEmpty(typed),
    name: typed.name,
    majorName: typed.majorName,
    often: Number(often),
    words: words.split(/[、，,;；\n]/).flatMap(word => word.trim() || []),
    conditions: conditions.map(({ key: _key, limit, when, ...condition }) => ({
      ...withoutEmpty(condition),
      when,
      limit: limit.trim() ? Number(limit) : Number.NaN
    }))
  }
}

const withoutEmpty = (typed: object) => Object.fromEntries(Object.entries(typed).filter(([, value]) => value?.trim?.()))
