/** By what the numbers are told apart: along time, place, department, matter and source. */
export const dimensions = {
  none: '全市',
  district: '区县',
  street: '街道',
  community: '社区',
  cell: '单元网格',
  department: '部门',
  major: '事项大类',
  matter: '事项小类',
  source: '来源',
  day: '日',
  month: '月'
} as const
export type Dimension = keyof typeof dimensions

/** How many digits of a cell's code name the division, street, community or the cell itself. */
export const areaDigits = { district: 6, street: 9, community: 12, cell: 15 } as const
