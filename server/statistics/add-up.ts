import { type CountCode, countCodes } from '../../contracts/statistics/counts'
import { hasFlag, type Kind } from '../../contracts/statistics/kinds'
import { type Timed, timedKinds } from '../../contracts/statistics/rates'
import type { Asked, DaySheet } from './asked'
import { addedFlags, keyOf, lensOn } from './lens'
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

/** Returns the numbers of what was asked for, in all and by the value of its dimension. */
export function addUp(sheets: readonly DaySheet[], asked: Asked): { total: Sums; rows: Map<string, Sums> } {
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
  const codes = all.map(({ kind, flags }) => countCodes.filter(code => matches(code, kind, flags)))
  const rows = new Map([...groups].map(([key, group]) => [key, sumsOf(group, codes)]))
  const only = groups.size === 1 ? [...rows.values()][0] : undefined
  return { total: only ?? sumsOf(together([...groups.values()]), codes), rows }
}

function together(groups: readonly Group[]): Group {
  const whole: Group = { seen: [], times: new Map() }
  for (const { seen, times } of groups) {
    for (const [number, count] of seen.entries()) add(whole.seen, number, count)
    for (const [kind, minutes] of times) {
      const known = whole.times.get(kind) ?? []
      whole.times.set(kind, known)
      for (const one of minutes) known.push(one)
    }
  }
  return whole
}

interface Into {
  groupOf: (key: string) => Group
  numberOf: (kind: Kind, flags: number) => number
}

/** Counts in arrays first, as a year has millions of rows, and then adds what was counted to the groups. */
function addSheet(each: DaySheet, asked: Asked, { groupOf, numberOf }: Into) {
  const { sheet } = each
  const lens = lensOn(each, asked)
  const { keys, plain } = lens
  const kinds = sheet.combinations.length
  const tally = new Uint32Array(keys.length * kinds)
  const timed = Uint8Array.from(sheet.combinations, ({ kind, flags }) => Number(isTimed(kind, flags)))
  const times: (number[] | undefined)[] = new Array(keys.length * kinds)
  const others = new Map<number, Map<number, number>>()
  for (let row = 0; row < sheet.rows; row += 1) {
    const key = keyOf(lens, sheet, row)
    if (key < 0) continue
    const combination = sheet.combination[row] ?? 0
    const at = key * kinds + combination
    if (plain[combination] === 0) {
      const added = addedFlags(lens, each, row)
      const counts = others.get(added)
      if (counts) counts.set(at, (counts.get(at) ?? 0) + 1)
      else others.set(added, new Map([[at, 1]]))
      continue
    }
    tally[at] = (tally[at] ?? 0) + 1
    if (timed[combination] === 0) continue
    let known = times[at]
    if (!known) {
      known = timesOf(groupOf(keys[key] ?? ''), sheet.combinations[combination]?.kind)
      times[at] = known
    }
    known.push(sheet.time[row] ?? 0)
  }
  const count = (at: number, many: number, added: number) => {
    const of = sheet.combinations[at % kinds]
    const key = keys[Math.floor(at / kinds)]
    if (of && key !== undefined) add(groupOf(key).seen, numberOf(of.kind, of.flags | added), many)
  }
  // Most of these are nought where there are many keys: no iterator.
  for (let at = 0; at < tally.length; at += 1) {
    const many = tally[at] ?? 0
    if (many > 0) count(at, many, 0)
  }
  for (const [added, counts] of others) for (const [at, many] of counts) count(at, many, added)
}

function timesOf(group: Group, kind: Kind = 'case'): number[] {
  const known = group.times.get(kind)
  if (known) return known
  const times: number[] = []
  group.times.set(kind, times)
  return times
}

function add(counts: number[], at: number, count: number) {
  while (counts.length <= at) counts.push(0)
  counts[at] = (counts[at] ?? 0) + count
}

/** `codes` says for each kind of piece with its flags in which counts it is. */
function sumsOf({ seen, times }: Group, codes: readonly CountCode[][]): Sums {
  const counts = Object.fromEntries(countCodes.map(code => [code, 0])) as Record<CountCode, number>
  for (const [number, count] of seen.entries()) {
    if (count > 0) for (const code of codes[number] ?? []) counts[code] += count
  }
  const durations = [...times].map(([kind, minutes]) => [kind, durationOf(minutes)])
  return { counts, durations: Object.fromEntries(durations) }
}

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
