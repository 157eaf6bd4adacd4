import { parseArgs } from 'node:util'
import { BadSetting, readSettings } from '../config/server'
import { DatabaseUnavailable } from '../server/db/connect'
import { Refusal } from '../server/http/refusal'
import { log } from '../server/log'
import { commands } from './commands'
import { localCodeService } from './local-code-service'
import { CannotRead } from './read-sheet'
import { remoteCodeService, ServerRefused } from './remote-code-service'

const help = `二维码：生成、排版、验收、导入、导出

  mint   --batch 批次 --count 数量                 生成一批新的二维码
  sheet  --batch 批次 --template 版式 [--out 文件]  排版成 PDF，并标记为已打印（--proof 只看样张）
  verify 文件 [--batch 批次]                        读回 PDF、照片或扫描件，逐个报告
  import 文件 --batch 批次 [--datum gcj02]          从 CSV 或 XLSX 安排点位（名称、地址、经度、纬度、部件编号）
  export [--batch 批次] [--out 文件]                导出为 CSV

版式：a4-12、a4-24、poster、round、tag
  --host 网址        印在二维码里的网址，缺省为 PUBLIC_URL
  --font 字体        中文字体文件，字体集写作 路径#字体名
  --server 网址 --user 用户名
                     通过正在运行的服务器操作（内置数据库同时只能由一个程序打开）；密码会另外询问，也可以从标准输入给
`

const options = {
  batch: { type: 'string' },
  count: { type: 'string' },
  template: { type: 'string' },
  out: { type: 'string' },
  datum: { type: 'string' },
  host: { type: 'string' },
  font: { type: 'string' },
  server: { type: 'string' },
  user: { type: 'string' },
  proof: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' }
} as const

/** Returns one line for an error that we expect. Any other error is a bug, and its stack is shown. */
function explain(error: unknown): string {
  if (error instanceof DatabaseUnavailable) {
    return `${error.message}\n如果服务器正在运行，请先停下它，或者加上 --server 网址 --user 用户名 通过它操作。`
  }
  if (error instanceof Refusal) {
    const fields = Object.entries(error.fields ?? {}).filter(([field]) => field !== '')
    return [error.message, ...fields.map(([where, why]) => `  ${where}：${why}`)].join('\n')
  }
  if (error instanceof BadSetting || error instanceof CannotRead || error instanceof ServerRefused) return error.message
  const { code, path } = error as { code?: unknown; path?: unknown }
  if (String(code).startsWith('ERR_PARSE_ARGS')) return `${(error as Error).message}\n\n${help}`
  if (code === 'ENOENT') return `没有文件 ${path}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

interface Terminal {
  /** What readSettings() parses. The process's own environment when absent. */
  environment?: Record<string, string | undefined>
  say(line: string): void
  complain(line: string): void
  askPassword(question: string): Promise<string>
}

/** Runs one command and returns its exit code. 0: all is right; 1: the sheet is not; 2: the command failed. */
export async function runCommand(args: string[], terminal: Terminal): Promise<number> {
  try {
    return (await perform(args, terminal)) ? 0 : 1
  } catch (error) {
    terminal.complain(explain(error))
    return 2
  }
}

async function perform(args: string[], { environment, say, askPassword }: Terminal): Promise<boolean> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [name = '', file] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined
  if (!command || values.help) {
    say(help)
    return values.help === true
  }
  log.level = 'silent'
  const settings = environment ? readSettings(environment) : readSettings()
  const { server, user = '', font } = values
  const host = (values.host ?? settings.publicUrl ?? server)?.replace(/\/+$/, '')
  if (name === 'verify' && !host) throw new BadSetting('请用 --host 或 PUBLIC_URL 写明二维码里应有的网址')
  const codeService = server
    ? await remoteCodeService(server, { username: user, password: await askPassword(`${user} 的密码：`) })
    : await localCodeService(settings, { host: values.host, font })
  try {
    return await command(codeService, { ...values, host }, file, say)
  } finally {
    await codeService.close()
  }
}
