import type { CaseState } from '../../contracts/cases/states'
import type { Light } from '../../contracts/cases/views'
import type { WallView } from '../../contracts/cases/wall'
import type { Due, QueueAddress } from '../queue/address'

export interface WallRow {
  id: string
  name: string
  counts: Record<Light, number>
  /** The queue of all cases in this row. */
  all: string
  /** The queue of the overdue cases in this row, or of those that soon will be. */
  due: (due: Due) => string
}

/** The lights in the order of the columns. */
export const wallLights = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly Light[]

function address(part: { state: QueueAddress['tab']; department?: string; due?: Due }): string {
  const search = new URLSearchParams({ state: part.state, sort: 'urgent' })
  if (part.due) search.set('due', part.due)
  if (part.department) search.set('department', part.department)
  return `/?${search}`
}

export function stageRows({ stages }: WallView, names: Record<CaseState, string>): WallRow[] {
  return stages.map(({ state, ...counts }) => ({
    id: state,
    name: names[state],
    counts,
    all: address({ state }),
    due: due => address({ state, due })
  }))
}

export function departmentRows({ departments }: WallView): WallRow[] {
  return departments.map(({ id, name, ...counts }) => ({
    id,
    name,
    counts,
    all: address({ state: 'atWork', department: id }),
    due: due => address({ state: 'atWork', department: id, due })
  }))
}

/** Returns how many cases have this light. A case is in one stage only, so none counts twice. */
export function totalOf({ stages }: WallView, light: Light): number {
  return stages.reduce((sum, stage) => sum + stage[light], 0)
}

export function everythingDue(due: Due): string {
  return address({ state: 'all', due })
}
