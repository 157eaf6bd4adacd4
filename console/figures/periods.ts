import dayjs from 'dayjs'

export const periodKinds = {
  day: '日',
  week: '周',
  month: '月',
  quarter: '季',
  year: '年',
  custom: '自定义'
} as const
export type PeriodKind = keyof typeof periodKinds

export interface Period {
  kind: PeriodKind
  /** The first and the last day, both included. */
  from: string
  to: string
}

const written = (day: dayjs.Dayjs) => day.format('YYYY-MM-DD')
const months = { month: 1, quarter: 3, year: 12 } as const
const hasMonths = (kind: PeriodKind): kind is keyof typeof months => kind in months

/** Returns the period of a kind in which a day lies. A week begins on Monday. */
export function periodAt(kind: Exclude<PeriodKind, 'custom'>, day: string): Period {
  const at = dayjs(day)
  if (kind === 'day') return { kind, from: day, to: day }
  if (kind === 'week') {
    const monday = at.subtract((at.day() + 6) % 7, 'day')
    return { kind, from: written(monday), to: written(monday.add(6, 'day')) }
  }
  const size = months[kind]
  const first = at.startOf('month').month(Math.floor(at.month() / size) * size)
  return { kind, from: written(first), to: written(first.add(size, 'month').subtract(1, 'day')) }
}

/** Returns the period before, or so many later. One of one's own choice is followed by one as long. */
export function shifted({ kind, from, to }: Period, by: number): Period {
  const first = dayjs(from)
  if (hasMonths(kind)) return periodAt(kind, written(first.add(by * months[kind], 'month')))
  const days = dayjs(to).diff(first, 'day') + 1
  const begin = first.add(by * days, 'day')
  return { kind, from: written(begin), to: written(begin.add(days - 1, 'day')) }
}

/** Returns the same period a year ago. The last day of a month stays the last: February may have another. */
export function yearBefore({ kind, from, to }: Period): Period {
  const first = written(dayjs(from).subtract(1, 'year'))
  if (hasMonths(kind)) return periodAt(kind, first)
  return { kind, from: first, to: written(dayjs(first).add(dayjs(to).diff(dayjs(from), 'day'), 'day')) }
}

/** 2026年11月, 2026年第4季度, 2026年11月22日 – 11月28日. */
export function periodInWords({ kind, from, to }: Period): string {
  const first = dayjs(from)
  if (kind === 'year') return first.format('YYYY年')
  if (kind === 'quarter') return `${first.year()}年第${Math.floor(first.month() / 3) + 1}季度`
  if (kind === 'month') return first.format('YYYY年M月')
  const last = dayjs(to)
  if (from === to) return first.format('YYYY年M月D日')
  return `${first.format('YYYY年M月D日')} – ${last.format(first.year() === last.year() ? 'M月D日' : 'YYYY年M月D日')}`
}
