import { isRealDay } from '../../contracts/china-time'
import { type Dimension, dimensions } from '../../contracts/statistics/dimensions'
import type { Age, NumberCode } from '../../contracts/statistics/figures'
import { type RateCode, rates } from '../../contracts/statistics/rates'
import { type Period, type PeriodKind, periodAt, periodKinds } from './periods'

/** What the page shows, stored in its address: whoever is sent it sees the same of what they may see. */
export interface FiguresAddress {
  period: Period
  by: Dimension
  /** Which rate the table by dimension compares. */
  rate: RateCode
  area?: string
  department?: string
  matter?: string
  source?: string
}

export const filterNames = ['area', 'department', 'matter', 'source'] as const
export type FilterName = (typeof filterNames)[number]

const usual = { by: 'department', rate: 'handleInTimeRate' } as const

export function readFiguresAddress(search: URLSearchParams, today: string): FiguresAddress {
  const { by, rate, ...rest } = Object.fromEntries(search)
  const filters = filterNames.flatMap(name => (rest[name] ? [[name, rest[name].slice(0, 40)]] : []))
  return {
    period: readPeriod(search, today),
    by: by && Object.hasOwn(dimensions, by) && by !== 'none' ? (by as Dimension) : usual.by,
    rate: rate && Object.hasOwn(rates, rate) ? (rate as RateCode) : usual.rate,
    ...Object.fromEntries(filters)
  }
}

function readPeriod(search: URLSearchParams, today: string): Period {
  const [kind, from, to] = [search.get('period') ?? 'month', search.get('from') ?? '', search.get('to') ?? '']
  const day = isRealDay(from) ? from : today
  if (kind === 'custom' && isRealDay(to) && day <= to) return { kind, from: day, to }
  const known = Object.hasOwn(periodKinds, kind) && kind !== 'custom' ? kind : 'month'
  return periodAt(known as Exclude<PeriodKind, 'custom'>, day)
}

export function writeFiguresAddress({ period, by, rate, ...filters }: FiguresAddress): string {
  const { kind, from, to } = period
  const own = { ...(by !== usual.by && { by }), ...(rate !== usual.rate && { rate }) }
  const given = filterNames.flatMap(name => (filters[name] ? [[name, filters[name]]] : []))
  return String(
    new URLSearchParams({ period: kind, from, ...(kind === 'custom' && { to }), ...own, ...Object.fromEntries(given) })
  )
}

/** What is asked of the server for an address. */
export function queryOf({ period: { from, to }, area, department, matter, source }: FiguresAddress) {
  return {
    from,
    to,
    ...(area && { area }),
    ...(department && { department }),
    ...(matter && { matter }),
    ...(source && { source: source as 'resident' | 'hotline' | 'patrol' })
  }
}

/** Where the cases of a number are: `key` is one value of the dimension. */
export function casesAddress(
  address: FiguresAddress,
  what: { number: NumberCode } | { age: Age | '' },
  row?: { by: Dimension; key: string; name: string }
): string {
  const { period, area, department, matter, source } = address
  const filters = { area, department, matter, source }
  const given = Object.entries({ ...filters, ...what }).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams({
    period: period.kind,
    from: period.from,
    to: period.to,
    ...(Object.fromEntries(given) as Record<string, string>),
    ...(row && { in: row.by, key: row.key, name: row.name })
  })
  return `/figures/cases?${search}`
}

/** What lies within one row of a dimension, and by what it is told apart next. */
export function within(address: FiguresAddress, key: string): FiguresAddress | undefined {
  if (key === '') return undefined
  switch (address.by) {
    case 'district':
      return { ...address, area: key, by: 'street' }
    case 'street':
      return { ...address, area: key, by: 'community' }
    case 'community':
      return { ...address, area: key, by: 'cell' }
    case 'cell':
      return { ...address, area: key, by: 'matter' }
    case 'department':
      return { ...address, department: key, by: 'matter' }
    case 'major':
      return { ...address, matter: key, by: 'matter' }
    case 'matter':
      return { ...address, matter: key, by: 'day' }
    case 'source':
      return { ...address, source: key, by: 'matter' }
    case 'day':
      return { ...address, period: periodAt('day', key), by: 'department' }
    case 'month':
      return { ...address, period: periodAt('month', `${key}-01`), by: 'day' }
    default:
      return undefined
  }
}
