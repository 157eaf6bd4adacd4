import { existsSync, readFileSync } from 'node:fs'
import { readSettings } from '../../config/server'
import { connectDatabase } from '../db/connect'
import { setSettings } from '../settings'
import { readErasures, replayErasures } from './replay'

/** `npm run erase:again -- server.log`: after a restore, deletes again what residents had deleted since the backup. */
const usage = '用法：npm run erase:again -- <服务的日志文件>，恢复备份以后、启动服务以前运行'

async function eraseAgain(file: string) {
  const erasures = readErasures(readFileSync(file, 'utf8'))
  const settings = readSettings()
  setSettings(settings)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  const done = await replayErasures(erasures).finally(() => database.close())
  console.log(`日志里有 ${erasures.size} 次删除，恢复的数据里还有其中 ${done} 人，已再次删除`)
}

try {
  const [file] = process.argv.slice(2)
  if (!file || !existsSync(file)) throw new Error(file ? `没有文件 ${file}` : usage)
  await eraseAgain(file)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
