import { existsSync, readFileSync } from 'node:fs'
import { readSettings } from '../../config/server'
import { connectDatabase } from '../db/connect'
import { setSettings } from '../settings'
import { readSeals } from './read-seals'
import { troubleInWords } from './trouble-in-words'
import { verifyAudit } from './verify'

/** `npm run audit:verify -- [seals]`: checks the whole audit log and ends with 1 if it is not what was written. */

const [file] = process.argv.slice(2)
async function check() {
  const seals = file ? readSeals(readFileSync(file, 'utf8')) : []
  const settings = readSettings()
  setSettings(settings)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  const { count, end, trouble } = await verifyAudit(seals).finally(() => database.close())
  if (trouble) {
    throw new Error(`审计记录不完整：${troubleInWords(trouble)}。前 ${count} 条没有问题。`)
  }
  const kept = file ? `，和 ${seals.length} 个封存值一致` : ''
  console.log(`审计记录共 ${count} 条，没有缺少，没有改动${kept}。`)
  if (end) console.log(`最后一条：第 ${end.seq} 条，校验值 ${end.hash}`)
}

try {
  if (file && !existsSync(file)) throw new Error(`没有文件 ${file}`)
  await check()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
