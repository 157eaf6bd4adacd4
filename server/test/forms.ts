import type { InferInput } from 'valibot'
import type { forms } from '../../contracts/cases/forms'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'

interface FormFacts {
  department?: string
  /** Another department, for subtasks. */
  other?: string
  handler?: string
  /** Photos, for steps that must show something. */
  media?: string[]
  now?: Date
}

/** A form that an action accepts, for tests about something else. */
export function aForm(action: CaseAction, facts: FormFacts = {}): Record<string, unknown> {
  const until = new Date((facts.now ?? new Date()).getTime() + 30 * 86_400_000).toISOString()
  const filled: Partial<{ [A in CaseAction]: InferInput<(typeof forms)[A]> }> = {
    verify: { found: true, note: '现场属实' },
    correctPlace: { point: [113.5905, 24.8005], reason: '地点写错了' },
    correctMatter: { matter: '21005', condition: '21005-1', reason: '事项选错了' },
    accept: { matter: '06010', condition: '06010-1' },
    reject: { reasonCode: 'unclear', reason: '看不清楚是什么问题' },
    sendBack: { reason: '事项选得不对' },
    void: { reason: '已经列入工程' },
    dispatch: { department: facts.department ?? 'municipal' },
    redispatch: { department: facts.department ?? 'sanitation', reason: '归另一个部门' },
    return: { reason: '不归我们管' },
    split: { reason: '是另一处' },
    requestVoid: { reason: '重复立项' },
    refuseVoid: { reason: '应当办理' },
    addSubtask: { department: facts.other ?? 'sanitation', note: '请配合清运' },
    finishSubtask: { note: '已配合', media: facts.media ?? [] },
    dropSubtask: { department: facts.other ?? 'sanitation', reason: '不用了' },
    assign: { handler: facts.handler ?? '0'.repeat(24) },
    requestExtension: { reason: '要等材料' },
    grantExtension: { reason: '材料还没有到，请再等等' },
    refuseExtension: { reason: '请按期完成' },
    requestSuspension: { reason: '等待整体改造', until },
    refuseSuspension: { reason: '不用等' },
    requestReopening: { reason: '又坏了' },
    refuseReopening: { reason: '现场看过，是另一处' },
    reportDone: { note: '已处理', media: facts.media ?? [] },
    checkPassed: { note: '现场看过', media: facts.media ?? [] },
    checkFailed: { reason: '还是没有清干净' },
    recheck: { reason: '照片看不清' },
    suspend: { reason: '等待整体改造', until },
    reopen: { reason: '还是没有解决' },
    supplement: { note: '今天更严重了' },
    evaluate: { solved: true, stars: 5 },
    close: { note: '问题已经处理好' },
    grantReopening: { note: '马上安排' },
    settle: { note: '当场清理干净', media: facts.media ?? [] },
    merge: { into: '0'.repeat(20) },
    callBack: { reached: true, satisfied: true },
    comment: { note: '请尽快' }
  }
  return filled[action] ?? (stepOf(action).needsReason ? { reason: '有原因' } : {})
}
