import * as v from 'valibot'
import { Id, key, line, page, Search, Time } from '../common'
import { RoleId } from '../staff/roles'
import { AccountView } from '../staff/views'

const department = v.optional(key(40, '请重新选择部门'))

const facts = {
  name: line(1, 40, '请填写姓名'),
  roles: v.pipe(
    v.array(RoleId, '请选择岗位'),
    v.minLength(1, '请至少选择一个岗位'),
    v.maxLength(10, '岗位太多'),
    v.transform(held => [...new Set(held)])
  ),
  department,
  dutyGrids: v.optional(
    v.pipe(v.array(key(30, '责任网格编号不对'), '请填写责任网格'), v.maxLength(200, '最多 200 个责任网格')),
    []
  )
}

export const NewAccount = v.object({
  username: v.pipe(
    key(64, '用户名太长'),
    v.regex(/^[A-Za-z0-9][\w.-]{1,39}$/, '用户名是 2 到 40 位字母、数字、点、-、_，以字母或数字开头')
  ),
  ...facts
})
export type NewAccount = v.InferOutput<typeof NewAccount>

const version = v.pipe(v.number('版本应是数字'), v.integer('版本应是整数'), v.minValue(0, '版本不对'))
export const ChangedAccount = v.object({ version, ...facts })
export type ChangedAccount = v.InferOutput<typeof ChangedAccount>
export const AtVersion = v.object({ version })

export const accountStates = { open: '在用', closed: '已停用' } as const
export type AccountState = keyof typeof accountStates

export const accountFilter = {
  q: v.optional(Search),
  role: v.optional(RoleId),
  department,
  state: v.optional(v.picklist(Object.keys(accountStates) as AccountState[], '没有这种状态'))
}
export type AccountFilter = v.InferOutput<ReturnType<typeof filterObject>>
const filterObject = () => v.object(accountFilter)

/** An account as the security officer sees it. */
export const ManagedAccount = v.object({
  ...v.omit(AccountView, ['rights', 'absent', 'mustChangePassword', 'mustSetSecondFactor', 'person', 'standsFor'])
    .entries,
  dutyGrids: v.array(v.string()),
  state: v.picklist(Object.keys(accountStates) as AccountState[]),
  version: v.number(),
  createdAt: Time,
  /** The password is still the one that was made for them. */
  startingPassword: v.boolean(),
  /** Signing in asks for a code, too. */
  secondFactor: v.boolean()
})
export type ManagedAccount = v.InferOutput<typeof ManagedAccount>
export const ManagedAccounts = page(ManagedAccount)

export const AccountDetail = v.object({
  account: ManagedAccount,
  /** Open cases that are assigned to this person. */
  openCases: v.number(),
  sessions: v.number()
})
export type AccountDetail = v.InferOutput<typeof AccountDetail>

/** The password is told in this answer and never again. */
export const MadeAccount = v.object({ account: ManagedAccount, password: v.string() })
export const AccountParams = v.object({ account: Id })
