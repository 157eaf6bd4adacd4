import * as v from 'valibot'
import { sources } from '../cases/views'
import { dayMs, isRealDay } from '../china-time'
import { key, page, paging, Time } from '../common'
import { type CountCode, countCodes, countOf } from './counts'
import { type Dimension, dimensions } from './dimensions'
import { type Basis, bases } from './kinds'
import { durations, type Timed, timedKinds } from './rates'

const Day = v.pipe(
  v.string('日期应写成 2026-11-22'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写成 2026-11-22'),
  v.check(isRealDay, '没有这一天，请看看月份和日子')
)

interface Period {
  from: string
  to: string
}

/** A year with a day to spare, so that it can be a leap year. */
const mostDays = 366

export const daysIn = ({ from, to }: Period) => (Date.parse(to) - Date.parse(from)) / dayMs + 1

/** Which cases are counted, beside when. */
const among = {
  area: v.optional(v.pipe(v.string(), v.regex(/^\d{6,15}$/, '区域编码应是 6 到 15 位数字'))),
  department: v.optional(key(40)),
  matter: v.optional(v.pipe(v.string(), v.regex(/^\d{2}(\d{3})?$/, '事项编码应是 2 位或者 5 位数字'))),
  source: v.optional(v.picklist(Object.keys(sources) as (keyof typeof sources)[], '没有这个来源'))
}
const by = v.optional(v.picklist(Object.keys(dimensions) as Dimension[], '没有这个维度'), 'none')

const asked = {
  from: Day,
  to: Day,
  by,
  basis: v.optional(v.picklist(Object.keys(bases) as Basis[], '没有这种口径'), 'owed'),
  ...among
}
const inOrder = <T extends Period>() => v.check<T, string>(({ from, to }) => from <= to, '开始日期不能晚于结束日期')
const notTooLong = <T extends Period>() => v.check<T, string>(period => daysIn(period) <= mostDays, '一次最多统计一年')

export const FiguresQuery = v.pipe(v.object(asked), inOrder(), notTooLong())
export type FiguresQuery = v.InferOutput<typeof FiguresQuery>

const Duration = v.object({ count: v.number(), median: v.number(), most: v.number(), mean: v.number() })
/** Counts that are nought are left out. */
const Sums = v.object({
  counts: v.record(v.string(), v.number()),
  durations: v.record(v.string(), Duration)
})
export type SumsView = v.InferOutput<typeof Sums>

export const FigureRow = v.object({ key: v.string(), name: v.string(), ...Sums.entries })
export type FigureRow = v.InferOutput<typeof FigureRow>

export const Figures = v.object({
  total: Sums,
  rows: v.array(FigureRow),
  /** How what it was narrowed down to is called. */
  named: v.object({
    area: v.optional(v.string()),
    department: v.optional(v.string()),
    matter: v.optional(v.string())
  }),
  /** Only the cases that this person sees are counted. */
  part: v.boolean(),
  /** How many cases changed and are not in these numbers yet, up to a hundred, and since when the first. */
  waiting: v.number(),
  waitingSince: v.optional(Time),
  /** Whether everything that is counted is in the numbers of its days. */
  upToDate: v.boolean()
})
export type Figures = v.InferOutput<typeof Figures>

/** What a list can be of: a count, or what a time was reckoned from. */
export type NumberCode = CountCode | `time.${Timed}`
const numberCodes: NumberCode[] = [...countCodes, ...timedKinds.map(kind => `time.${kind}` as const)]

export const FigureCasesQuery = v.pipe(
  v.object({
    ...asked,
    number: v.picklist(numberCodes, '没有这个数'),
    /** One value of the dimension; all without. */
    key: v.optional(v.pipe(v.string(), v.maxLength(40, '没有这一行'))),
    ...paging
  }),
  inOrder(),
  notTooLong()
)
export type FigureCasesQuery = v.InferOutput<typeof FigureCasesQuery>

export const FigureCase = v.object({
  /** A case can be in a number more than once: returned twice, it is there twice. */
  id: v.string(),
  caseNo: v.string(),
  day: v.string(),
  matter: v.optional(v.string()),
  department: v.optional(v.string()),
  area: v.optional(v.string()),
  /** From when, until when it had to be done, when it was, and how many minutes of working time it took. */
  from: v.optional(Time),
  dueAt: v.optional(Time),
  endedAt: v.optional(Time),
  minutes: v.optional(v.number())
})
export type FigureCase = v.InferOutput<typeof FigureCase>
export const FigureCases = v.object({ ...page(FigureCase).entries, count: v.number() })
export type FigureCases = v.InferOutput<typeof FigureCases>

/** How long cases that are open have been there, in days since they were reported. */
export const ages = {
  day: { label: '1 天以内', from: 0 },
  three: { label: '1 到 3 天', from: 1 },
  week: { label: '3 到 7 天', from: 3 },
  month: { label: '7 到 30 天', from: 7 },
  quarter: { label: '30 到 90 天', from: 30 },
  longer: { label: '90 天以上', from: 90 }
} as const
export type Age = keyof typeof ages
export const ageCodes = Object.keys(ages) as Age[]

/** Beside days and months, by which a stock of today cannot be told apart. */
const StockBy = v.optional(
  v.picklist(
    (Object.keys(dimensions) as Dimension[]).filter(each => each !== 'day' && each !== 'month'),
    '没有这个维度'
  ),
  'none'
)
export const BacklogQuery = v.object({ by: StockBy, ...among })
export type BacklogQuery = v.InferOutput<typeof BacklogQuery>

const Stock = v.record(v.string(), v.number())
export const Backlog = v.object({
  total: Stock,
  rows: v.array(v.object({ key: v.string(), name: v.string(), ages: Stock }))
})
export type Backlog = v.InferOutput<typeof Backlog>

export const BacklogCasesQuery = v.object({
  by: StockBy,
  ...among,
  age: v.optional(v.picklist(ageCodes, '没有这个时段')),
  key: v.optional(v.pipe(v.string(), v.maxLength(40, '没有这一行'))),
  ...paging
})
export type BacklogCasesQuery = v.InferOutput<typeof BacklogCasesQuery>

/** How a number that a list is of is called, and what is in it. */
export function numberOf(code: NumberCode): { label: string; definition: string } {
  if (!code.startsWith('time.')) return countOf(code as CountCode)
  const label = durations[code.slice('time.'.length) as Timed]
  return { label, definition: '已经办完、后来没有重新办理的，按工作时间算' }
}

/** A share as people read it: nothing where there is nothing to be a share of. */
export function shareOf({ counts }: SumsView, of: CountCode, among: CountCode): number | undefined {
  const all = counts[among] ?? 0
  return all === 0 ? undefined : (counts[of] ?? 0) / all
}
