import type { Flag, Kind } from './kinds'

export interface Count {
  label: string
  /** What a person reads beside the number: exactly what is in it. */
  definition: string
  of: Kind
  /** The pieces that have all of these, at least one of `any`, and none of `without`. */
  with?: readonly Flag[]
  any?: readonly Flag[]
  without?: readonly Flag[]
}

/** What is owed by now: done, or late. Time left is no debt, and what was taken from a desk in time is none of its own. */
const owed = { any: ['done', 'late'], without: ['leftOut'] } as const

const reports = {
  report: { label: '上报', definition: '公众、热线和监督员上报的案卷', of: 'report' },
  publicReport: {
    label: '公众举报',
    definition: '由公众最先上报的案卷，扫码和热线都算',
    of: 'report',
    with: ['public']
  },
  patrolReport: { label: '监督员上报', definition: '由监督员巡查最先上报的案卷', of: 'report', with: ['patrol'] },
  validReport: {
    label: '有效上报',
    definition: '已经立案并且没有作废，或者当场自行处置的上报',
    of: 'report',
    with: ['valid']
  },
  validPatrolReport: {
    label: '监督员有效上报',
    definition: '监督员的上报里，已经立案并且没有作废，或者当场自行处置的',
    of: 'report',
    with: ['valid', 'patrol']
  },
  join: { label: '再次上报', definition: '同一问题由别人再次上报的次数，并入同一件案卷', of: 'join' },
  accepted: { label: '受理', definition: '已经受理的上报', of: 'report', with: ['accepted'] },
  rejected: {
    label: '不予受理',
    definition: '不予受理，后来没有撤销',
    of: 'ending',
    with: ['rejected'],
    without: ['takenBack']
  },
  merged: {
    label: '并案',
    definition: '并入另一件案卷，后来没有拆分',
    of: 'ending',
    with: ['merged'],
    without: ['takenBack']
  },
  withdrawn: { label: '撤回', definition: '市民在立案以前撤回', of: 'ending', with: ['withdrawn'] },
  voided: { label: '作废', definition: '作废，后来没有撤销', of: 'ending', with: ['voided'], without: ['takenBack'] },
  settled: {
    label: '自行处置',
    definition: '监督员当场解决，单独计数',
    of: 'ending',
    with: ['settled'],
    without: ['takenBack']
  }
} as const satisfies Record<string, Count>

const desks = {
  shouldAccept: { label: '应受理', definition: '受理台已经办完，或者受理期限已到的次数', of: 'acceptance', ...owed },
  acceptInTime: {
    label: '按时受理',
    definition: '在受理期限内办完的次数',
    of: 'acceptance',
    with: ['done'],
    without: ['late']
  },
  askVerification: { label: '派核实', definition: '受理台派出核实的次数', of: 'acceptance', with: ['done', 'asked'] },
  askVerificationInTime: {
    label: '按时派核实',
    definition: '在受理期限内派出核实的次数',
    of: 'acceptance',
    with: ['done', 'asked'],
    without: ['late']
  },
  shouldVerify: { label: '应核实', definition: '已经核实，或者核实期限已到的次数', of: 'verification', ...owed },
  verify: { label: '核实', definition: '监督员已经反馈的核实', of: 'verification', with: ['done'] },
  verifyInTime: {
    label: '按时核实',
    definition: '在核实期限内反馈的核实',
    of: 'verification',
    with: ['done'],
    without: ['late']
  },
  filed: { label: '立案', definition: '立案的案卷，后来作废的也在内', of: 'filed' },
  filedInTime: { label: '按时立案', definition: '在立案期限内立案的案卷', of: 'filed', without: ['late'] },
  filedRight: { label: '准确立案', definition: '立案以后没有作废的案卷', of: 'filed', without: ['voided'] },
  filedVoided: { label: '立案后作废', definition: '立案以后作废的案卷', of: 'filed', with: ['voided'] },
  patrolFound: { label: '巡查发现', definition: '立案的案卷里，监督员先于公众发现的', of: 'filed', with: ['patrol'] },
  publicFound: {
    label: '公众举报核实',
    definition: '立案的案卷里，由公众举报并且经现场核实确有问题的',
    of: 'filed',
    with: ['public', 'found']
  },
  missed: {
    label: '漏报',
    definition: '立案的案卷里，地点在单元网格内、监督员没有先发现而由公众举报的',
    of: 'filed',
    with: ['missed']
  },
  again30: {
    label: '30 天内重复',
    definition: '立案的案卷里，同一小类、同一地点在之前 30 天内已立过案的',
    of: 'filed',
    with: ['again30']
  },
  again90: {
    label: '90 天内重复',
    definition: '立案的案卷里，同一小类、同一地点在之前 90 天内已立过案的',
    of: 'filed',
    with: ['again90']
  },
  shouldDispatch: { label: '应派遣', definition: '已经派遣，或者派遣期限已到的次数', of: 'dispatch', ...owed },
  dispatch: { label: '派遣', definition: '派遣给部门的次数', of: 'dispatch', with: ['done'] },
  dispatchInTime: {
    label: '按时派遣',
    definition: '在派遣期限内派遣的次数',
    of: 'dispatch',
    with: ['done'],
    without: ['late']
  },
  dispatchRight: {
    label: '准确派遣',
    definition: '派遣以后没有换到另一个部门的次数',
    of: 'dispatch',
    with: ['done'],
    without: ['wrong']
  },
  dispatchWrong: { label: '错误派遣', definition: '派遣以后换到另一个部门的次数', of: 'dispatch', with: ['wrong'] }
} as const satisfies Record<string, Count>

const work = {
  shouldHandle: {
    label: '应处置',
    definition: '部门已经报处置完成，或者处置期限已到。返工接着算同一次',
    of: 'handling',
    ...owed
  },
  handle: { label: '处置', definition: '部门报处置完成；核查没有通过的不算', of: 'handling', with: ['done'] },
  handleInTime: {
    label: '按期处置',
    definition: '在期限内处置完成，并且结案后没有重新办理',
    of: 'handling',
    with: ['done'],
    without: ['late', 'reopened']
  },
  handleLate: { label: '超期处置', definition: '超过期限才处置完成', of: 'handling', with: ['done', 'late'] },
  handleOverdue: {
    label: '超期未处置',
    definition: '期限已到还没有处置完成',
    of: 'handling',
    with: ['late'],
    without: ['done']
  },
  handleLeftOut: {
    label: '处置剔除',
    definition: '没有超期就挂账缓办、回退或者改派的，不在应处置里',
    of: 'handling',
    with: ['leftOut']
  },
  rework: { label: '返工', definition: '核查没有通过的次数，每一轮算一次', of: 'rework' },
  returned: { label: '回退', definition: '部门退回派遣的次数', of: 'return' },
  redispatched: { label: '改派', definition: '派遣员改派给另一个部门的次数', of: 'redispatch' },
  extended: { label: '延期', definition: '同意延期的次数', of: 'extension' },
  suspended: { label: '挂账', definition: '挂账缓办的次数', of: 'suspension' },
  urged: { label: '催办', definition: '市民和工作人员催办的次数', of: 'urge' },
  supervised: { label: '督办', definition: '督查催办的次数', of: 'urge', with: ['bySupervisor'] },
  askCheck: { label: '派核查', definition: '受理台派出核查的次数', of: 'askCheck', with: ['done', 'asked'] },
  askCheckInTime: {
    label: '按时派核查',
    definition: '在期限内派出核查的次数',
    of: 'askCheck',
    with: ['done', 'asked'],
    without: ['late']
  },
  shouldCheck: { label: '应核查', definition: '已经核查，或者核查期限已到的次数', of: 'check', ...owed },
  check: { label: '核查', definition: '监督员已经反馈的核查，通过和不通过都算', of: 'check', with: ['done'] },
  checkInTime: {
    label: '按时核查',
    definition: '在核查期限内反馈的核查',
    of: 'check',
    with: ['done'],
    without: ['late']
  }
} as const satisfies Record<string, Count>

const endings = {
  shouldClose: {
    label: '应结案',
    definition: '已经结案，或者处置期限已到；按期处置完成以后，以核查、结案环节的期限为准',
    of: 'case',
    ...owed
  },
  close: {
    label: '结案',
    definition: '已经结案；后来重新办理的那一次不算',
    of: 'case',
    with: ['done'],
    without: ['reopened']
  },
  closeInTime: {
    label: '按期结案',
    definition: '已经结案，处置、核查和结案环节都没有超期，后来也没有重新办理',
    of: 'case',
    with: ['done'],
    without: ['late', 'reopened']
  },
  closeLate: {
    label: '超期结案',
    definition: '已经结案，但是处置、核查或者结案环节超过期限',
    of: 'case',
    with: ['done', 'late'],
    without: ['reopened']
  },
  closeOverdue: {
    label: '超期未结案',
    definition: '期限已到还没有结案',
    of: 'case',
    with: ['late'],
    without: ['done']
  },
  closeLeftOut: {
    label: '结案剔除',
    definition: '没有超期就挂账缓办或者作废的，不在应结案里',
    of: 'case',
    with: ['leftOut']
  },
  closeReopened: {
    label: '结案后重新办理',
    definition: '结案以后重新办理的结案',
    of: 'case',
    with: ['done', 'reopened']
  },
  reopening: { label: '重新办理', definition: '结案以后重新办理的次数，按重新办理的日子算', of: 'reopening' },
  evaluated: { label: '评价', definition: '市民的评价，每位上报人每次结案一次', of: 'evaluation' },
  verySatisfied: { label: '非常满意', definition: '五星的评价', of: 'evaluation', with: ['verySatisfied'] },
  satisfied: { label: '满意', definition: '四星和五星的评价', of: 'evaluation', with: ['satisfied'] },
  unsatisfied: { label: '不满意', definition: '三星及以下的评价', of: 'evaluation', without: ['satisfied'] },
  saidSolved: { label: '市民说已解决', definition: '评价里说问题已经解决的', of: 'evaluation', with: ['solved'] },
  calledBack: { label: '回访', definition: '打过的回访电话', of: 'callBack' },
  reached: { label: '回访接通', definition: '联系上市民的回访', of: 'callBack', with: ['reached'] },
  contentOnPhone: {
    label: '回访满意',
    definition: '联系上并且市民表示满意的回访',
    of: 'callBack',
    with: ['reached', 'satisfied']
  }
} as const satisfies Record<string, Count>

/** Every number of the evaluation. Each is a number of pieces (`kinds.ts`), so that it can show exactly what is in it. */
export const counts = { ...reports, ...desks, ...work, ...endings } as const satisfies Record<string, Count>
export type CountCode = keyof typeof counts
export const countCodes = Object.keys(counts) as CountCode[]

/** The row of a count, with the optional columns that `as const` hides. */
export function countOf(code: CountCode): Count {
  return counts[code]
}
