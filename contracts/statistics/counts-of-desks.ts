import { type Count, owed } from './count'

/** How the desks and the looks on site keep their times. */
export const desks = {
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
