import { needsDepartment } from '../../../contracts/accounts/separate'
import type { NewAccount } from '../../../contracts/accounts/views'
import { normalised } from '../../../contracts/spelling/normalised'
import { changesBetween } from '../account-changes'
import type { StoredAccount } from '../find-accounts'
import { allDepartments } from '../kept-staff'
import type { UnknownGrids } from '../manage-accounts'
import { AccountModel } from '../model'
import { type Roles, readRoles } from '../roles/kept-roles'
import { managesAccounts, unionOf, whyNotTogether, withWhatTheyNeed } from '../roles/together'
import type { AccountRow } from './account-table'
import { type Problems, readRow } from './read-row'

/** What an import would do with one row, or why it cannot. */
export type CheckedRow = { row: number; username: string } & (
  | { verdict: 'new'; asked: NewAccount }
  | { verdict: 'changed'; asked: NewAccount; before: StoredAccount }
  | { verdict: 'same'; before: StoredAccount }
  | { verdict: 'wrong'; problems: Problems }
)

/** Says of every row what an import would do with it. It changes nothing. */
export async function checkRows(rows: readonly AccountRow[], unknownGrids: UnknownGrids): Promise<CheckedRow[]> {
  const [departments, accounts, roles] = await Promise.all([allDepartments(), AccountModel.find().lean(), readRoles()])
  const stored = new Map(accounts.map(account => [account.username.toLowerCase(), account]))
  const read = rows.map(row => {
    const username = normalised(row.cells.username ?? '')
    const before = stored.get(username.toLowerCase())
    const found = readRow(row, { departments, roles }, before)
    return {
      row: row.row,
      username,
      before,
      asked: found.asked && withWhatTheyNeed(found.asked, roles),
      problems: found.problems
    }
  })
  const unknown = new Set(await unknownGrids([...new Set(read.flatMap(each => each.asked?.dutyGrids ?? []))]))
  const firstRow = new Map<string, number>()
  return read.map(({ row, username, before, asked, problems: wrong }) => {
    const key = username.toLowerCase()
    const problems: Problems = { ...wrong, ...(asked && complaints(asked, before, { unknown, roles })) }
    const earlier = firstRow.get(key)
    if (earlier === undefined) firstRow.set(key, row)
    else if (key) problems.username = `和第 ${earlier} 行是同一个用户名`
    if (!asked || Object.keys(problems).length > 0) return { row, username, verdict: 'wrong', problems }
    if (!before) return { row, username, verdict: 'new', asked }
    const after = { ...asked, active: before.active }
    if (changesBetween(inOrder(before), inOrder(after), roles).length === 0)
      return { row, username, verdict: 'same', before }
    return { row, username, verdict: 'changed', asked, before }
  })
}

/** What the row's own words cannot tell. */
function complaints(
  asked: NewAccount,
  before: StoredAccount | undefined,
  { unknown, roles }: { unknown: ReadonlySet<string>; roles: Roles }
): Problems {
  const problems: Problems = {}
  const rights = unionOf(asked.roles, roles)
  const wrongTogether = whyNotTogether(asked.roles, roles)
  if (wrongTogether) problems.roles = wrongTogether
  const missing = asked.dutyGrids.filter(grid => unknown.has(grid))
  if (needsDepartment(rights) && !asked.department) problems.department = '经办人和处置人员要有一个在用的部门'
  if (missing.length > 0) problems.dutyGrids = `没有这个责任网格：${missing.slice(0, 5).join('、')}`
  if (!before) return problems
  if (before.username !== asked.username) problems.username = `已有用户名“${before.username}”，只差大小写`
  if (!before.active) problems.username = '这个账号已停用，请先在账号页面恢复'
  // Whether another officer is left depends on the other rows; so that is decided one by one, on the account's page.
  if (managesAccounts(before.roles, roles) && !managesAccounts(asked.roles, roles))
    problems.roles = '安全管理员的岗位不能由导入去掉，请在账号页面修改'
  return problems
}

/** The same roles in another order are no change. */
function inOrder<T extends Pick<StoredAccount, 'name' | 'roles'> & { dutyGrids?: string[] | null }>(facts: T): T {
  return { ...facts, roles: [...facts.roles].sort(), dutyGrids: [...(facts.dutyGrids ?? [])].sort() }
}
