import type { Model } from 'mongoose'
import type { AuditChange } from '../../contracts/audit/views'
import type { ComponentState } from '../../contracts/grids/components'
import type { Thing } from '../basedata/last-change'
import type { Standing, ThingKind } from '../basedata/things/thing-kind'
import { type ComponentDocument, ComponentModel } from './model'
import { squareOf } from './squares'

/** What a city keeps of a component. */
export interface ComponentFacts {
  type: string
  name: string
  point: [number, number]
  gridCode: string
  department?: string
  owner?: string
  maintainer?: string
  state: ComponentState
  startedOn?: string
  source?: string
  note?: string
}

const optional = ['department', 'owner', 'maintainer', 'startedOn', 'source', 'note'] as const

export function componentFactsOf(stored: ComponentDocument): ComponentFacts {
  const { type, name, gridCode, state, point } = stored
  const [x = 0, y = 0] = point
  const known = Object.fromEntries(optional.flatMap(key => (stored[key] ? [[key, stored[key]]] : [])))
  return { type, name, point: [x, y], gridCode, state: state ?? '完好', ...known }
}

const words = {
  type: '类别',
  name: '名称',
  gridCode: '单元网格',
  department: '主管部门',
  owner: '权属单位',
  maintainer: '养护单位',
  state: '状态',
  startedOn: '初始日期',
  source: '数据来源',
  note: '备注'
} as const

function changesBetween(before: Standing<ComponentFacts> | undefined, after: Standing<ComponentFacts>) {
  const keys = Object.keys(words) as (keyof typeof words)[]
  const changes: AuditChange[] = keys.flatMap(key => {
    const [was, is] = [before?.[key], after[key]]
    return was === is ? [] : [{ what: words[key], ...(was && { before: was }), ...(is && { after: is }) }]
  })
  const [was, is] = [before?.point.join(', '), after.point.join(', ')]
  if (was !== is) changes.push({ what: '位置', ...(was && { before: was }), after: is })
  if (before && before.active !== after.active) {
    const inWords = (active: boolean) => (active ? '在用' : '撤销')
    changes.push({ what: '资料', before: inWords(before.active), after: inWords(after.active) })
  }
  return changes
}

/** Components as the mechanism of base data writes them. One that an undone import has made is on no map. */
export const componentThings: ThingKind<ComponentFacts, ComponentDocument & Thing> = {
  kind: 'component',
  model: ComponentModel as unknown as Model<Thing>,
  factsOf: componentFactsOf,
  optional,
  derived: (_, { point }, active) => ({ square: active ? squareOf(point) : undefined }),
  changesBetween,
  titleOf: (id, { name }) => `${name}（${id}）`,
  actions: { made: 'dataImported', changed: 'dataImported', closed: 'dataImported', opened: 'dataImported' }
}
