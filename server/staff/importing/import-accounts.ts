import type { QueryFilter } from 'mongoose'
import { normalised } from '../../../contracts/spelling/normalised'
import { record } from '../../audit/record'
import { Refusal } from '../../http/refusal'
import { changeAccount, type Manager, makeAccount, resetPassword, type UnknownGrids } from '../manage-accounts'
import { type AccountDocument, AccountModel } from '../model'
import { startingPassword } from '../password'
import { type AccountRow, mostAccounts } from './account-table'
import type { CheckedRow } from './check-rows'

/** What is printed for one person. */
export interface Slip {
  username: string
  name: string
  password: string
}

interface Import {
  /** The file's name, for the audit log. */
  file: string
  by: Manager
  unknownGrids: UnknownGrids
  /** Takes the slips before the first account is there: nobody is left with a password that nobody has. */
  keepSlips: (slips: readonly Slip[]) => Promise<void>
  done?: (count: number) => void
}

/** An account's row that could not be written, because somebody else was at it meanwhile. */
export interface Failed {
  row: number
  username: string
  why: string
}

export function demandFewEnough(rows: readonly AccountRow[]): void {
  if (rows.length > mostAccounts)
    throw new Refusal('table_unreadable', `一次最多导入 ${mostAccounts} 个账号，请分成几个表格`)
  if (rows.length === 0) throw new Refusal('table_unreadable', '表格里没有账号')
}

/**
 * Makes and changes the accounts of a table without a wrong row. What is done stays done if it is broken off: the same
 * table finds those accounts the same and goes on with the others. What somebody else changed meanwhile is told.
 */
export async function importAccounts(
  checked: readonly CheckedRow[],
  { file, by, unknownGrids, keepSlips, done }: Import
) {
  if (checked.some(({ verdict }) => verdict === 'wrong')) throw new Refusal('table_unreadable', '表格里有错，没有导入')
  const made = checked.flatMap(each => (each.verdict === 'new' ? [{ ...each, password: startingPassword() }] : []))
  const changed = checked.flatMap(each => (each.verdict === 'changed' ? [each] : []))
  const told = [
    { what: '文件', after: file },
    { what: '新建', after: String(made.length) },
    { what: '修改', after: String(changed.length) }
  ]
  if (made.length + changed.length === 0) return { failed: [], slips: [] }
  const slipOf = ({ username, asked, password }: (typeof made)[number]): Slip => ({
    username,
    name: asked.name,
    password
  })
  if (made.length > 0) await keepSlips(made.map(slipOf))
  await record({ action: 'accountsImported', by, subject: file, changes: told })
  const failed: Failed[] = []
  const write = async ({ row, username }: CheckedRow, act: () => Promise<unknown>) => {
    await act().catch(error => {
      if (!(error instanceof Refusal)) throw error
      failed.push({ row, username, why: whyOf(error) })
    })
  }
  let count = 0
  for (const each of changed) {
    const version = each.before.version ?? 0
    await write(each, () => changeAccount(String(each.before._id), { ...each.asked, version }, by, unknownGrids))
    done?.(++count)
  }
  for (const each of made) {
    await write(each, () => makeAccount(each.asked, by, unknownGrids, each.password))
    done?.(++count)
  }
  const lost = new Set(failed.map(({ username }) => username))
  const slips = made.filter(({ username }) => !lost.has(username)).map(slipOf)
  if (made.length > slips.length) await keepSlips(slips)
  return { failed, slips }
}

const whyOf = ({ fields, message }: Refusal) => Object.values(fields ?? {})[0] ?? message

/**
 * Makes new starting passwords for the accounts of a table whose people have not signed in with theirs yet, for when a
 * sheet was lost. A password that somebody chose stays.
 */
export async function renewSlips(
  rows: readonly AccountRow[],
  { by, keepSlips, done }: Omit<Import, 'file' | 'unknownGrids'>
) {
  const usernames = rows.map(({ cells }) => normalised(cells.username ?? ''))
  return renewSlipsOf({ username: { $in: usernames } }, { by, keepSlips, done })
}

/** The same for these accounts. Whoever chooses a password of their own in the same moment keeps it. */
export async function renewSlipsOf(
  whose: QueryFilter<AccountDocument>,
  { by, keepSlips, done }: Pick<Import, 'by' | 'keepSlips'> & { done?: Import['done'] | undefined }
): Promise<Slip[]> {
  const starting = { active: true, startingPassword: true } as const
  const waiting = await AccountModel.find({ $and: [whose, starting] }).lean()
  if (waiting.length === 0) return []
  const slips = waiting.map(({ username, name }) => ({ username, name, password: startingPassword() }))
  await keepSlips(slips)
  await record({ action: 'passwordsReprinted', by, changes: [{ what: '账号', after: `${waiting.length} 个` }] })
  const left = new Set<string>()
  for (const [index, { _id, version, username }] of waiting.entries()) {
    await resetPassword(String(_id), version ?? 0, by, slips[index]?.password, starting).catch(error => {
      if (!(error instanceof Refusal)) throw error
      left.add(username)
    })
    done?.(index + 1)
  }
  const renewed = slips.filter(({ username }) => !left.has(username))
  if (left.size > 0) await keepSlips(renewed)
  return renewed
}
