import { type Count, owed } from './count'

/** What the departments do, and in what time. */
export const work = {
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
