import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readSettings } from '../../config/server'
import { NewAccount } from '../../contracts/accounts/views'
import { roles as builtIn } from '../../contracts/staff/roles'
import { record } from '../audit/record'
import { buildCaseSearch } from '../cases/build-search'
import catalogue from '../catalogue/data/catalogue-2026.json' with { type: 'json' }
import { publishFromCommand } from '../catalogue/editions/publish'
import { importCatalogue } from '../catalogue/import-catalogue'
import { connectDatabase } from '../db/connect'
import { sentenceOf } from '../db/explain-mongodb'
import { prepareIndexes } from '../db/indexes'
import { importCells } from '../grids/import-cells'
import { unknownGrids } from '../grids/unknown-grids'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import { buildReportSearch } from '../reports/build-search'
import { reportedWords } from '../reports/reported-words'
import '../routes'
import { setSettings } from '../settings'
import { saveDepartments } from '../staff/departments/save-departments'
import { makeAccount } from '../staff/manage-accounts'
import { readRoles, roleNamed } from '../staff/roles/kept-roles'
import { dropSecondFactor } from '../staff/second-factor/drop'

/** `npm run setup -- …`: imports what a new installation needs before its first report. */
const usage = `用法：
  setup catalogue [文件]             导入管理事项目录（不写文件即随系统附带的 GB/T 47678.5-2026）
  setup cells 文件.geojson            导入单元网格
  setup departments 文件.json         导入专业部门 [{ "id": "...", "name": "..." }]
  setup search                       给以前的案卷和上报补检索词，分批进行，可以随时中断、再来；服务可以照常运行
  setup account 用户名 姓名 岗位[,岗位] [部门] [责任网格,…]
                                     新建账号，打印一次初始密码；岗位：${Object.keys(builtIn).join(' ')}
                                     或者本地岗位的名称
  setup second-factor 用户名          去掉一个账号的动态验证码：手机和备用码都丢了，又没有别的安全管理员时才用`

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const commands: Record<string, (args: string[]) => Promise<string>> = {
  async catalogue([file]) {
    const { components, matters, topics } = await importCatalogue(file ? read(file) : catalogue)
    await publishFromCommand(commandLine, `导入 ${file ? basename(file) : '随系统附带的目录'}`)
    await told('管理事项目录', file)
    return `已导入 ${components} 类部件、${matters} 个事项、${topics} 个主题`
  },
  async cells([file = '']) {
    const count = await importCells(read(file))
    await told('单元网格', file)
    return `已导入 ${count} 个单元网格`
  },
  async departments([file = '']) {
    const count = await saveDepartments(read(file), commandLine)
    await told('专业部门', file)
    return `已导入 ${count} 个部门`
  },
  async search() {
    const cases = await untilDone(() => buildCaseSearch(reportedWords, 1000))
    const reports = await untilDone(() => buildReportSearch(1000))
    return `已补好 ${cases} 件案卷、${reports} 件上报的检索词`
  },
  async account([username, name, held = '', department, dutyGrids]) {
    const asked = held.split(',').filter(Boolean)
    const roles = await readRoles()
    const named = asked.map(word => roleNamed(word, roles))
    const unknown = asked.filter((_, index) => !named[index])
    const ids = named.flatMap(role => role?.id ?? [])
    if (!username || !name || asked.length === 0 || unknown.length > 0)
      throw new Error(unknown.length > 0 ? `没有这个岗位：${unknown}` : usage)
    const grids = dutyGrids?.split(',').filter(Boolean) ?? []
    const facts = { username, name, roles: ids, dutyGrids: grids, ...(department && { department }) }
    const { password } = await plainly(() => makeAccount(parse(NewAccount, facts), commandLine, unknownGrids))
    return `账号 ${username} 已建立，初始密码 ${password}（只显示这一次，第一次登录后要改）`
  },
  async 'second-factor'([username]) {
    if (!username) throw new Error(usage)
    await dropSecondFactor(username, commandLine)
    return `账号 ${username} 的动态验证码去掉了，各处登录都结束了；岗位要求的，下次登录会请本人重新开通`
  }
}

const commandLine = { username: '', name: '命令行' }

/** On the command line no field is marked: what is wrong with the first one is the message. */
async function plainly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Error(Object.values(error.fields ?? {})[0] ?? error.message)
  }
}

/** An import has no draft: it is on record when it is done, with the file's name. */
const told = (subject: string, file = '随系统附带') =>
  record({
    action: 'dataImported',
    by: commandLine,
    subject,
    changes: [{ what: '文件', after: basename(file) }]
  })

/** Runs batch after batch until there is nothing left. Whoever breaks it off starts it again later. */
async function untilDone(batch: () => Promise<number>): Promise<number> {
  let done = 0
  for (let last = await batch(); last > 0; last = await batch()) {
    done += last
    console.log(`已补 ${done} 件`)
  }
  return done
}

const [command = '', ...args] = process.argv.slice(2)
try {
  const run = commands[command]
  if (!run) throw new Error(usage)
  const settings = readSettings()
  setSettings(settings)
  const database = await connectDatabase({
    dataDir: settings.dataDir,
    ...(settings.mongodbUrl && { url: settings.mongodbUrl })
  })
  await prepareIndexes()
  console.log(await run(args).finally(() => database.close()))
} catch (error) {
  console.error(sentenceOf(error))
  process.exit(1)
}
