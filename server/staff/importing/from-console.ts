import { createHash } from 'node:crypto'
import {
  type CheckedAccounts,
  type ImportedAccounts,
  type ImportedRow,
  mostImported
} from '../../../contracts/accounts/import'
import { Refusal } from '../../http/refusal'
import { turns } from '../../media/turns'
import { changesBetween } from '../account-changes'
import { allDepartments } from '../kept-staff'
import type { Manager, UnknownGrids } from '../manage-accounts'
import { allRoles } from '../roles/kept-roles'
import { isSelf } from '../standing-in/arrange'
import { type AccountColumn, type AccountRow, accountTable } from './account-table'
import { type CheckedRow, checkRows } from './check-rows'
import { importAccounts, renewSlipsOf } from './import-accounts'

/** Says what a table of accounts would do, row by row. It changes nothing. */
export async function checkFromConsole(
  rows: readonly AccountRow[],
  unknownGrids: UnknownGrids
): Promise<CheckedAccounts> {
  demandFewEnoughToWait(rows)
  const checked = await checkRows(rows, unknownGrids)
  const shown = await present(checked, rows)
  return { plan: nameOf(checked, shown), rows: shown }
}

/** While one answers a person, another waits: it sees then what the first has made. */
const oneByOne = turns(1)

/** Does what a check has said. Refuses what is no longer what the person has seen. */
export async function importFromConsole(
  rows: readonly AccountRow[],
  { by, unknownGrids, plan }: { by: Manager; unknownGrids: UnknownGrids; plan: string }
): Promise<ImportedAccounts> {
  demandFewEnoughToWait(rows)
  return oneByOne(1, async () => {
    const checked = await checkRows(rows, unknownGrids)
    const shown = await present(checked, rows)
    refuseWrong(shown)
    if (nameOf(checked, shown) !== plan)
      throw new Refusal('account_changed', '这个表格检查以后，有账号变了。请再检查一遍，看过再导入')
    const { failed, slips } = await importAccounts(checked, {
      file: '表格',
      by,
      unknownGrids,
      // They go with the answer. If it is lost, new ones are made for the same people.
      keepSlips: async () => undefined
    })
    const why = new Map(failed.map(each => [each.row, each.why]))
    const told = shown.map(row => {
      const problem = why.get(row.row)
      if (problem === undefined) return row
      return { ...row, standing: 'wrong' as const, changes: [], problems: [{ column: 'username' as const, problem }] }
    })
    return { rows: told, passwords: slips }
  })
}

/** Makes new starting passwords for those of these accounts that still have one. */
export async function reprintFromConsole(ids: readonly string[], by: Manager & { id: string }) {
  const others = [...new Set(ids)]
  const whose = { _id: { $in: others.filter(id => !isSelf(by, id)) } }
  const passwords = await oneByOne(1, () => renewSlipsOf(whose, { by, keepSlips: async () => undefined }))
  return { passwords, left: others.length - passwords.length }
}

function demandFewEnoughToWait(rows: readonly AccountRow[]) {
  if (rows.length === 0) throw new Refusal('table_unreadable', '表格里没有数据行')
  if (rows.length > mostImported) {
    const sentence = `一次最多导入 ${mostImported} 个账号，这个表有 ${rows.length} 行，请分成几个表格`
    throw new Refusal('table_unreadable', sentence)
  }
}

function refuseWrong(rows: readonly ImportedRow[]) {
  const wrong = rows.filter(({ standing }) => standing === 'wrong')
  if (wrong.length === 0) return
  const fields = wrong.flatMap(({ row, problems }) =>
    problems.map(({ column, problem }) => [`第 ${row} 行 ${accountTable.names[column]}`, problem])
  )
  throw new Refusal('rows_wrong', `${wrong.length} 行有问题，什么都没有导入`, Object.fromEntries(fields))
}

async function present(checked: readonly CheckedRow[], rows: readonly AccountRow[]): Promise<ImportedRow[]> {
  const names = new Map((await allDepartments()).map(({ _id, name }) => [_id, name]))
  const roles = await allRoles()
  const inWords = <T extends { department?: string | null | undefined }>(facts: T) => ({
    ...facts,
    department: names.get(facts.department ?? '') ?? facts.department
  })
  return checked.map((each, index) => {
    const name = 'asked' in each ? each.asked.name : (rows[index]?.cells.name ?? '')
    const head = { row: each.row, username: each.username.slice(0, 80), name: name.slice(0, 80) }
    if (each.verdict === 'wrong') {
      const problems = (Object.entries(each.problems) as [AccountColumn, string][]).map(([column, problem]) => ({
        column,
        problem
      }))
      return { ...head, standing: each.verdict, changes: [], problems }
    }
    const after = 'asked' in each ? inWords({ active: true, ...each.asked }) : undefined
    const before = 'before' in each ? each.before : undefined
    return {
      ...head,
      standing: each.verdict,
      changes: after ? changesBetween(before && inWords(before), after, roles) : [],
      problems: [],
      ...(before && { account: String(before._id) }),
      ...(before?.startingPassword && { startingPassword: true as const })
    }
  })
}

/** Stands for all that a table would do and for what it would do it to. */
function nameOf(checked: readonly CheckedRow[], shown: readonly ImportedRow[]): string {
  const versions = checked.map(each => ('before' in each ? (each.before.version ?? 0) : ''))
  return createHash('sha256')
    .update(JSON.stringify([shown, versions]))
    .digest('hex')
    .slice(0, 32)
}
