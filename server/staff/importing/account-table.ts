/** A table of accounts: how people name its columns, what they are called in answers, and which must be there. */
export const accountTable = {
  headings: {
    username: ['username', '用户名', '账号', '登录名'],
    name: ['name', '姓名'],
    roles: ['roles', 'role', '岗位', '角色'],
    department: ['department', '部门', '部门编号', '部门名称'],
    dutyGrids: ['dutygrids', 'duty grids', '责任网格', '责任网格编号']
  },
  names: { username: '用户名', name: '姓名', roles: '岗位', department: '部门', dutyGrids: '责任网格' },
  needed: ['username', 'name', 'roles']
} as const

export type AccountColumn = keyof typeof accountTable.names

export interface AccountRow {
  row: number
  cells: Partial<Record<AccountColumn, string>>
}

/** A first password costs a hash: so many take about a minute. */
export const mostAccounts = 2000

/** A longer cell may have been cut by the reader, in the middle of a duty grid. */
export const longestCell = 299
