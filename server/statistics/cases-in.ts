import type { CountCode } from '../../contracts/statistics/counts'
import type { FigureCase, NumberCode } from '../../contracts/statistics/figures'
import type { Kind } from '../../contracts/statistics/kinds'
import { Refusal } from '../http/refusal'
import { isTimed } from './add-up'
import type { Asked, DaySheet } from './asked'
import type { CaseFacts } from './facts-of'
import { addedFlags, keyOf, lensOn } from './lens'
import { matches } from './matches'
import { CaseFactsModel } from './model'
import { namesOf } from './names-of'
import { caseNosOf, type Period, readSheets } from './read-sheets'

interface AskedList extends Asked, Period {
  number: NumberCode
  /** One value of the dimension; all without. */
  key?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Where a piece stands in the list: by day, then as its sheet has it. */
interface Place {
  day: string
  caseNo: string
  piece: number
}

const timed = 'time.'

/** Returns which pieces are in a number. It asks what `addUp` asks. */
function isIn(code: NumberCode): (kind: Kind, flags: number) => boolean {
  if (!code.startsWith(timed)) return (kind, flags) => matches(code as CountCode, kind, flags)
  return (kind, flags) => kind === code.slice(timed.length) && isTimed(kind, flags)
}

/** Returns the rows of each sheet that are in the number. */
function rowsIn(each: DaySheet, asked: AskedList): number[] {
  const { sheet } = each
  const lens = lensOn(each, asked)
  const wanted = lens.keys.map(key => asked.key === undefined || key === asked.key)
  const within = isIn(asked.number)
  const found: number[] = []
  for (let row = 0; row < sheet.rows; row += 1) {
    const key = keyOf(lens, sheet, row)
    if (key < 0 || !wanted[key]) continue
    const of = sheet.combinations[sheet.combination[row] ?? 0]
    if (of && within(of.kind, of.flags | addedFlags(lens, each, row))) found.push(row)
  }
  return found
}

/** So often a sheet may be filled anew while it is read. */
const mostTries = 5

/** Returns a page of exactly what is in a number, and how many there are. */
export async function casesIn(
  asked: AskedList,
  tries = 1
): Promise<{ items: FigureCase[]; next?: string; count: number }> {
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor)
  const sheets = await readSheets(asked)
  const places: Place[] = []
  let count = 0
  for (const each of sheets) {
    const { day, sheet, filled } = each
    const rows = rowsIn(each, asked)
    count += rows.length
    if (rows.length === 0 || places.length > asked.limit || (after && day < after.day)) continue
    const caseNos = await caseNosOf(day, filled)
    // It was filled anew meanwhile: what is read now belongs to another sheet.
    if (!caseNos && tries < mostTries) return casesIn(asked, tries + 1)
    if (!caseNos) throw new Refusal('not_ready')
    for (const row of rows) {
      const place = { day, caseNo: caseNos[sheet.case[row] ?? 0] ?? '', piece: sheet.piece[row] ?? 0 }
      if (!after || isAfter(place, after)) places.push(place)
    }
  }
  const shown = places.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    items: await presented(shown),
    ...(places.length > shown.length && last && { next: writeCursor(last) }),
    count
  }
}

function isAfter(one: Place, other: Place): boolean {
  if (one.day !== other.day) return one.day > other.day
  return one.caseNo === other.caseNo ? one.piece > other.piece : one.caseNo > other.caseNo
}

/** What is known of the pieces now; one that is another piece since the sheet was filled goes by its case alone. */
async function presented(places: readonly Place[]): Promise<FigureCase[]> {
  if (places.length === 0) return []
  const ids = [...new Set(places.map(({ caseNo }) => caseNo))]
  const [stored, departmentName, areaName] = await Promise.all([
    CaseFactsModel.collection.find({ _id: { $in: ids as never[] } }).toArray(),
    namesOf('department'),
    namesOf('community')
  ])
  const facts = new Map((stored as unknown as CaseFacts[]).map(each => [each._id, each]))
  return places.map(({ day, caseNo, piece: number }) => {
    const known = facts.get(caseNo)
    const piece = known?.pieces[number]
    const { gridCode, matter } = known ?? {}
    return {
      id: `${day} ${caseNo} ${number}`,
      caseNo,
      day,
      ...(matter && { matter: matter.name }),
      ...(gridCode && { area: areaName(gridCode.slice(0, 12)) }),
      ...(piece?.department && { department: departmentName(piece.department) }),
      ...(piece && { from: piece.at.toISOString() }),
      ...(piece?.dueAt && { dueAt: piece.dueAt.toISOString() }),
      ...(piece?.endedAt && { endedAt: piece.endedAt.toISOString() }),
      ...(piece?.minutes !== undefined && { minutes: piece.minutes })
    }
  })
}

const writeCursor = ({ day, caseNo, piece }: Place) => Buffer.from(`${day}.${caseNo}.${piece}`).toString('base64url')

function readCursor(text: string): Place {
  const match = /^(\d{4}-\d\d-\d\d)\.(\d{20})\.(\d{1,5})$/.exec(Buffer.from(text, 'base64url').toString())
  if (!match) throw new Refusal('bad_request', '翻页标记不对，请从第一页看起')
  const [, day = '', caseNo = '', piece = ''] = match
  return { day, caseNo, piece: Number(piece) }
}
