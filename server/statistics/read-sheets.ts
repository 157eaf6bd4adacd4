import type { DaySheet } from './asked'
import { FigureDayModel, FigureSheetModel } from './model'
import { placeMemory, rememberedDays } from './seen-before'
import { type PackedSheet, type Sheet, unpacked, unpackedCaseNos, unpackedSpots } from './sheet'

const dayMs = 86_400_000
/** So many bytes of sheets are kept in memory: about a year of a city with half a million cases in it. */
const mostBytes = 128 * 1024 * 1024

interface Kept {
  filled: number
  sheet?: Sheet
  spots: Uint32Array
  bytes: number
}

/** The sheets this process has read, those used last at the end. One whose day was filled anew since is read again. */
const kept = new Map<string, Kept>()
let bytes = 0

function keep(day: string, one: Kept) {
  forget(day)
  kept.set(day, one)
  bytes += one.bytes
  for (const oldest of kept.keys()) {
    if (bytes <= mostBytes) break
    forget(oldest)
  }
}

function forget(day: string) {
  bytes -= kept.get(day)?.bytes ?? 0
  kept.delete(day)
}

export interface Period {
  from: string
  to: string
}

/** Returns the sheets of a period, by day, each knowing where cases were filed in the ninety days before. */
export async function readSheets({ from, to }: Period): Promise<DaySheet[]> {
  const remembered = new Date(Date.parse(from) - rememberedDays * dayMs).toISOString().slice(0, 10)
  const heads = await FigureDayModel.find({ _id: { $gte: remembered, $lte: to } }, { filled: 1 })
    .sort({ _id: 1 })
    .lean()
  const filled = heads.flatMap(({ _id, filled: upTo }) => (upTo ? [{ day: _id, filled: upTo }] : []))
  // Held on to: what is read now may be pushed out of the memory by what is read next.
  const [before, within] = [filled.filter(({ day }) => day < from), filled.filter(({ day }) => day >= from)]
  const spots = await fetched(before, { spots: 1 }, one => one.spots)
  const sheets = await fetched(
    within,
    { spots: 1, tables: 1, columns: 1 },
    ({ sheet, filled: upTo }) => sheet && { sheet, filled: upTo }
  )
  const places = [...spots.values(), ...[...sheets.values()].map(({ sheet }) => sheet.spots)]
  const memory = placeMemory(places.reduce((all, { length }) => all + length, 0))
  for (const { day } of before) {
    const filed = spots.get(day)
    if (filed) memory.remember(day, filed)
  }
  return within.flatMap(({ day }) => {
    const one = sheets.get(day)
    return one ? [{ day, ...one, again: memory.seenBefore(day, one.sheet.spots) }] : []
  })
}

async function fetched<T>(
  days: readonly { day: string; filled: number }[],
  fields: Record<string, 1>,
  partOf: (one: Kept) => T | undefined
): Promise<Map<string, T>> {
  const values = new Map<string, T>()
  const missing: string[] = []
  for (const { day, filled } of days) {
    const one = kept.get(day)
    const value = one && one.filled >= filled ? partOf(one) : undefined
    if (!one || value === undefined) missing.push(day)
    else {
      values.set(day, value)
      kept.delete(day)
      kept.set(day, one)
    }
  }
  if (missing.length === 0) return values
  const read = await FigureSheetModel.collection
    .find({ _id: { $in: missing as never[] } }, { projection: { filled: 1, ...fields }, promoteBuffers: true })
    .toArray()
  for (const row of read as unknown as ({ _id: string; filled: number } & PackedSheet)[]) {
    const one = keptOf(row)
    const value = partOf(one)
    if (value !== undefined) values.set(row._id, value)
    keep(row._id, one)
  }
  return values
}

function keptOf({ filled, tables, columns, spots }: { filled: number } & PackedSheet): Kept {
  if (!columns) return { filled, spots: unpackedSpots(spots), bytes: spots.byteLength + 100 }
  const sheet = unpacked({ tables, columns, spots })
  // What is in the tables takes more room unpacked.
  return { filled, sheet, spots: sheet.spots, bytes: columns.byteLength + spots.byteLength + 4 * tables.byteLength }
}

/** Returns the numbers of the cases of a day's sheet, in its order; nothing when it was filled anew since. */
export async function caseNosOf(day: string, filled: number): Promise<string[] | undefined> {
  const row = await FigureSheetModel.collection.findOne(
    { _id: day as never, filled },
    { projection: { caseNos: 1 }, promoteBuffers: true }
  )
  return row ? unpackedCaseNos((row as unknown as PackedSheet).caseNos) : undefined
}

/** For tests and measurements: as after a restart. */
export function forgetSheets(): void {
  kept.clear()
  bytes = 0
}
