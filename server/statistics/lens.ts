import { areaDigits, type Dimension } from '../../contracts/statistics/dimensions'
import { bitsOf, hasFlag } from '../../contracts/statistics/kinds'
import type { Asked, DaySheet } from './asked'
import { type Scope, seesAudience } from './audience-of'
import { bitOfBasis } from './days-of'
import type { Sheet } from './sheet'

const [late, minuteMs] = [bitsOf(['late']), 60_000]
const nobody = -1

/** What of a sheet was asked for, reckoned once for each thing in its tables, so that a row is a few look-ups in arrays. */
export interface Lens {
  /** The values of the dimension. */
  keys: string[]
  byDepartment: boolean
  /** Of each combination and each department whether it was asked for, and of each case its key; -1 when it was not. */
  counts: Uint8Array
  mine: Uint8Array
  ofCase: Int32Array
  /** The minute that it is now. */
  now: number
  /** The combinations whose flags are the same for each of their rows, and those that are open. */
  plain: Uint8Array
  open: Uint8Array
}

/** Looks at a sheet through what was asked for. Both numbers and lists do, which is why they agree. */
export function lensOn({ day, sheet }: DaySheet, asked: Asked): Lens {
  const { combinations, departments } = sheet
  const basis = bitOfBasis(asked.basis)
  const { keys, ofCase } = keysOfCases(day, sheet, asked)
  const byDepartment = asked.by === 'department'
  const each = (holds: (combination: Sheet['combinations'][number]) => boolean) =>
    Uint8Array.from(combinations, one => Number(holds(one)))
  return {
    keys: byDepartment ? departments : keys,
    byDepartment,
    counts: each(({ bases }) => (bases & basis) !== 0),
    mine: Uint8Array.from(departments, id => Number(asked.department === undefined || id === asked.department)),
    ofCase,
    now: Math.floor(asked.now.getTime() / minuteMs),
    plain: each(({ kind, flags }) => kind !== 'filed' && !hasFlag(flags, 'open')),
    open: each(({ flags }) => hasFlag(flags, 'open'))
  }
}

/** To which key a row belongs; -1 when it was not asked for. */
export function keyOf({ counts, mine, ofCase, byDepartment }: Lens, sheet: Sheet, row: number): number {
  const department = sheet.department[row] ?? 0
  if (counts[sheet.combination[row] ?? 0] === 0 || mine[department] === 0) return nobody
  const key = ofCase[sheet.case[row] ?? 0] ?? nobody
  return byDepartment && key !== nobody ? department : key
}

/** What a row has beyond the flags of its combination: late as of now, and a place that had a case before. */
export function addedFlags({ open, now }: Lens, { sheet, again }: DaySheet, row: number): number {
  const combination = sheet.combination[row] ?? 0
  const due = open[combination] === 1 ? (sheet.time[row] ?? 0) : 0
  const seen = sheet.combinations[combination]?.kind === 'filed' ? (again?.[sheet.case[row] ?? 0] ?? 0) : 0
  return due > 0 && due <= now ? seen | late : seen
}

/** The value of the dimension for each case; none for a case that was not asked for or that the person does not see. */
function keysOfCases(day: string, sheet: Sheet, asked: Asked): { keys: string[]; ofCase: Int32Array } {
  const areas = sheet.areas.map(code => !asked.area || code.startsWith(asked.area))
  const matters = sheet.matters.map(({ code }) => !asked.matter || code.startsWith(asked.matter))
  const sources = sheet.sources.map(source => !asked.source || source === asked.source)
  const sees = seer(sheet, asked.scope)
  const { keys, numbers, column } = dimensionOf(day, sheet, asked.by)
  const ofCase = Int32Array.from({ length: sheet.cases }, (_, index) => {
    const area = sheet.caseArea[index] ?? 0
    const wanted = areas[area] && matters[sheet.caseMatter[index] ?? 0] && sources[sheet.caseSource[index] ?? 0]
    if (!wanted || (sees && !sees(sheet.caseAudience[index] ?? 0, area))) return nobody
    return column ? (numbers[column[index] ?? 0] ?? 0) : 0
  })
  return { keys, ofCase }
}

function dimensionOf(day: string, sheet: Sheet, by: Dimension) {
  const among = (values: string[], column: Uint16Array) => {
    const keys = [...new Set(values)]
    const at = new Map(keys.map((key, index) => [key, index]))
    return { keys, numbers: values.map(value => at.get(value) ?? 0), column }
  }
  switch (by) {
    case 'district':
    case 'street':
    case 'community':
    case 'cell':
      return among(
        sheet.areas.map(code => code.slice(0, areaDigits[by])),
        sheet.caseArea
      )
    case 'matter':
    case 'major':
      return among(
        sheet.matters.map(({ code }) => (by === 'major' ? code.slice(0, 2) : code)),
        sheet.caseMatter
      )
    case 'source':
      return among(sheet.sources, sheet.caseSource)
    default:
      return { keys: [by === 'day' ? day : by === 'month' ? day.slice(0, 7) : ''], numbers: [], column: undefined }
  }
}

function seer(sheet: Sheet, scope: Scope): ((audience: number, area: number) => boolean) | undefined {
  if (scope === 'all') return undefined
  const cells = new Set(scope.cells)
  const audiences = sheet.audiences.map(each => seesAudience(scope, each))
  const near = sheet.areas.map(code => cells.has(code))
  return (audience, area) =>
    audiences[audience] === 'always' || (audiences[audience] === 'inCells' && near[area] === true)
}
