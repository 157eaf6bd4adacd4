import * as v from 'valibot'
import type { Audience, Step } from '../cases/step'
import { type CaseAction, stepOf, steps } from '../cases/workflow'
import { CaseNo, Id, page, Time } from '../common'

/** Steps that somebody gets a message about. */
export const messageKeys = (Object.keys(steps) as CaseAction[]).filter(
  action => (stepOf(action).tells ?? []).length > 0
)

/** Whether everybody who reported is told of a step. */
export const tellsReporters = (action: CaseAction) =>
  (stepOf(action).tells ?? ([] as readonly Audience[])).some(audience => audience === 'reporters')

/** Whether any resident is told of a step: all who reported, or the one who had asked for what it answers. */
export function residentsAreTold(action: CaseAction): boolean {
  const { answers, tells = [] } = stepOf(action)
  const askedByResidents = Object.values(steps as Record<string, Step>).some(
    ({ asks, by }) => asks !== undefined && asks === answers && by.includes('resident')
  )
  return tellsReporters(action) || (askedByResidents && tells.includes('asker'))
}

/** One message in somebody's inbox. */
export const MessageView = v.object({
  id: Id,
  at: Time,
  action: v.picklist(Object.keys(steps) as CaseAction[]),
  title: v.string(),
  /** What was written with the step, and where the problem is. */
  text: v.string(),
  caseNo: CaseNo,
  /** For a resident: the report of theirs that it is about. */
  reportId: v.optional(Id),
  read: v.boolean()
})
export type MessageView = v.InferOutput<typeof MessageView>
export const MessagePage = page(MessageView)

export const Unread = v.object({ unread: v.number() })

/** Marks messages as read: these, or all that there were at a moment. */
export const MarkRead = v.union(
  [v.object({ ids: v.pipe(v.array(Id), v.maxLength(100)) }), v.object({ until: Time })],
  '请说明哪些已读'
)
export type MarkRead = v.InferOutput<typeof MarkRead>

/** WeChat's template ids to ask a resident's consent for; empty where none are set. */
export const SubscriptionTemplates = v.object({ templates: v.array(v.string()) })
/** The templates a resident agreed to, once each. */
export const Subscribe = v.object({ templates: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(10)) })
