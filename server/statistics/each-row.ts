import { areaDigits, type Dimension } from '../../contracts/statistics/dimensions'
import { type Basis, bitsOf, hasFlag, type Kind } from '../../contracts/statistics/kinds'
import { bitOfBasis } from './days-of'
import type { Sheet, SheetCase } from './sheet'

/** What somebody may see numbers of: everything, or what is their department's or in their cells. */
export type Scope = 'all' | { department?: string; cells: readonly string[] }

export interface Asked {
  by: Dimension
  basis: Basis
  now: Date
  scope: Scope
  /** A code of 6 to 15 digits: whatever lies in it. */
  area?: string | undefined
  department?: string | undefined
  /** A matter's five digits, or the two of its major class. */
  matter?: string | undefined
  source?: string | undefined
}

export interface DaySheet {
  day: string
  sheet: Sheet
  /** For each case, which flags say that another was filed at the same place before. */
  again?: Uint32Array
}

export interface Row {
  day: string
  sheet: Sheet
  /** The number of the row in the sheet. */
  row: number
  /** The value of the dimension. */
  key: string
  kind: Kind
  /** As of now: what is open and past its deadline is late. */
  flags: number
}

const [late, minuteMs] = [bitsOf(['late']), 60_000]

/** Calls `visit` with every piece that was asked for. Both numbers and lists are made of these. */
export function eachRow(sheets: readonly DaySheet[], asked: Asked, visit: (row: Row) => void): void {
  const basis = bitOfBasis(asked.basis)
  const now = Math.floor(asked.now.getTime() / minuteMs)
  for (const { day, sheet, again } of sheets) {
    const keys = sheet.cases.map(each => keyOfCase(each, asked))
    const departments = sheet.departments.map(id => asked.department === undefined || id === asked.department)
    const sees = seer(sheet, asked.scope)
    const counts = sheet.combinations.map(({ bases }) => (bases & basis) !== 0)
    for (let row = 0; row < sheet.rows; row += 1) {
      const [number, of, department] = [sheet.combination[row] ?? 0, sheet.case[row] ?? 0, sheet.department[row] ?? 0]
      const combination = sheet.combinations[number]
      const caseKey = keys[of]
      if (!combination || !counts[number] || caseKey === undefined || !departments[department]) continue
      if (sees && !sees(of, department)) continue
      const { kind } = combination
      let { flags } = combination
      if (hasFlag(flags, 'open')) {
        const due = sheet.time[row] ?? 0
        if (due > 0 && due <= now) flags |= late
      }
      if (kind === 'filed' && again) flags |= again[of] ?? 0
      const key = asked.by === 'department' ? (sheet.departments[department] ?? '') : caseKey || keyOfDay(day, asked.by)
      visit({ day, sheet, row, key, kind, flags })
    }
  }
}

function keyOfDay(day: string, by: Dimension): string {
  return by === 'day' ? day : by === 'month' ? day.slice(0, 7) : ''
}

/** The value of a dimension that belongs to the case; undefined when the case is not asked for. */
function keyOfCase({ area, matter, source }: SheetCase, asked: Asked): string | undefined {
  if (asked.area && !area.startsWith(asked.area)) return undefined
  if (asked.matter && !matter.startsWith(asked.matter)) return undefined
  if (asked.source && source !== asked.source) return undefined
  const { by } = asked
  if (by === 'source') return source
  if (by === 'matter') return matter
  if (by === 'major') return matter.slice(0, 2)
  if (by in areaDigits) return area.slice(0, areaDigits[by as keyof typeof areaDigits])
  return ''
}

function seer(sheet: Sheet, scope: Scope): ((of: number, department: number) => boolean) | undefined {
  if (scope === 'all') return undefined
  const cells = new Set(scope.cells)
  const own = sheet.departments.map(id => id !== '' && id === scope.department)
  const near = sheet.cases.map(({ area }) => cells.has(area))
  return (of, department) => own[department] === true || near[of] === true
}
