import type { StaffAction } from '../../../contracts/cases/forms'

/** How a step is asked for on a phone: what is written, photographed, chosen, and what can be tapped instead of typed. */
export interface StepPlan {
  /** The field of the form that the words go into, and what stands above it. */
  words?: { field: 'note' | 'reason'; label: string; hint?: string }
  /** Ready-made words. */
  phrases?: readonly string[]
  photos?: { label: string; hint?: string }
  found?: true
  until?: true
  handler?: true
  /** Where the person stands goes along, if they allow it. */
  position?: true
  /** Taken where there may be no network: kept on the phone until it can be sent. */
  waits?: true
  /** On the button, if the step's own name is not enough. */
  button?: string
}

/** Steps that are taken at a desk only. A new step goes into this list or gets a plan below, or it does not compile. */
type DeskAction =
  | 'requestVerification'
  | 'accept'
  | 'reject'
  | 'merge'
  | 'split'
  | 'file'
  | 'sendBack'
  | 'requestVoid'
  | 'void'
  | 'refuseVoid'
  | 'dispatch'
  | 'redispatch'
  | 'addSubtask'
  | 'dropSubtask'
  | 'grantExtension'
  | 'refuseExtension'
  | 'suspend'
  | 'refuseSuspension'
  | 'resume'
  | 'requestCheck'
  | 'close'
  | 'recheck'
  | 'grantReopening'
  | 'refuseReopening'
  | 'takeBack'
  | 'callBack'
  | 'recallVerification'
  | 'recallCheck'
  | 'giveLook'
  | 'correctPlace'
  | 'correctMatter'
  | 'refuseCorrection'

const optional = '可以不写'

/** Steps that are taken on a phone, those most likely first. */
export const stepPlans = {
  verify: {
    found: true,
    words: { field: 'note', label: '现场情况' },
    photos: { label: '现场照片', hint: '最好拍一张' },
    position: true,
    waits: true,
    button: '送出核实结果'
  },
  checkPassed: {
    photos: { label: '现场照片', hint: '拍清楚处理后的样子' },
    words: { field: 'note', label: '说明', hint: optional },
    phrases: ['已处理好'],
    position: true,
    waits: true,
    button: '送出：已经处理好'
  },
  checkFailed: {
    photos: { label: '现场照片', hint: '最好拍一张' },
    words: { field: 'reason', label: '哪里没有处理好' },
    phrases: ['没有处理', '只处理了一部分', '处理后又坏了'],
    position: true,
    waits: true,
    button: '送出：没有处理好'
  },
  settle: {
    photos: { label: '解决后的照片' },
    words: { field: 'note', label: '怎么解决的' },
    phrases: ['当场清理干净', '当场劝导改正', '当场扶正复位'],
    position: true,
    waits: true
  },
  sign: {},
  reportDone: {
    photos: { label: '处理后的照片', hint: '和处理前同一个角度' },
    words: { field: 'note', label: '做了什么' },
    phrases: ['已修复', '已清理干净', '已更换'],
    waits: true,
    button: '报告处置完成'
  },
  finishSubtask: {
    photos: { label: '完成后的照片' },
    words: { field: 'note', label: '协办结果' },
    phrases: ['已完成'],
    waits: true
  },
  assign: { handler: true, words: { field: 'note', label: '交代一句', hint: optional } },
  requestExtension: {
    words: { field: 'reason', label: '为什么要延期' },
    phrases: ['等配件到货', '工程量大', '连续下雨不能施工']
  },
  requestSuspension: {
    words: { field: 'reason', label: '为什么要挂账' },
    phrases: ['已列入改造计划', '需要其他单位先施工'],
    until: true
  },
  requestCorrection: {
    words: { field: 'reason', label: '哪里不对，应该是什么' },
    phrases: ['地点不对', '事项不对', '立案条件不对']
  },
  return: { words: { field: 'reason', label: '为什么回退' }, phrases: ['不归本部门管'] },
  comment: { words: { field: 'note', label: '批示或备注' } },
  urge: { words: { field: 'note', label: '催办的话', hint: optional } }
} as const satisfies Record<Exclude<StaffAction, DeskAction>, StepPlan>
export type PhoneAction = keyof typeof stepPlans

export const phoneActions = Object.keys(stepPlans) as PhoneAction[]

export function planOf(action: PhoneAction): StepPlan {
  return stepPlans[action]
}

export function isPhoneAction(action: string): action is PhoneAction {
  return action in stepPlans
}
