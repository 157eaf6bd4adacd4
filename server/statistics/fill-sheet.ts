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
const names = () => numbering((name: string) => name)

/**
 * Fills the sheet of a day from the cases that count on it, and says which cases these are. The same cases give the same
 * sheet, in whichever order they come.
 */
export function fillSheet(day: string, counted: readonly CaseFacts[]): { sheet: Sheet; caseNos: string[] } {
  const inOrder = [...counted].sort((one, other) => (one._id < other._id ? -1 : 1))
  const combinations = numbering((each: Sheet['combinations'][number]) => `${each.kind} ${each.flags} ${each.bases}`)
  const matters = numbering((each: Sheet['matters'][number]) => `${each.code} ${each.name}`)
  const [departments, people, areas, sources, audiences] = [names(), names(), names(), names(), names()]
  const rows: number[][] = []
  const cases: number[][] = []
  // The first of each is nobody.
  departments.of('')
  people.of('')
  for (const { source, gridCode, matter, spot, audience, pieces } of inOrder) {
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
      rows.push([time, number, combination, departments.of(department ?? ''), people.of(by ?? ''), index])
    }
    cases.push([
      areas.of(gridCode ?? ''),
      matters.of(matter ?? { code: '', name: '' }),
      sources.of(source),
      audiences.of(audience),
      filed && spot ? hashOf(spot) : 0
    ])
  }
  const ofRows = (at: number) => rows.map(row => row[at] ?? 0)
  const ofCases = (at: number) => cases.map(each => each[at] ?? 0)
  const sheet: Sheet = {
    combinations: combinations.all,
    departments: departments.all,
    people: people.all,
    areas: areas.all,
    matters: matters.all,
    sources: sources.all,
    audiences: audiences.all,
    rows: rows.length,
    cases: cases.length,
    time: Uint32Array.from(ofRows(0)),
    case: Uint32Array.from(ofRows(1)),
    combination: Uint16Array.from(ofRows(2)),
    department: Uint16Array.from(ofRows(3)),
    person: Uint16Array.from(ofRows(4)),
    piece: Uint16Array.from(ofRows(5)),
    caseArea: Uint16Array.from(ofCases(0)),
    caseMatter: Uint16Array.from(ofCases(1)),
    caseSource: Uint16Array.from(ofCases(2)),
    caseAudience: Uint16Array.from(ofCases(3)),
    spots: Uint32Array.from(ofCases(4))
  }
  return { sheet, caseNos: inOrder.map(({ _id }) => _id) }
}
