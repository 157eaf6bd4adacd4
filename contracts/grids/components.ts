import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { MapBox } from '../codes/code-points'
import { numberLike, Point, Search, Time } from '../common'

/** What state a component is in (GB/T 47678.7). The last two are not in the street any more. */
export const componentStates = ['完好', '破损', '丢失', '废弃', '移除'] as const
export type ComponentState = (typeof componentStates)[number]

/** Where the data of a component come from. */
export const componentSources = ['实测', '地形图', '基础地理数据', '其他'] as const

export const ComponentId = numberLike(/^\d{17}$/, '部件标识码应是 17 位数字')

export const componentsOfPage = 100

const Unit = v.object({ name: v.string(), code: v.optional(v.string()) })

/** The eighteen attributes of the standard: units with their codes, street and community by the cell. */
export const ComponentRecord = v.object({
  id: v.string(),
  type: v.string(),
  typeName: v.string(),
  name: v.string(),
  point: Point,
  state: v.picklist(componentStates),
  gridCode: v.string(),
  street: v.optional(v.string()),
  community: v.optional(v.string()),
  department: v.optional(Unit),
  owner: v.optional(Unit),
  maintainer: v.optional(Unit),
  startedOn: v.optional(v.string()),
  changedAt: v.optional(Time),
  source: v.optional(v.string()),
  note: v.optional(v.string())
})
export type ComponentRecord = v.InferOutput<typeof ComponentRecord>

export const ComponentsAsked = v.object({
  q: v.optional(Search),
  state: v.optional(v.picklist(componentStates, '没有这种状态')),
  /** The id after which the page begins. */
  after: v.optional(ComponentId)
})
export type ComponentsAsked = v.InferOutput<typeof ComponentsAsked>
export const ComponentPage = v.object({ items: v.array(ComponentRecord), next: v.optional(v.string()) })

export const ComponentMapAsked = v.object({ box: v.optional(MapBox) })

/** So many components are drawn one by one; of more, how many lie in each part. */
export const mostDrawnComponents = 1_000

export const ComponentMap = v.object({
  total: v.number(),
  points: v.array(v.object({ id: v.string(), name: v.string(), state: v.picklist(componentStates), point: Point })),
  clusters: v.array(v.object({ point: Point, count: v.number() }))
})
export type ComponentMap = v.InferOutput<typeof ComponentMap>

export const ComponentDetail = v.object({
  component: ComponentRecord,
  code: v.optional(v.string()),
  cases: v.array(v.object({ caseNo: v.string(), state: v.string(), submittedAt: Time })),
  history: v.array(
    v.object({ version: v.number(), at: Time, by: v.string(), note: v.string(), changes: v.array(AuditChange) })
  )
})
export type ComponentDetail = v.InferOutput<typeof ComponentDetail>
