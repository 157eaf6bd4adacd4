import { type CountCode, countCodes } from '../../contracts/statistics/counts'
import { hasFlag, type Kind } from '../../contracts/statistics/kinds'
import { type Timed, timedKinds } from '../../contracts/statistics/rates'
import type { Asked, DaySheet } from './asked'
import { lensOn } from './lens'
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

interface Seen {
  kind: Kind
  flags: number
}

interface Group {
  /** How many pieces of each kind with its flags: few of these, however many pieces. */
  seen: number[]
  times: Map<Kind, number[]>
}

/** Whether a piece is in the times of its kind: it was done, and not reopened later. */
export const isTimed = (kind: Kind, flags: number): boolean =>
  (timedKinds as readonly Kind[]).includes(kind) && hasFlag(flags, 'done') && !hasFlag(flags, 'reopened')

/** Returns the numbers of what was asked for by the value of its dimension. */
export function addUp(sheets: readonly DaySheet[], asked: Asked): Map<string, Sums> {
  const groups = new Map<string, Group>()
  const all: Seen[] = []
  const numbers = new Map<string, number>()
  const numberOf = (kind: Kind, flags: number) => {
    const name = `${kind} ${flags}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, all.length)
    return all.push({ kind, flags }) - 1
  }
  const groupOf = (key: string) => {
    const known = groups.get(key)
    if (known) return known
    const group: Group = { seen: [], times: new Map() }
    groups.set(key, group)
    return group
  }
  for (const each of sheets) addSheet(each, asked, { groupOf, numberOf })
  return new Map([...groups].map(([key, group]) => [key, sumsOf(group, all)]))
}

interface Into {
  groupOf: (key: string) => Group
  numberOf: (kind: Kind, flags: number) => number
}

/** Counts in arrays first, as a year has millions of rows, and then adds what was counted to the groups. */
function addSheet(each: DaySheet, asked: Asked, { groupOf, numberOf }: Into) {
  const { sheet } = each
  const { keys, keyOf, flagsOf, plain } = lensOn(each, asked)
  const kinds = sheet.combinations.length
  const tally = new Uint32Array(keys.length * kinds)
  const timed = sheet.combinations.map(({ kind, flags }) => isTimed(kind, flags))
  const times: (number[] | undefined)[] = new Array(keys.length * kinds)
  for (let row = 0; row < sheet.rows; row += 1) {
    const key = keyOf(row)
    if (key < 0) continue
    const combination = sheet.combination[row] ?? 0
    const at = key * kinds + combination
    if (!plain[combination]) {
      const { kind } = sheet.combinations[combination] ?? { kind: 'report' as const }
      add(groupOf(keys[key] ?? '').seen, numberOf(kind, flagsOf(row)), 1)
      continue
    }
    tally[at] = (tally[at] ?? 0) + 1
    if (!timed[combination]) continue
    const known = times[at]
    if (known) known.push(sheet.time[row] ?? 0)
    else times[at] = [sheet.time[row] ?? 0]
  }
  const named = sheet.combinations.map(({ kind, flags }) => numberOf(kind, flags))
  for (const [key, name] of keys.entries()) {
    let group: Group | undefined
    for (let combination = 0; combination < kinds; combination += 1) {
      const at = key * kinds + combination
      const count = tally[at] ?? 0
      if (count === 0) continue
      group ??= groupOf(name)
      add(group.seen, named[combination] ?? 0, count)
      const minutes = times[at]
      const kind = sheet.combinations[combination]?.kind
      if (!minutes || !kind) continue
      const known = group.times.get(kind)
      if (known) for (const one of minutes) known.push(one)
      else group.times.set(kind, minutes)
    }
  }
}

function add(counts: number[], at: number, count: number) {
  while (counts.length <= at) counts.push(0)
  counts[at] = (counts[at] ?? 0) + count
}

function sumsOf({ seen, times }: Group, all: readonly Seen[]): Sums {
  const counts = Object.fromEntries(countCodes.map(code => [code, 0])) as Record<CountCode, number>
  for (const [number, count] of seen.entries()) {
    const of = all[number]
    if (!of || count === 0) continue
    for (const code of countCodes) if (matches(code, of.kind, of.flags)) counts[code] += count
  }
  const durations = [...times].map(([kind, minutes]) => [kind, durationOf(minutes)])
  return { counts, durations: Object.fromEntries(durations) }
}

export const noSums = (): Sums => sumsOf({ seen: [], times: new Map() }, [])

/** So many different minutes are counted one by one instead of put in order. */
const mostCounted = 100_000

function durationOf(minutes: readonly number[]): Duration {
  const count = minutes.length
  let [sum, longest] = [0, 0]
  for (const one of minutes) {
    sum += one
    if (one > longest) longest = one
  }
  const at = longest < mostCounted && count > 1000 ? byCounting(minutes, longest) : byOrder(minutes)
  return { count, median: at(0.5), most: at(0.9), mean: Math.round(sum / count) }
}

// By rank: the smallest that so large a part of all does not exceed.
const rankOf = (share: number, count: number) => Math.max(1, Math.ceil(share * count))

function byOrder(minutes: readonly number[]) {
  const sorted = Uint32Array.from(minutes).sort()
  return (share: number) => sorted[rankOf(share, sorted.length) - 1] ?? 0
}

function byCounting(minutes: readonly number[], longest: number) {
  const counts = new Uint32Array(longest + 1)
  for (const one of minutes) counts[one] = (counts[one] ?? 0) + 1
  return (share: number) => {
    let left = rankOf(share, minutes.length)
    for (const [minute, count] of counts.entries()) {
      left -= count
      if (left <= 0) return minute
    }
    return longest
  }
}
