import { ObjectId, Timestamp } from 'bson'
import { CommandError, unsupported } from './errors'
import { type Doc, isNumber, plain, toWhole, typeName } from './values'

const day = 86_400_000
const milliseconds: Record<string, number> = { millisecond: 1, second: 1000, minute: 60_000, hour: 3_600_000 }
const months: Record<string, number> = { month: 1, quarter: 3, year: 12 }
const days: Record<string, number> = { day: 1, week: 7 }
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

type Zone = (utc: number) => number
const zones = new Map<string, Zone>()

/** How far a zone's clocks are ahead at a moment, in milliseconds. */
function zone(name: unknown): Zone {
  if (name === undefined || name === 'UTC' || name === 'GMT' || name === 'Z') return () => 0
  if (typeof name !== 'string') throw new CommandError(40517, 'timezone must evaluate to a string')
  const known = zones.get(name)
  if (known) return known
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(name) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  const created: Zone = sign ? () => offset : namedZone(name)
  zones.set(name, created)
  return created
}

function namedZone(name: string): Zone {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    throw new CommandError(40485, `unrecognized time zone identifier: "${name}"`)
  }
  const quarters = new Map<number, number>()
  return utc => {
    const quarter = Math.floor(utc / 900_000)
    let offset = quarters.get(quarter)
    if (offset === undefined) {
      const [, sign, h = '0', m = '0', s = '0'] =
        /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(format.format(utc)) ?? []
      offset = (Number(h) * 3600 + Number(m) * 60 + Number(s)) * (sign === '-' ? -1000 : 1000)
      if (quarters.size > 10_000) quarters.clear()
      quarters.set(quarter, offset)
    }
    return offset
  }
}

/** The moment whose local time in the zone is `local`. */
function fromLocal(local: number, offset: Zone) {
  const guess = local - offset(local)
  return local - offset(guess)
}

function dateOf(value: unknown): number | null {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.getTime()
  if (value instanceof ObjectId) return value.getTimestamp().getTime()
  if (value instanceof Timestamp) return value.t * 1000
  throw new CommandError(16006, `can't convert from BSON type ${typeName(value)} to Date`)
}

function unitOf(unit: unknown): string {
  const name = String(unit)
  if (name in milliseconds || name in months || name in days) return name
  throw new CommandError(9, `unknown time unit value: ${name}`)
}

/** The local day number, and how many whole days or months lie behind it. */
const dayNumber = (local: number) => Math.floor(local / day)
const monthNumber = (local: number) => new Date(local).getUTCFullYear() * 12 + new Date(local).getUTCMonth()
const monthStart = (month: number) => new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1)
const weekStart = (name: unknown) => {
  const start = weekdays.findIndex(weekday => weekday.startsWith(String(name ?? 'sunday').toLowerCase()))
  if (start < 0) throw new CommandError(9, `unknown day of week value: ${String(name)}`)
  return start
}

function truncate({ date, unit, binSize = 1, timezone, startOfWeek }: Doc): Date | null {
  const utc = dateOf(date)
  if (utc === null || timezone === null || unit === null || unit === undefined || binSize === null) return null
  const [name, size, offset] = [unitOf(unit), Number(plain(binSize)), zone(timezone)]
  if (!Number.isInteger(size) || size <= 0) throw new CommandError(5439018, '$dateTrunc requires a positive binSize')
  const local = utc + offset(utc)
  const start = Date.UTC(2000, 0, 1)
  if (name in months) {
    const bin = (months[name] ?? 1) * size
    return new Date(fromLocal(monthStart(2000 * 12 + Math.floor((monthNumber(local) - 2000 * 12) / bin) * bin), offset))
  }
  if (name in days) {
    const first = dayNumber(start) + (name === 'week' ? (weekStart(startOfWeek) + 1) % 7 : 0)
    const bin = (days[name] ?? 1) * size
    return new Date(fromLocal((first + Math.floor((dayNumber(local) - first) / bin) * bin) * day, offset))
  }
  const reference = fromLocal(start, offset)
  const bin = (milliseconds[name] ?? 1) * size
  return new Date(reference + Math.floor((utc - reference) / bin) * bin)
}

function addTo({ startDate, unit, amount, timezone }: Doc, sign: 1 | -1): Date | null {
  const utc = dateOf(startDate)
  if (
    utc === null ||
    amount === null ||
    amount === undefined ||
    unit === null ||
    unit === undefined ||
    timezone === null
  )
    return null
  if (!isNumber(amount)) throw new CommandError(5166405, '$dateAdd expects an integer amount')
  const [name, count, offset] = [unitOf(unit), Number(plain(amount)) * sign, zone(timezone)]
  if (name in milliseconds) return new Date(utc + count * (milliseconds[name] ?? 1))
  const local = utc + offset(utc)
  if (name in days) return new Date(fromLocal(local + count * (days[name] ?? 1) * day, offset))
  const month = monthNumber(local) + count * (months[name] ?? 1)
  const length = new Date(monthStart(month + 1) - day).getUTCDate()
  const dayOfMonth = Math.min(new Date(local).getUTCDate(), length)
  return new Date(fromLocal(monthStart(month) + (dayOfMonth - 1) * day + (local - dayNumber(local) * day), offset))
}

function difference({ startDate, endDate, unit, timezone, startOfWeek }: Doc): unknown {
  const [from, to] = [dateOf(startDate), dateOf(endDate)]
  if (from === null || to === null || unit === null || unit === undefined || timezone === null) return null
  const [name, offset] = [unitOf(unit), zone(timezone)]
  const boundaries = (utc: number) => {
    const local = utc + offset(utc)
    if (name === 'day') return dayNumber(local)
    if (name === 'week') return Math.floor((dayNumber(local) + 4 - weekStart(startOfWeek)) / 7)
    if (name in months) return Math.floor(monthNumber(local) / (months[name] ?? 1))
    return Math.floor(local / (milliseconds[name] ?? 1))
  }
  return toWhole(boundaries(to) - boundaries(from), true)
}

/** The year and week of ISO 8601: a week belongs to the year that has its Thursday. */
function isoWeek(local: number) {
  const thursday = (dayNumber(local) - ((dayNumber(local) + 3) % 7) + 3) * day
  const year = new Date(thursday).getUTCFullYear()
  return { year, week: 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * day)) }
}

const dayOfYear = (local: number) => dayNumber(local) - dayNumber(Date.UTC(new Date(local).getUTCFullYear(), 0, 1)) + 1

const parts: Record<string, (local: number) => number> = {
  $year: local => new Date(local).getUTCFullYear(),
  $month: local => new Date(local).getUTCMonth() + 1,
  $dayOfMonth: local => new Date(local).getUTCDate(),
  $hour: local => new Date(local).getUTCHours(),
  $minute: local => new Date(local).getUTCMinutes(),
  $second: local => new Date(local).getUTCSeconds(),
  $millisecond: local => new Date(local).getUTCMilliseconds(),
  $dayOfYear: dayOfYear,
  $dayOfWeek: local => new Date(local).getUTCDay() + 1,
  $isoDayOfWeek: local => ((new Date(local).getUTCDay() + 6) % 7) + 1,
  $isoWeek: local => isoWeek(local).week,
  $isoWeekYear: local => isoWeek(local).year
}

const formats: Record<string, (local: number, offset: number) => string> = {
  '%': () => '%',
  Y: local => padded(parts.$year, local, 4),
  m: local => padded(parts.$month, local, 2),
  d: local => padded(parts.$dayOfMonth, local, 2),
  H: local => padded(parts.$hour, local, 2),
  M: local => padded(parts.$minute, local, 2),
  S: local => padded(parts.$second, local, 2),
  L: local => padded(parts.$millisecond, local, 3),
  j: local => padded(dayOfYear, local, 3),
  w: local => padded(parts.$dayOfWeek, local, 1),
  u: local => padded(parts.$isoDayOfWeek, local, 1),
  V: local => padded(parts.$isoWeek, local, 2),
  G: local => padded(parts.$isoWeekYear, local, 4),
  z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${new Date(Math.abs(offset)).toISOString().slice(11, 16).replace(':', '')}`,
  Z: (_, offset) => `${offset < 0 ? '-' : '+'}${Math.abs(offset) / 60_000}`
}

function padded(part: ((local: number) => number) | undefined, local: number, width: number) {
  return String(part?.(local)).padStart(width, '0')
}

function toText({ date, format, timezone, onNull = null }: Doc): unknown {
  const utc = dateOf(date)
  if (utc === null) return onNull
  if (timezone === null || format === null) return null
  const offset = zone(timezone)(utc)
  const pattern = typeof format === 'string' ? format : `%Y-%m-%dT%H:%M:%S.%L${timezone === undefined ? 'Z' : ''}`
  return pattern.replace(/%(.?)/g, (_, letter: string) => {
    const shown = formats[letter]
    if (!shown) throw unsupported(`%${letter} in the format of $dateToString`)
    return shown(utc + offset, offset)
  })
}

export const namedDateOperators = {
  $dateTrunc: { fields: ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'], run: truncate },
  $dateAdd: { fields: ['startDate', 'unit', 'amount', 'timezone'], run: (given: Doc) => addTo(given, 1) },
  $dateSubtract: { fields: ['startDate', 'unit', 'amount', 'timezone'], run: (given: Doc) => addTo(given, -1) },
  $dateDiff: { fields: ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'], run: difference },
  $dateToString: { fields: ['date', 'format', 'timezone', 'onNull'], run: toText },
  ...Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      {
        fields: ['date', 'timezone'],
        single: 'date',
        run: ({ date, timezone }: Doc) => {
          const utc = dateOf(date)
          return utc === null || timezone === null ? null : part(utc + zone(timezone)(utc))
        }
      }
    ])
  )
}
