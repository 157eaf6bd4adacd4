import type { Model } from 'mongoose'
import type { AuditChange } from '../../contracts/audit/views'
import type { Thing } from '../basedata/last-change'
import type { Standing, ThingKind } from '../basedata/things/thing-kind'
import { type GridCellDocument, GridCellModel } from './model'
import { areaOf } from './overlaps'

/** What a city keeps of a unit grid cell. */
export interface CellFacts {
  dutyGrid: string
  street: string
  community: string
  shape: { type: string; coordinates: number[][][] }
  startedAt: string
}

const words = { dutyGrid: '责任网格', street: '街道', community: '社区' } as const

export const factsOf = ({ dutyGrid, street, community, shape, startedAt }: GridCellDocument): CellFacts => ({
  dutyGrid,
  street,
  community,
  // The type that mongoose infers for a nested array is not the plain array that lean() returns.
  shape: { type: shape.type, coordinates: shape.coordinates as unknown as number[][][] },
  startedAt: startedAt.toISOString()
})

const outlineInWords = ({ shape }: CellFacts) => {
  const ring = (shape.coordinates[0] ?? []) as unknown as [number, number][]
  return `${ring.length - 1} 个角，约 ${Math.round(areaOf(ring))} 平方米`
}

function changesBetween(before: Standing<CellFacts> | undefined, after: Standing<CellFacts>) {
  const keys = Object.keys(words) as (keyof typeof words)[]
  const changes: AuditChange[] = keys
    .filter(key => before?.[key] !== after[key])
    .map(key => ({ what: words[key], ...(before && { before: before[key] }), after: after[key] }))
  if (JSON.stringify(before?.shape.coordinates) !== JSON.stringify(after.shape.coordinates)) {
    const [was, is] = [before && outlineInWords(before), outlineInWords(after)]
    changes.push({ what: '边界', ...(was && { before: was }), after: was === is ? `${is}（位置有变）` : is })
  }
  if (before && before.active !== after.active) {
    const inWords = (active: boolean) => (active ? '在用' : '停用')
    changes.push({ what: '状态', before: inWords(before.active), after: inWords(after.active) })
  }
  return changes
}

/** Unit grid cells as the mechanism of base data writes them. A closed one stays, with the day of its end. */
export const cellThings: ThingKind<CellFacts, GridCellDocument & Thing> = {
  kind: 'gridCell',
  model: GridCellModel as unknown as Model<Thing>,
  factsOf,
  optional: [],
  derived: (_, __, active) => ({ endedAt: active ? undefined : new Date().toISOString(), moved: '1' }),
  changesBetween,
  titleOf: id => id,
  // Cells change by imports alone, and an import is one entry of the log.
  actions: { made: 'dataImported', changed: 'dataImported', closed: 'dataImported', opened: 'dataImported' }
}
