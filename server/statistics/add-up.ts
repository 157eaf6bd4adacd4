import { type CountCode, countCodes } from '../../contracts/statistics/counts'
import { hasFlag, type Kind } from '../../contracts/statistics/kinds'
import { type Timed, timedKinds } from '../../contracts/statistics/rates'
import { type Asked, type DaySheet, eachRow } from './each-row'
import { matches } from './matches'

/** Working time in minutes: of how many, the middle one, the one that nine of ten do not exceed, and the mean. */
export interface Duration {
  count: number
  median: number
  most: number
  mean: number
}

export interface Sums {
  counts: Record<CountCode, number>
  durations: { [T in Timed]?: Duration }
}

interface Group {
  /** How many pieces by kind and flags: few kinds of them, however many pieces. */
  seen: Map<string, { kind: Kind; flags: number; count: number }>
  times: Map<Kind, number[]>
}

/** Returns the numbers of what was asked for by the value of its dimension. */
export function addUp(sheets: readonly DaySheet[], asked: Asked): Map<string, Sums> {
  const groups = new Map<string, Group>()
  const timed = new Set<Kind>(timedKinds)
  const names = new Map<Kind, Map<number, string>>()
  const nameOf = (kind: Kind, flags: number) => {
    const known = names.get(kind) ?? new Map<number, string>()
    names.set(kind, known)
    const name = known.get(flags) ?? `${kind} ${flags}`
    known.set(flags, name)
    return name
  }
  eachRow(sheets, asked, ({ sheet, row, key, kind, flags }) => {
    let group = groups.get(key)
    if (!group) {
      group = { seen: new Map(), times: new Map() }
      groups.set(key, group)
    }
    const name = nameOf(kind, flags)
    const seen = group.seen.get(name)
    if (seen) seen.count += 1
    else group.seen.set(name, { kind, flags, count: 1 })
    if (!timed.has(kind) || !hasFlag(flags, 'done') || hasFlag(flags, 'reopened')) return
    const times = group.times.get(kind)
    const minutes = sheet.time[row] ?? 0
    if (times) times.push(minutes)
    else group.times.set(kind, [minutes])
  })
  return new Map([...groups].map(([key, group]) => [key, sumsOf(group)]))
}

function sumsOf({ seen, times }: Group): Sums {
  const counts = Object.fromEntries(countCodes.map(code => [code, 0])) as Record<CountCode, number>
  for (const { kind, flags, count } of seen.values()) {
    for (const code of countCodes) if (matches(code, kind, flags)) counts[code] += count
  }
  const durations = [...times].map(([kind, minutes]) => [kind, durationOf(minutes)])
  return { counts, durations: Object.fromEntries(durations) }
}

export const noSums = (): Sums => sumsOf({ seen: new Map(), times: new Map() })

function durationOf(minutes: number[]): Duration {
  const sorted = Uint32Array.from(minutes).sort()
  const count = sorted.length
  // By rank: the smallest that so large a part of all does not exceed.
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * count) - 1)] ?? 0
  const sum = sorted.reduce((all, each) => all + each, 0)
  return { count, median: at(0.5), most: at(0.9), mean: Math.round(sum / count) }
}
