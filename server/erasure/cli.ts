import { existsSync, readFileSync } from 'node:fs'
import { readSettings } from '../../config/server'
import { connectDatabase } from '../db/connect'
import { setSettings } from '../settings'
import { forgetAgain } from './forget-again'

/** `npm run erase:again -- server.log`: after a restore, deletes and blacks out again what was deleted and blacked out since the backup. */
const usage =
  '用法：npm run erase:again -- <服务的日志文件>，恢复备份以后、启动服务以前运行；没有日志就写 --without-log'
const withoutLog = '--without-log'

async function eraseAgain(file: string) {
  const text = file === withoutLog ? undefined : readFileSync(file, 'utf8')
  const settings = readSettings()
  setSettings(settings)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  const { people, callers, redactions } = await forgetAgain(text).finally(() => database.close())
  console.log(
    `已再次删除 ${people} 人的个人信息、${callers} 件来电登记里的个人信息，再次遮挡 ${redactions} 处照片或文字；可以启动服务了`
  )
}

try {
  const [file] = process.argv.slice(2)
  if (!file || (file !== withoutLog && !existsSync(file))) throw new Error(file ? `没有文件 ${file}` : usage)
  await eraseAgain(file)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
