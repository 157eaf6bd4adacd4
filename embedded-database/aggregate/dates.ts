import { ObjectId } from 'bson'
import { CommandError, unsupported } from '../values/errors'
import { type Doc, typeName } from '../values/values'

const day = 86_400_000
const milliseconds: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000 }
const months: Record<string, number> = { month: 1, quarter: 3, year: 12 }
const days: Record<string, number> = { day: 1, week: 7 }
/** Weeks start with it; the days are counted from 1 January 2000, a Saturday. */
const sunday = 1

/** How far a zone's clocks are ahead at a moment, in milliseconds. */
type Zone = (utc: number) => number
const zones = new Map<unknown, Zone>([
  [undefined, () => 0],
  ['UTC', () => 0]
])

function zone(name: unknown): Zone {
  const known = zones.get(name) ?? namedZone(name)
  zones.set(name, known)
  return known
}

function namedZone(name: unknown): Zone {
  if (typeof name !== 'string' || !/^[A-Z]/.test(name)) throw unsupported(`the time zone ${String(name)}`)
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
  throw new CommandError(16006, `can't convert from BSON type ${typeName(value)} to Date`)
}

export function truncate({ date, unit, timezone }: Doc): Date | null {
  const utc = dateOf(date)
  if (utc === null || timezone === null || unit === null || unit === undefined) return null
  const [name, offset] = [String(unit), zone(timezone)]
  const local = utc + offset(utc)
  const start = Date.UTC(2000, 0, 1)
  const inMonth = months[name]
  if (inMonth) {
    const month = new Date(local).getUTCFullYear() * 12 + new Date(local).getUTCMonth()
    const first = Math.floor(month / inMonth) * inMonth
    return new Date(
      fromLocal(new Date(0).setUTCFullYear(Math.floor(first / 12), first - Math.floor(first / 12) * 12, 1), offset)
    )
  }
  const inDays = days[name]
  if (inDays) {
    const first = start / day + (name === 'week' ? sunday : 0)
    return new Date(fromLocal((first + Math.floor((Math.floor(local / day) - first) / inDays) * inDays) * day, offset))
  }
  const size = milliseconds[name]
  if (!size) throw unsupported(`the unit ${name} in $dateTrunc`)
  const reference = fromLocal(start, offset)
  return new Date(reference + Math.floor((utc - reference) / size) * size)
}

const formats: Record<string, (local: Date) => number> = {
  Y: local => local.getUTCFullYear(),
  m: local => local.getUTCMonth() + 1,
  d: local => local.getUTCDate(),
  H: local => local.getUTCHours(),
  M: local => local.getUTCMinutes(),
  S: local => local.getUTCSeconds(),
  L: local => local.getUTCMilliseconds()
}
const widths: Record<string, number> = { Y: 4, L: 3 }

export function dateText({ date, format, timezone }: Doc): unknown {
  const utc = dateOf(date)
  if (utc === null) return null
  if (timezone === null || format === null) return null
  const local = new Date(utc + zone(timezone)(utc))
  const pattern = typeof format === 'string' ? format : `%Y-%m-%dT%H:%M:%S.%L${timezone === undefined ? 'Z' : ''}`
  return pattern.replace(/%(.?)/g, (_, letter: string) => {
    const part = formats[letter]
    if (!part) throw unsupported(`%${letter} in the format of $dateToString`)
    return String(part(local)).padStart(widths[letter] ?? 2, '0')
  })
}
