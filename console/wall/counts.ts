import type { CaseState } from '../../contracts/cases/states'
import type { Light } from '../../contracts/cases/views'
import type { WallView } from '../../contracts/cases/wall'
import type { Due, QueueAddress } from '../queue/address'

export interface WallRow {
  id: string
  name: string
  counts: Record<Light, number>
  /** The queue of everything in this row. */
  all: string
  /** The queue of what is late in it, or soon will be. */
  due: (due: Due) => string
}

/** The worst light first, as on the wall. */
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

/** How many of everything stand in this light; a case is in one stage only. */
export function totalOf({ stages }: WallView, light: Light): number {
  return stages.reduce((sum, stage) => sum + stage[light], 0)
}

export function everythingDue(due: Due): string {
  return address({ state: 'all', due })
}
