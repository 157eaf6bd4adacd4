import { type Count, owed } from './count'
import { desks } from './counts-of-desks'
import { work } from './counts-of-work'

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
