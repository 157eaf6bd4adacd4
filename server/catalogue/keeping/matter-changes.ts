import type { AuditChange } from '../../../contracts/audit/views'
import { catalogueSheets, type MatterFacts, urgencies } from '../../../contracts/catalogue/records'
import { limitUnits } from '../../../contracts/catalogue/views'
import type { Condition, StoredMatter } from './matter-facts'

type NameOf = (department: string) => string
type Facts = StoredMatter & { active: boolean }

const lines: Record<string, (facts: Facts) => string | undefined> = {
  名称: ({ name }) => name,
  分表: ({ sheet }) => catalogueSheets[sheet],
  大类: ({ majorName }) => majorName,
  市民用语: ({ words }) => words.join('、') || undefined,
  热线频度: ({ often }) => String(often),
  '2013 版代码': ({ code2013 }) => code2013,
  '2007 版代码': ({ code2007 }) => code2007,
  状态: ({ active }) => (active ? '在用' : '已停用')
}

/** What a change makes of a matter, in words: a line for each fact, and for each condition. */
export function matterChanges(before: Facts | undefined, after: Facts, nameOf: NameOf): AuditChange[] {
  const facts = Object.entries(lines).map(([what, say]) => ({ what, was: before && say(before), is: say(after) }))
  return [...facts, ...conditionLines(before?.conditions ?? [], after.conditions, nameOf)].flatMap(
    ({ what, was, is }) => (was === is ? [] : [{ what, ...(was && { before: was }), ...(is && { after: is }) }])
  )
}

function conditionLines(before: readonly Condition[], after: readonly Condition[], nameOf: NameOf) {
  const codes = [...new Set([...before, ...after].map(({ code }) => code))]
  const said = (all: readonly Condition[], code: string) => {
    const found = all.find(condition => condition.code === code)
    return found && conditionInWords(found, nameOf)
  }
  return codes.map(code => ({ what: `立案条件 ${code}`, was: said(before, code), is: said(after, code) }))
}

export function conditionInWords(condition: MatterFacts['conditions'][number], nameOf: NameOf): string {
  const { when, limit, unit, closing, urgency, department, supervisor, photos } = condition
  return [
    `${when}，${limit} ${limitUnits[unit]}`,
    urgency && urgencies[urgency],
    department && `处置 ${nameOf(department)}`,
    supervisor && `主管 ${nameOf(supervisor)}`,
    closing && `结案：${closing}`,
    photos && `照片：${photos}`
  ]
    .filter(Boolean)
    .join('；')
}
