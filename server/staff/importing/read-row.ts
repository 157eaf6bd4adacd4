import * as v from 'valibot'
import { NewAccount } from '../../../contracts/accounts/views'
import { normalised } from '../../../contracts/spelling/normalised'
import type { StoredAccount } from '../find-accounts'
import { type Roles, roleNamed } from '../roles/kept-roles'
import { type AccountColumn, type AccountRow, accountTable, longestCell } from './account-table'

type Department = { _id: string; name: string; active?: boolean | null }
export type Problems = Partial<Record<AccountColumn, string>>

const columns = Object.keys(accountTable.names) as AccountColumn[]

/**
 * Reads what a row asks of an account, or says what is wrong in which column. A column that the table has not leaves
 * the account as it is.
 */
export function readRow(
  { cells }: AccountRow,
  { departments, roles }: { departments: readonly Department[]; roles: Roles },
  before: StoredAccount | undefined
): { asked: NewAccount; problems?: undefined } | { asked?: undefined; problems: Problems } {
  const problems: Problems = {}
  for (const column of columns) {
    if ((cells[column]?.length ?? 0) > longestCell) problems[column] = '太长，请在账号页面上填'
    else if (/^[=+@-]/.test(normalised(cells[column] ?? ''))) problems[column] = '看起来是一个公式，请改成文字'
  }
  // A spreadsheet has made a number of it, and its last digits are lost.
  if (wordsOf(cells.dutyGrids).some(grid => /^\d(\.\d+)?e\+?\d+$/i.test(grid)))
    problems.dutyGrids ??= '编号被表格软件改成了科学计数，请把这一列的格式设成“文本”，再填一遍'
  const held = wordsOf(cells.roles).map(word => roleNamed(word, roles))
  const unknown = wordsOf(cells.roles).filter((_, index) => !held[index])
  if (unknown.length > 0) problems.roles ??= `没有这个岗位：${unknown.join('、')}`
  const closed = held.filter(role => role?.active === false)
  if (closed.length > 0) problems.roles ??= `岗位已停用：${closed.map(role => role?.name).join('、')}`
  const department = departmentOf(cells.department, departments, before)
  if ('problem' in department) problems.department ??= department.problem
  const parsed = v.safeParse(NewAccount, {
    username: normalised(cells.username ?? ''),
    name: cells.name,
    roles: held.flatMap(role => role?.id ?? []),
    department: 'id' in department ? department.id : undefined,
    dutyGrids: cells.dutyGrids === undefined ? (before?.dutyGrids ?? []) : wordsOf(cells.dutyGrids)
  })
  for (const issue of parsed.issues ?? []) {
    const column = columns.find(each => each === v.getDotPath(issue)?.split('.')[0])
    if (column) problems[column] ??= issue.message
  }
  return parsed.success && Object.keys(problems).length === 0 ? { asked: parsed.output } : { problems }
}

const wordsOf = (cell = '') =>
  normalised(cell)
    .split(/[\s,，、;；/|]+/)
    .filter(Boolean)

/** Finds a department by its number or its name; the closed ones are found to be told of. */
function departmentOf(cell: string | undefined, departments: readonly Department[], before: StoredAccount | undefined) {
  if (cell === undefined) return { id: before?.department ?? undefined }
  const wanted = normalised(cell)
  if (wanted === '') return { id: undefined }
  const named = departments.filter(({ _id, name }) => _id === wanted || normalised(name) === wanted)
  const open = named.filter(({ active }) => active)
  if (open.length > 1) return { problem: `有 ${open.length} 个部门都叫“${cell}”，请写部门编号` }
  if (open[0]) return { id: open[0]._id }
  return { problem: named.length > 0 ? `部门“${cell}”已停用` : `没有这个部门：${cell}` }
}
