import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { line, Time } from '../common'
import { givenRights, type Right } from '../staff/rights'
import { RoleId } from '../staff/roles'

const Rights = v.pipe(
  v.array(v.picklist(givenRights, '没有这个权限'), '请选择权限'),
  v.minLength(1, '请至少选择一个权限'),
  v.maxLength(givenRights.length, '权限太多'),
  v.transform((given): Right[] => givenRights.filter(right => given.includes(right)))
)

/** A list of several roles is written with such signs between them, in tables and by commands. */
const RoleName = v.pipe(
  line(2, 20, '请填写岗位名称，至少 2 个字'),
  v.regex(/^[^\s,，、;；/|=+@-]+$/, '岗位名称里不能有空格和标点')
)

export const NewRole = v.object({
  name: RoleName,
  rights: Rights,
  /** Whoever has the role must have a second factor. */
  secondFactor: v.boolean('请选择要不要动态验证码')
})
export type NewRole = v.InferOutput<typeof NewRole>

const version = v.pipe(v.number('版本应是数字'), v.integer('版本应是整数'), v.minValue(0, '版本不对'))
export const ChangedRole = v.object({ ...NewRole.entries, version })
export type ChangedRole = v.InferOutput<typeof ChangedRole>

export const RoleParams = v.object({ role: RoleId })

export const roleStates = { open: '在用', closed: '已停用' } as const
export type RoleState = keyof typeof roleStates

/** A role as the security officer sees it. */
export const RoleView = v.object({
  id: RoleId,
  name: v.string(),
  /** It cannot be renamed or closed. */
  builtIn: v.boolean(),
  /** Those that it was given, without those that come with them. */
  rights: v.array(v.picklist(givenRights)),
  /** What a built-in role may do from the start. */
  usualRights: v.optional(v.array(v.picklist(givenRights))),
  secondFactor: v.boolean(),
  /** The second factor cannot be switched off: the role does the work of a watcher. */
  secondFactorFixed: v.boolean(),
  state: v.picklist(Object.keys(roleStates) as RoleState[]),
  version: v.number(),
  /** How many open accounts have it. */
  accounts: v.number()
})
export type RoleView = v.InferOutput<typeof RoleView>

/** One change of a role. */
export const RoleChange = v.object({
  version: v.number(),
  at: Time,
  by: v.string(),
  label: v.string(),
  changes: v.array(AuditChange)
})
export type RoleChange = v.InferOutput<typeof RoleChange>
