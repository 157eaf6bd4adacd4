import type { AuditChange } from '../audit/views'
import { stepOf } from '../cases/workflow'
import type { Calendar } from './calendar'
import { hiddenBy } from './hidden-rules'
import type { DispatchRule, RulesContent, RulesKind } from './kinds'
import { type Stage, stages } from './stages'

type NameOf = (department: string) => string
type Compare<K extends RulesKind> = (before: RulesContent<K>, after: RulesContent<K>, nameOf: NameOf) => AuditChange[]

/** More lines than this are counted and not listed. */
const most = 20

/** Returns what differs between two versions of rules, a line each, for whoever answers for them. */
export function changesBetween<K extends RulesKind>(
  kind: K,
  before: RulesContent<K>,
  after: RulesContent<K>,
  nameOf: NameOf = id => id
): string[] {
  const lines = [...differences(kind, before, after, nameOf).map(inWords), ...neverReached(after)]
  return lines.length <= most ? lines : [...lines.slice(0, most), `另有 ${lines.length - most} 处`]
}

/** The same for the audit log: what was before and what came after, all of it. */
export function differences<K extends RulesKind>(
  kind: K,
  before: RulesContent<K>,
  after: RulesContent<K>,
  nameOf: NameOf = id => id
): AuditChange[] {
  return (compare as { [Each in RulesKind]: Compare<Each> })[kind](before, after, nameOf)
}

const compare: { [K in RulesKind]: Compare<K> } = { calendar, stages: stageLimits, dispatch, texts }

function inWords({ what, before, after }: AuditChange): string {
  if (before !== undefined && after !== undefined) return `${what}：${before} → ${after}`
  if (before !== undefined) return `去掉 ${what} ${before}`
  return after === undefined ? what : `加上 ${what} ${after}`
}

const changed = (what: string, before: string, after: string, unit = ''): AuditChange[] =>
  before === after ? [] : [{ what, before, after: after + unit }]

function stageLimits(before: RulesContent<'stages'>, after: RulesContent<'stages'>): AuditChange[] {
  const counted = (inWorkingTime: boolean) => (inWorkingTime ? '只在工作时间里' : '不分昼夜')
  return [
    ...(Object.keys(stages) as Stage[]).flatMap(stage =>
      changed(stages[stage], written(before.minutes[stage]), written(after.minutes[stage]), ' 分钟')
    ),
    ...changed('计时', counted(before.workingTime), counted(after.workingTime))
  ]
}

const written = (minutes: number | null) => (Number.isFinite(minutes) ? String(minutes) : '没有填')

const weekdayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

function calendar(before: Calendar, after: Calendar): AuditChange[] {
  const hours = (periods: Calendar['makeUp'] = []) =>
    periods.map(([start, end]) => `${start}–${end}`).join('、') || '不上班'
  const old = new Map(before.days.map(day => [day.day, day]))
  const kept = new Set(after.days.map(({ day }) => day))
  return [
    ...weekdayNames.flatMap((name, day) => changed(name, hours(before.weekdays[day]), hours(after.weekdays[day]))),
    ...changed('补班日', hours(before.makeUp), hours(after.makeUp)),
    ...after.days.flatMap(day => {
      const was = old.get(day.day)
      return was ? changed(day.day, dayText(was), dayText(day)) : [{ what: day.day, after: dayText(day) }]
    }),
    ...before.days.filter(({ day }) => !kept.has(day)).map(day => ({ what: day.day, before: dayText(day) }))
  ]
}

const dayText = ({ work, note }: Calendar['days'][number]) => `${work ? '上班' : '放假'}${note && `（${note}）`}`

function dispatch(before: RulesContent<'dispatch'>, after: RulesContent<'dispatch'>, nameOf: NameOf): AuditChange[] {
  const text = ({ matter, area, department, note }: DispatchRule) =>
    `${matter || '全部事项'}，${area ? `区域 ${area}` : '全部区域'} 派给 ${nameOf(department)}${note && `（${note}）`}`
  const [old, now] = [before.rules.map(text), after.rules.map(text)]
  const added = now.filter(rule => !old.includes(rule)).map(rule => ({ what: '规则', after: rule }))
  const gone = old.filter(rule => !now.includes(rule)).map(rule => ({ what: '规则', before: rule }))
  const reordered = old.filter(rule => now.includes(rule)).join() !== now.filter(rule => old.includes(rule)).join()
  return [...added, ...gone, ...(reordered ? [{ what: '规则的先后次序改了' }] : [])]
}

/** Not a change, and still what whoever changes rules must know. */
function neverReached(content: RulesContent<RulesKind>): string[] {
  if (!('rules' in content)) return []
  return content.rules.flatMap((_, at) => {
    const above = hiddenBy(content.rules, at)
    return above === undefined ? [] : [`规则 ${at + 1} 轮不到：规则 ${above + 1} 已经全包括了`]
  })
}

function texts({ texts: before }: RulesContent<'texts'>, { texts: after }: RulesContent<'texts'>): AuditChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof typeof after)[]
  const quoted = (text: string | undefined) => (text ? `“${text}”` : '系统自带的话')
  return keys.flatMap(key => changed(stepOf(key).label, quoted(before[key]), quoted(after[key])))
}
