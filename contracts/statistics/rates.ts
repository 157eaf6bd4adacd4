import type { CountCode } from './counts'
import type { Kind } from './kinds'

export interface Rate {
  label: string
  of: CountCode
  among: CountCode
  /** What it says, in a sentence. */
  definition: string
  /** What is in neither number, and why. */
  leftOut?: string
  /** Which way is good. */
  better: 'high' | 'low'
}

const paused = '没有超期就挂账缓办、回退或者改派的不算：那段时间不归这个部门'
const paidBack = '没有超期就挂账缓办的不算，作废的不算'
const noFault = '没有超期就撤回、作废、挂账或者收回的不算：没有轮到这个环节办'

/** Every rate: one count among another. Both open exactly their cases. */
export const rates = {
  validPatrolRate: {
    label: '监督员有效上报率',
    of: 'validPatrolReport',
    among: 'patrolReport',
    definition: '监督员有效上报 ÷ 监督员上报',
    better: 'high'
  },
  filedRate: { label: '立案率', of: 'filed', among: 'report', definition: '立案 ÷ 上报', better: 'high' },
  acceptInTimeRate: {
    label: '按时受理率',
    of: 'acceptInTime',
    among: 'shouldAccept',
    definition: '按时受理 ÷ 应受理',
    leftOut: noFault,
    better: 'high'
  },
  askVerificationRate: {
    label: '核实按时派发率',
    of: 'askVerificationInTime',
    among: 'askVerification',
    definition: '按时派核实 ÷ 派核实',
    better: 'high'
  },
  verifyInTimeRate: {
    label: '按时核实率',
    of: 'verifyInTime',
    among: 'shouldVerify',
    definition: '按时核实 ÷ 应核实',
    leftOut: noFault,
    better: 'high'
  },
  filedInTimeRate: {
    label: '按时立案率',
    of: 'filedInTime',
    among: 'filed',
    definition: '按时立案 ÷ 立案',
    better: 'high'
  },
  filedRightRate: {
    label: '准确立案率',
    of: 'filedRight',
    among: 'filed',
    definition: '（立案 − 作废）÷ 立案',
    better: 'high'
  },
  foundRate: {
    label: '发现率',
    of: 'patrolFound',
    among: 'filed',
    definition: '巡查先于公众发现 ÷ 立案',
    better: 'high'
  },
  publicFoundRate: {
    label: '监督举报率',
    of: 'publicFound',
    among: 'filed',
    definition: '公众举报核实 ÷ 立案',
    better: 'low'
  },
  missedRate: { label: '漏报率', of: 'missed', among: 'filed', definition: '漏报 ÷ 立案', better: 'low' },
  again30Rate: { label: '30 天重复率', of: 'again30', among: 'filed', definition: '30 天内重复 ÷ 立案', better: 'low' },
  again90Rate: { label: '90 天重复率', of: 'again90', among: 'filed', definition: '90 天内重复 ÷ 立案', better: 'low' },
  dispatchInTimeRate: {
    label: '按时派遣率',
    of: 'dispatchInTime',
    among: 'shouldDispatch',
    definition: '按时派遣 ÷ 应派遣',
    leftOut: noFault,
    better: 'high'
  },
  dispatchRightRate: {
    label: '准确派遣率',
    of: 'dispatchRight',
    among: 'shouldDispatch',
    definition: '准确派遣 ÷ 应派遣',
    leftOut: noFault,
    better: 'high'
  },
  handleRate: {
    label: '处置率',
    of: 'handle',
    among: 'shouldHandle',
    definition: '处置 ÷ 应处置',
    leftOut: paused,
    better: 'high'
  },
  handleInTimeRate: {
    label: '按期处置率',
    of: 'handleInTime',
    among: 'shouldHandle',
    definition: '按期处置 ÷ 应处置。批准延期的以新期限为准',
    leftOut: paused,
    better: 'high'
  },
  reworkRate: { label: '返工率', of: 'rework', among: 'handle', definition: '返工次数 ÷ 处置', better: 'low' },
  askCheckRate: {
    label: '核查按时派发率',
    of: 'askCheckInTime',
    among: 'askCheck',
    definition: '按时派核查 ÷ 派核查',
    better: 'high'
  },
  checkInTimeRate: {
    label: '按时核查率',
    of: 'checkInTime',
    among: 'shouldCheck',
    definition: '按时核查 ÷ 应核查',
    leftOut: noFault,
    better: 'high'
  },
  closeRate: {
    label: '结案率',
    of: 'close',
    among: 'shouldClose',
    definition: '结案 ÷ 应结案。重新办理的那次结案算没有办成',
    leftOut: paidBack,
    better: 'high'
  },
  closeInTimeRate: {
    label: '按期结案率',
    of: 'closeInTime',
    among: 'shouldClose',
    definition: '按期结案 ÷ 应结案',
    leftOut: paidBack,
    better: 'high'
  },
  closeLateRate: {
    label: '超期结案率',
    of: 'closeLate',
    among: 'shouldClose',
    definition: '超期结案 ÷ 应结案',
    leftOut: paidBack,
    better: 'low'
  },
  reopenedRate: {
    label: '重新办理率',
    of: 'closeReopened',
    among: 'shouldClose',
    definition: '结案后重新办理 ÷ 应结案，按那次结案的日子算',
    leftOut: paidBack,
    better: 'low'
  },
  satisfiedRate: {
    label: '满意率',
    of: 'satisfied',
    among: 'evaluated',
    definition: '（非常满意 + 满意）÷ 评价',
    better: 'high'
  },
  saidSolvedRate: {
    label: '解决率',
    of: 'saidSolved',
    among: 'evaluated',
    definition: '市民说已解决 ÷ 评价',
    better: 'high'
  },
  contentOnPhoneRate: {
    label: '回访满意率',
    of: 'contentOnPhone',
    among: 'reached',
    definition: '回访满意 ÷ 回访接通',
    better: 'high'
  }
} as const satisfies Record<string, Rate>
export type RateCode = keyof typeof rates
export const rateCodes = Object.keys(rates) as RateCode[]

export function rateOf(code: RateCode): Rate {
  return rates[code]
}

/** How long things take, in working time: only what was done, and not what was reopened later. */
export const durations = {
  acceptance: '受理用时',
  verification: '核实用时',
  filing: '立案用时',
  dispatch: '派遣用时',
  handling: '处置用时',
  check: '核查用时',
  closing: '结案用时',
  case: '立案到结案',
  solved: '上报到结案'
} as const satisfies { [K in Kind]?: string }
export type Timed = keyof typeof durations
export const timedKinds = Object.keys(durations) as Timed[]
