import * as v from 'valibot'
import type { Audience, Step } from '../cases/step'
import { type CaseAction, stepOf, steps } from '../cases/workflow'
import { CaseNo, Id, page, Time } from '../common'

/** Actions that send a message to somebody. */
export const messageKeys = (Object.keys(steps) as CaseAction[]).filter(
  action => (stepOf(action).tells ?? []).length > 0
)

/** Whether an action sends a message to every reporter. */
export const tellsReporters = (action: CaseAction) =>
  (stepOf(action).tells ?? ([] as readonly Audience[])).some(audience => audience === 'reporters')

/** Whether an action sends a message to a resident: to every reporter, or to the one whose request it answers. */
export function residentsAreTold(action: CaseAction): boolean {
  const { answers, tells = [] } = stepOf(action)
  const askedByResidents = Object.values(steps as Record<string, Step>).some(
    ({ asks, by }) => asks !== undefined && asks === answers && by.includes('resident')
  )
  return tellsReporters(action) || (askedByResidents && tells.includes('asker'))
}

/** One message as its reader sees it. */
export const MessageView = v.object({
  id: Id,
  at: Time,
  action: v.picklist(Object.keys(steps) as CaseAction[]),
  title: v.string(),
  /** The place of the problem, and what was written with the step. */
  text: v.string(),
  caseNo: CaseNo,
  /** For a resident: which of their reports the message is about. */
  reportId: v.optional(Id),
  read: v.boolean()
})
export type MessageView = v.InferOutput<typeof MessageView>
export const MessagePage = page(MessageView)

export const Unread = v.object({ unread: v.number() })

/** Marks messages as read: those with these ids, or all until a moment. */
export const MarkRead = v.union(
  [v.object({ ids: v.pipe(v.array(Id), v.maxLength(100)) }), v.object({ until: Time })],
  '请说明哪些已读'
)
export type MarkRead = v.InferOutput<typeof MarkRead>

/** Ids of the WeChat templates for which to ask the resident's consent. Empty when the city has set none. */
export const SubscriptionTemplates = v.object({ templates: v.array(v.string()) })
/** The templates that a resident has agreed to, each once. */
export const Subscribe = v.object({ templates: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(10)) })
