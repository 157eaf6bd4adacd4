/** What a city keeps by itself, and what one thing of it is called. */
export const baseKinds = {
  department: '部门',
  area: '区域',
  gridCell: '单元网格',
  dutyGrid: '责任网格',
  matter: '事项',
  topic: '诉求类别',
  component: '部件'
} as const
export type BaseKind = keyof typeof baseKinds
export const everyBaseKind = Object.keys(baseKinds) as BaseKind[]
