import { hasFlag } from '../../contracts/statistics/kinds'
import { daysOf } from './days-of'
import type { CaseFacts } from './facts-of'
import { hashOf, type Sheet } from './sheet'

const minuteMs = 60_000

/** Numbers things in the order in which they come. */
function numbering<T>(keyOf: (thing: T) => string) {
  const all: T[] = []
  const numbers = new Map<string, number>()
  return {
    all,
    of(thing: T): number {
      const key = keyOf(thing)
      const known = numbers.get(key)
      if (known !== undefined) return known
      all.push(thing)
      numbers.set(key, all.length - 1)
      return all.length - 1
    }
  }
}

/** Fills the sheet of a day from the cases that count on it. The same cases give the same sheet, in whichever order they come. */
export function fillSheet(day: string, counted: readonly CaseFacts[]): Sheet {
  const inOrder = [...counted].sort((one, other) => (one._id < other._id ? -1 : 1))
  const combinations = numbering((each: Sheet['combinations'][number]) => `${each.kind} ${each.flags} ${each.bases}`)
  const departments = numbering((id: string) => id)
  const people = numbering((id: string) => id)
  const cases: Sheet['cases'] = []
  const matters: Record<string, string> = {}
  const rows: number[][] = []
  // The first of each is nobody.
  departments.of('')
  people.of('')
  for (const { _id, source, gridCode, matter, spot, pieces } of inOrder) {
    const number = cases.length
    let filed = false
    for (const [index, piece] of pieces.entries()) {
      const bases = daysOf(piece).get(day)
      if (bases === undefined) continue
      const { kind, flags, department, by, minutes, dueAt } = piece
      filed ||= kind === 'filed'
      const open = hasFlag(flags, 'open')
      const time = open ? Math.ceil((dueAt?.getTime() ?? 0) / minuteMs) : (minutes ?? 0)
      const combination = combinations.of({ kind, flags, bases })
      rows.push([combination, number, departments.of(department ?? ''), people.of(by ?? ''), index, time])
    }
    if (matter?.code) matters[matter.code] = matter.name ?? matter.code
    const place = filed && spot ? hashOf(spot) : 0
    cases.push({ caseNo: _id, area: gridCode ?? '', matter: matter?.code ?? '', source, spot: place })
  }
  const column = (at: number) => rows.map(row => row[at] ?? 0)
  return {
    combinations: combinations.all,
    departments: departments.all,
    people: people.all,
    matters,
    cases,
    rows: rows.length,
    combination: Uint16Array.from(column(0)),
    case: Uint32Array.from(column(1)),
    department: Uint16Array.from(column(2)),
    person: Uint16Array.from(column(3)),
    piece: Uint16Array.from(column(4)),
    time: Uint32Array.from(column(5))
  }
}
