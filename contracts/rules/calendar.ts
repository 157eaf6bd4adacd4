import * as v from 'valibot'
import { dayMs, isRealDay } from '../china-time'
import { key, words } from '../common'

/** A check of what several fields say together. With one of them wrong it would speak of hours that nobody has meant. */
const whenRight = <T>(holds: (value: T) => boolean, message: string) =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (dataset.typed && !dataset.issues && !holds(dataset.value)) addIssue({ message })
  })

const Clock = v.pipe(key(20, '时间应像 08:00'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间应像 08:00'))
const Period = v.pipe(
  v.tuple([Clock, Clock]),
  whenRight(([start, end]) => start < end, '结束应在开始之后')
)
const Periods = v.pipe(
  v.array(Period),
  v.maxLength(6, '一天最多六段'),
  whenRight(
    periods => periods.every(([start], index) => index === 0 || (periods[index - 1]?.[1] ?? '') <= start),
    '各段应按先后排列，不能重叠'
  ),
  whenRight(
    periods => periods.length === 0 || minutesOf(periods) >= leastDay,
    '这一天的工作时间太少：至少 1 小时，或者整天不上班'
  ),
  whenRight(periods => pausesOf(periods) <= minutesOf(periods), '中间休息的时间比上班的时间还长，请看看钟点')
)
/** Further off is a slip of the finger. */
const years = { first: 2000, last: 2100 } as const
const Day = v.pipe(
  key(20, '日期应像 2027-02-06'),
  v.isoDate('日期应像 2027-02-06'),
  v.check(isRealDay, '没有这一天，请看看月份和日子'),
  v.check(
    day => Number(day.slice(0, 4)) >= years.first && Number(day.slice(0, 4)) <= years.last,
    `年份应在 ${years.first} 到 ${years.last} 之间`
  )
)

/** A day with less work than this would count as a whole working day in every limit. */
const leastDay = 60
/** With less work in a week a limit in working time would end in other years, or never. */
const leastWeek = 8 * 60
const minutesOf = (periods: readonly (readonly [string, string])[]) =>
  periods.reduce((sum, [start, end]) => sum + minuteOf(end) - minuteOf(start), 0)
const pausesOf = (periods: readonly (readonly [string, string])[]) => {
  const [first, last] = [periods[0], periods.at(-1)]
  return first && last ? minuteOf(last[1]) - minuteOf(first[0]) - minutesOf(periods) : 0
}
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/**
 * Working periods by weekday, Sunday first, and the city's own days, which replace the weekday and the State Council's
 * days.
 */
export const Calendar = v.pipe(
  v.object({
    weekdays: v.pipe(v.array(Periods), v.length(7, '应有七天')),
    /** Working periods of a make-up day: a weekend day on which people work. */
    makeUp: v.pipe(Periods, v.minLength(1, '补班日至少要有一段工作时间')),
    days: v.pipe(
      v.array(v.object({ day: Day, work: v.boolean(), note: v.optional(words(0, 60), '') })),
      v.maxLength(400, '最多 400 天'),
      v.check(days => new Set(days.map(({ day }) => day)).size === days.length, '同一天写了两次')
    )
  }),
  whenRight(({ weekdays }) => weekdays.some(periods => periods.length > 0), '一周里至少要有一段工作时间'),
  whenRight(({ weekdays }) => minutesOf(weekdays.flat()) >= leastWeek, '一周的工作时间太少，至少要有 8 小时'),
  v.forward(
    v.rawCheck(({ dataset, addIssue }) => {
      const message = dataset.typed && !dataset.issues ? tooFree(dataset.value) : undefined
      if (message) addIssue({ message })
    }),
    ['days']
  )
)
export type Calendar = v.InferOutput<typeof Calendar>

/** More than this in a row, or in a year, is no holiday: limits in working time would stand still for everybody. */
const mostInRow = 31
const mostInYear = 100

interface Week {
  weekdays: readonly (readonly unknown[])[]
  days: readonly { day: string; work: boolean }[]
}

/** Returns what is wrong with the city's own days off: too many in one year, or too many on end, weekends among them. */
function tooFree({ weekdays, days }: Week): string | undefined {
  const off = days.filter(({ work }) => !work).map(({ day }) => day)
  const perYear = new Map<string, number>()
  for (const day of off) perYear.set(day.slice(0, 4), (perYear.get(day.slice(0, 4)) ?? 0) + 1)
  for (const [year, count] of perYear) {
    if (count > mostInYear) return `${year} 年另外放假 ${count} 天，太多了，最多 ${mostInYear} 天`
  }
  const own = new Map(days.map(({ day, work }) => [day, work]))
  const works = (day: string) => own.get(day) ?? (weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]?.length ?? 0) > 0
  for (const day of off) {
    let last = day
    for (let length = 1; !works(next(last)); length += 1) {
      if (length >= mostInRow) return `从 ${day} 起连续 ${mostInRow} 天以上都不上班，请看看是不是多选了`
      last = next(last)
    }
  }
  return undefined
}

const next = (day: string) => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
