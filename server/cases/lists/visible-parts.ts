import type { QueryFilter } from 'mongoose'
import { openStates } from '../../../contracts/cases/states'
import { inRuns } from '../../db/in-runs'
import { cellsOfDutyGrids } from '../../grids/locate'
import type { Staff } from '../../staff/account'
import type { CaseRecord } from '../model'

/**
 * The same cases as `visibleTo`, as parts each of which an index serves: a list asks each by itself and puts the pages
 * together. Parts may overlap.
 */
export async function visibleParts(staff: Staff): Promise<QueryFilter<CaseRecord>[]> {
  const { rights } = staff
  if (rights.includes('seeAllCases')) return [{}]
  const parts: QueryFilter<CaseRecord>[] = []
  if (staff.department && rights.includes('seeDepartmentCases')) {
    parts.push({ 'department.id': staff.department }, { 'subtasks.department.id': staff.department })
  }
  if (rights.includes('seeGridCases')) {
    for (const some of inRuns(await cellsOfDutyGrids(staff.dutyGrids))) {
      parts.push({ gridCode: { $in: some }, state: { $in: [...openStates, 'closed'] } })
    }
    parts.push({ 'collector.id': staff.id, state: { $in: openStates } })
  }
  return parts
}
