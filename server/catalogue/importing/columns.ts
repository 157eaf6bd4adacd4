import { catalogueSheets, everySheet, urgencies } from '../../../contracts/catalogue/records'
import { tableWith } from '../../basedata/things/read-thing-table'
import { longTableLimits, type TableKind } from '../../tables/table'

/** The columns of the bureaus' tables of filing conditions, as they are exported, and how else people name them. */
export const matterColumns = [
  {
    key: 'sheet',
    name: '分表',
    needed: false,
    hint: 'CSV 里写部件或事件；XLSX 里这是两张工作表的名字',
    also: ['类型', '部件事件', '类别', '问题类型']
  },
  { key: 'majorCode', name: '大类代码', needed: false, also: ['大类编码', '大类编号'] },
  { key: 'majorName', name: '大类名称', needed: false, also: ['大类'] },
  {
    key: 'code',
    name: '小类代码',
    needed: true,
    hint: '5 位；2013、2007 版是 4 位。一个小类有几个条件就写几行，代码可以合并或空着',
    also: ['小类编码', '小类编号', '代码', '事项代码', '部件代码']
  },
  { key: 'name', name: '小类名称', needed: true, also: ['小类', '名称', '事项名称', '部件名称'] },
  { key: 'condition', name: '条件编号', needed: false, hint: '新的空着', also: ['立案条件编号'] },
  { key: 'when', name: '立案条件', needed: true, also: ['立案标准', '问题描述'] },
  { key: 'closing', name: '结案条件', needed: false, also: ['结案标准', '结案要求'] },
  {
    key: 'limit',
    name: '处置时限',
    needed: true,
    hint: '如 2紧急工作时、4工作时、1工作日',
    also: ['时限', '处理时限', '处置期限', '办理时限']
  },
  { key: 'urgency', name: '紧急程度', needed: false, hint: Object.values(urgencies).join('、'), also: ['紧急'] },
  { key: 'department', name: '处置单位', needed: false, hint: '部门的名称或编号', also: ['处置部门', '责任单位'] },
  { key: 'supervisor', name: '主管部门', needed: false, hint: '部门的名称或编号', also: ['监督部门'] },
  { key: 'photos', name: '照片要求', needed: false, also: ['拍照要求', '采集要求'] },
  { key: 'words', name: '市民用语', needed: false, hint: '用顿号隔开', also: ['别名', '关键词'] },
  { key: 'often', name: '热线频度', needed: false, hint: '1 到 5', also: [] },
  { key: 'code2013', name: '2013版代码', needed: false, also: [] },
  { key: 'code2007', name: '2007版代码', needed: false, also: [] }
] as const
export type MatterColumn = (typeof matterColumns)[number]['key']

/** What may be written once for a matter of several rows; the others belong to each condition. */
export const ofMatter: readonly MatterColumn[] = [
  'sheet',
  'majorCode',
  'majorName',
  'code',
  'name',
  'words',
  'often',
  'code2013',
  'code2007'
]

const sheetNames = {
  component: [catalogueSheets.component, '构件'],
  matter: [catalogueSheets.matter, '事项']
} satisfies Record<(typeof everySheet)[number], string[]>

export const mostText = 4_000

/** A matter's words stand in one cell. */
export const matterTable: TableKind<string> = {
  ...tableWith(matterColumns),
  sheets: sheetNames,
  limits: { ...longTableLimits, cellText: mostText }
}

export const sheetOf = (word: string) => everySheet.find(sheet => sheetNames[sheet].some(name => word.includes(name)))
