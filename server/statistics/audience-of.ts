import { isOpen } from '../../contracts/cases/states'
import type { CaseRecord } from '../cases/model'
import { cellsOfDutyGrids } from '../grids/locate'
import type { Staff } from '../staff/account'

/** Whose cases are counted for somebody: all, or those whose audience they belong to. */
export type Scope = 'all' | { tokens: readonly string[]; cells: readonly string[] }

const department = (id: string) => `department:${id}`
const collector = (id: string) => `collector:${id}`
/** Whoever has the cell in which the case is. */
export const ofCell = 'cell'

/** Who of those that see a part only may see a case: the words of `visibleTo` for a case instead of a person. */
export function audienceOf({ state, department: own, subtasks, collector: given }: CaseRecord): string {
  const open = isOpen(state)
  const departments = [own?.id, ...(subtasks ?? []).map(each => each.department?.id)].filter(id => id !== undefined)
  return [
    ...[...new Set(departments)].sort().map(department),
    ...(open || state === 'closed' ? [ofCell] : []),
    ...(open && given?.id ? [collector(given.id)] : [])
  ].join(' ')
}

/** Returns which cases are counted for a member of staff: those that `visibleTo` shows them. */
export async function scopeOf({ id, rights, department: own, dutyGrids }: Staff): Promise<Scope> {
  if (rights.includes('seeAllCases')) return 'all'
  const grids = rights.includes('seeGridCases')
  return {
    tokens: [
      ...(own && rights.includes('seeDepartmentCases') ? [department(own)] : []),
      ...(grids ? [collector(id)] : [])
    ],
    cells: grids ? await cellsOfDutyGrids(dutyGrids) : []
  }
}

/** Returns whether somebody of this scope sees cases of this audience, by their cell. */
export function seesAudience(scope: Exclude<Scope, 'all'>, audience: string): 'always' | 'inCells' | 'never' {
  const tokens = audience.split(' ')
  if (tokens.some(token => scope.tokens.includes(token))) return 'always'
  return tokens.includes(ofCell) && scope.cells.length > 0 ? 'inCells' : 'never'
}
