import type { Audience } from '../../contracts/cases/step'
import { type CaseAction, stepOf, type steps } from '../../contracts/cases/workflow'
import { fillIn, type Names } from '../../contracts/messages/placeholders'
import { messageKeys, residentsAreTold } from '../../contracts/messages/views'
import type { Texts } from '../../contracts/rules/kinds'

/** `other` is a resident who reported the same problem as the one who acted or asked. */
type Reader = 'staff' | 'resident' | 'other'

type Rows = typeof steps
type Tells<A extends CaseAction> = Rows[A] extends { tells: readonly (infer Who)[] } ? Who : never
type MessageAction = { [A in CaseAction]: [Tells<A>] extends [never] ? never : A }[CaseAction]

/** Who reads a step's message and has no other words for it. Whoever asked may be staff or a resident. */
type NeedsWords<A extends MessageAction> =
  | ([Exclude<Tells<A> & Audience, 'reporters' | 'otherReporters' | 'asker'>] extends [never] ? never : 'staff')
  | ('reporters' extends Tells<A> ? (Rows[A] extends { told: string } ? never : 'resident') : never)
  | ('otherReporters' extends Tells<A> ? (Rows[A] extends { toldOthers: string } ? never : 'other') : never)

/**
 * The sentence that heads a message, by step and reader. A step that tells somebody and has no words for them does not
 * compile. Residents read the words of their timeline where nothing better stands here. A city replaces a sentence in the rules `texts`: the residents' one where residents are told
 * of the step, else that of the staff. In all of them {case} is the case number, {place} where the problem is, and
 * {department} the department that handles it.
 */
const sentences: {
  [A in MessageAction]: Record<NeedsWords<A>, string> & Partial<Record<Reader, string>>
} = {
  supplement: { staff: '市民补充了情况' },
  urge: { staff: '有人催办，请尽快处理' },
  comment: { staff: '案卷有新的批示' },
  warn: { staff: '快要超时了，请抓紧办理' },
  overdue: { staff: '已经超时，请马上办理' },
  requestVerification: { staff: '请到现场核实' },
  recallVerification: { staff: '核实任务已收回，不用去了' },
  giveLook: { staff: '请到现场看一看' },
  recallCheck: { staff: '核查任务已收回，不用去了' },
  correctPlace: { staff: '地点已更正，请看新的地点', resident: '您上报的地点已更正' },
  correctMatter: { staff: '事项已更正，请看新的期限' },
  requestCorrection: { staff: '部门申请更正，请您决定' },
  refuseCorrection: { staff: '没有同意更正' },
  verify: { staff: '现场核实有结果了' },
  accept: { resident: '您反映的问题已经受理' },
  reject: { resident: '您反映的问题没有受理' },
  merge: { resident: '您反映的和另一件是同一个问题，已合并办理' },
  split: {},
  sendBack: { staff: '受理被退回，请重新核对' },
  requestVoid: { staff: '有人申请作废，请您决定' },
  void: { staff: '已按申请作废', resident: '您反映的问题没有继续办理' },
  refuseVoid: { staff: '没有同意作废' },
  dispatch: { staff: '新派给{department}，请签收', resident: '已交给{department}处理' },
  redispatch: { staff: '改派给{department}，请签收', resident: '已转给{department}处理' },
  addSubtask: { staff: '派了协办，请看各部门的分工' },
  finishSubtask: { staff: '协办部门做完了' },
  dropSubtask: { staff: '协办已撤销' },
  assign: { staff: '指派给您处理' },
  return: { staff: '部门回退了案卷，请重新派遣' },
  requestExtension: { staff: '部门申请延期，请您决定' },
  grantExtension: { staff: '已同意延期', resident: '需要更长时间处理' },
  refuseExtension: { staff: '没有同意延期，请按时处理' },
  requestSuspension: { staff: '部门申请挂账，请您决定' },
  suspend: { staff: '案卷已挂账，时限暂停', resident: '暂时还不能处理' },
  refuseSuspension: { staff: '没有同意挂账，请继续处理' },
  resume: { staff: '挂账结束，恢复办理' },
  reportDone: { staff: '部门报告处理完，等待核查' },
  requestCheck: { staff: '请到现场核查' },
  checkFailed: { staff: '核查没有通过，请重新处理', resident: '现场检查没有通过，已要求重新处理' },
  recheck: { staff: '核查被退回，请再到现场看一次' },
  close: { resident: '您反映的问题已办结，请看看解决了没有' },
  reopen: { staff: '市民说没有解决，请重新派遣' },
  requestReopening: { staff: '市民申请重新办理，请您决定' },
  grantReopening: { staff: '已同意重新办理，请派遣', resident: '已同意您的申请，重新办理' },
  takeBack: { staff: '之前的决定已撤销，请继续办理', resident: '之前的结果有误，您反映的问题继续办理' },
  refuseReopening: { staff: '没有同意重新办理，请回复市民', resident: '没有同意重新办理' }
}

/** The sentence about a step for one of its readers, in the city's words when it has any. */
export function sentenceFor(action: CaseAction, reader: Reader, texts: Texts['texts'], names: Names): string {
  const citys = residentsAreTold(action) === (reader === 'resident') && reader !== 'other' ? texts[action] : undefined
  return fillIn(citys ?? builtIn(action, reader), names)
}

/** The sentences that a city's own replace, by step. */
export function builtInTexts(): Record<string, string> {
  return Object.fromEntries(
    messageKeys.map(action => [action, builtIn(action, residentsAreTold(action) ? 'resident' : 'staff')])
  )
}

function builtIn(action: CaseAction, reader: Reader): string {
  const { label, told, toldOthers } = stepOf(action)
  const own: Partial<Record<CaseAction, Partial<Record<Reader, string>>>> = sentences
  return own[action]?.[reader] ?? (reader === 'resident' ? told : reader === 'other' ? toldOthers : undefined) ?? label
}
