import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readSettings } from '../../config/server'
import { connectDatabase } from '../db/connect'
import { sentenceOf } from '../db/explain-mongodb'
import { prepareIndexes } from '../db/indexes'
import { unknownGrids } from '../grids/unknown-grids'
import { readTableOf } from '../tables/read-table'
import '../routes'
import { setSettings } from '../settings'
import { type AccountRow, accountTable } from '../staff/importing/account-table'
import { type CheckedRow, checkRows } from '../staff/importing/check-rows'
import { demandFewEnough, importAccounts, renewSlips, type Slip } from '../staff/importing/import-accounts'
import { passwordSheet } from './password-sheet'

/** `npm run accounts -- …`: the accounts of a table, and the sheet of their starting passwords. */
const usage = `用法：
  accounts import 表格.csv --dry-run           只看每一行会怎样，什么都不改
  accounts import 表格.csv --sheet 密码.html    导入，初始密码写进这个文件，用浏览器打印
  accounts sheet 表格.csv --sheet 密码.html     密码纸丢了：给表格里还没改过初始密码的人重新生成
表格是 CSV 或 XLSX，第一行是列名：用户名,姓名,岗位,部门,责任网格；一格里写几个用顿号隔开`

const commandLine = { username: '', name: '命令行' }
const verdicts = { new: '新建', changed: '修改', same: '不变', wrong: '有错' } as const

function lineOf(each: CheckedRow): string {
  const head = `第 ${each.row} 行 ${each.username}：${verdicts[each.verdict]}`
  if (each.verdict !== 'wrong') return head
  const { names } = accountTable
  const why = Object.entries(each.problems).map(([column, words]) => `${names[column as keyof typeof names]}：${words}`)
  return `${head}，${why.join('；')}`
}

function summed(checked: readonly CheckedRow[]): string {
  const count = (verdict: CheckedRow['verdict']) => checked.filter(each => each.verdict === verdict).length
  return Object.entries(verdicts)
    .map(([verdict, label]) => `${label} ${count(verdict as CheckedRow['verdict'])}`)
    .join('，')
}

/** Only its owner may read the sheet. One that is there may be the only one with its passwords: it stays. */
function sheetAt(file: string) {
  let flag: 'wx' | 'w' = 'wx'
  return async (slips: readonly Slip[]) => {
    try {
      writeFileSync(file, passwordSheet(slips), { mode: 0o600, flag })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new Error(`密码写不进 ${file}，没有改账号`)
      throw new Error(`${file} 已经有了，里面可能是上一次的密码，请换一个文件名；没有改账号`)
    }
    flag = 'w'
  }
}

const progress = (count: number) => {
  if (count % 100 === 0) console.log(`已写 ${count} 个`)
}

async function importing(file: string, rows: readonly AccountRow[], dryRun: boolean, sheet: string): Promise<string> {
  const checked = await checkRows(rows, unknownGrids)
  for (const each of checked) if (dryRun || each.verdict === 'wrong') console.log(lineOf(each))
  if (checked.some(({ verdict }) => verdict === 'wrong'))
    throw new Error(`${summed(checked)}；有错的表格不导入，一个账号也没有改`)
  if (dryRun) return `${summed(checked)}；只是看看，没有改`
  const { failed, slips } = await importAccounts(checked, {
    file: basename(file),
    by: commandLine,
    unknownGrids,
    keepSlips: sheetAt(sheet),
    done: progress
  })
  for (const { row, username, why } of failed) console.log(`第 ${row} 行 ${username}：没有写进去，${why}`)
  if (failed.length > 0) throw new Error(`${failed.length} 行刚被别人改过，其余都写好了；请再导入一次同一个表格`)
  return `${summed(checked)}${slips.length > 0 ? `；初始密码在 ${sheet}，打印后请删除` : ''}`
}

async function renewing(rows: readonly AccountRow[], sheet: string): Promise<string> {
  const slips = await renewSlips(rows, { by: commandLine, keepSlips: sheetAt(sheet), done: progress })
  return slips.length > 0
    ? `重新生成了 ${slips.length} 个初始密码，在 ${sheet}，打印后请删除；以前的作废`
    : '表格里没有还在用初始密码的账号'
}

async function run([command, file, option, sheet]: string[]): Promise<string> {
  const dryRun = command === 'import' && option === '--dry-run'
  const writes = (command === 'import' || command === 'sheet') && option === '--sheet' && sheet
  if (!file || !(dryRun || writes)) throw new Error(usage)
  if (!existsSync(file)) throw new Error(`没有文件 ${file}`)
  const settings = readSettings()
  setSettings(settings)
  const rows = await readTableOf<keyof typeof accountTable.names>(accountTable, readFileSync(file))
  demandFewEnough(rows)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  await prepareIndexes()
  const work = command === 'sheet' ? renewing(rows, sheet ?? '') : importing(file, rows, dryRun, sheet ?? '')
  return work.finally(() => database.close())
}

try {
  console.log(await run(process.argv.slice(2)))
} catch (error) {
  console.error(sentenceOf(error))
  process.exit(1)
}
