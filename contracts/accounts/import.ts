import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { Id } from '../common'

/**
 * More people in one table are asked to come as several: each new password costs a thirtieth of a second and 19 MB to
 * hash, and the answer, with the passwords that are told only once, must come while somebody waits for it.
 */
export const mostImported = 200

/** The columns of a table of accounts, as the template has them. */
export const importColumns = {
  username: '用户名',
  name: '姓名',
  roles: '岗位',
  department: '部门',
  dutyGrids: '责任网格'
} as const
export type ImportColumn = keyof typeof importColumns

export const rowStandings = { new: '新建', changed: '修改', same: '没有变化', wrong: '有问题' } as const
export type RowStanding = keyof typeof rowStandings

/** What an import makes of one row, or what is wrong with it. */
export const ImportedRow = v.object({
  row: v.number(),
  username: v.string(),
  name: v.string(),
  standing: v.picklist(Object.keys(rowStandings) as RowStanding[]),
  changes: v.array(AuditChange),
  problems: v.array(
    v.object({ column: v.picklist(Object.keys(importColumns) as ImportColumn[]), problem: v.string() })
  ),
  /** The account, where there is one already. */
  account: v.optional(Id),
  /** Its password is still the one that was made for this person. */
  startingPassword: v.optional(v.literal(true))
})
export type ImportedRow = v.InferOutput<typeof ImportedRow>

/** Told in one answer and never again. */
export const HandedPassword = v.object({ username: v.string(), name: v.string(), password: v.string() })
export type HandedPassword = v.InferOutput<typeof HandedPassword>

const Plan = v.pipe(v.string('请先检查这个表格'), v.regex(/^[0-9a-f]{32}$/, '请先检查这个表格'))

export const CheckedAccounts = v.object({
  /** Stands for what the table would do. The import itself has to name it, so that nobody does what they have not seen. */
  plan: Plan,
  rows: v.array(ImportedRow)
})
export type CheckedAccounts = v.InferOutput<typeof CheckedAccounts>

export const ImportedAccounts = v.object({ rows: v.array(ImportedRow), passwords: v.array(HandedPassword) })
export type ImportedAccounts = v.InferOutput<typeof ImportedAccounts>

export const SeenPlan = v.object({ plan: Plan })

export const ReprintPasswords = v.object({
  accounts: v.pipe(
    v.array(Id, '请选择账号'),
    v.minLength(1, '请选择账号'),
    v.maxLength(mostImported, `一次最多 ${mostImported} 个账号`)
  )
})
/** `left` counts those who have a password of their own by now, or whose account is closed or was changed meanwhile. */
export const ReprintedPasswords = v.object({ passwords: v.array(HandedPassword), left: v.number() })
