import { readSettings } from '../../config/server'
import { chinaClock, chinaDay } from '../../contracts/china-time'
import { retentionRowOf } from '../../contracts/retention/kinds'
import { connectDatabase } from '../db/connect'
import { setSettings } from '../settings'
import { presentRetention } from './present-retention'

/**
 * `npm run retention -- --dry-run`: what is kept for how long and how much of it would go. It removes nothing: what is due goes by the
 * server's own job, and there is one way to remove.
 */
const usage = '用法：npm run retention -- --dry-run，只看会清除什么，不会清除；到期的由服务每天自动清除'

async function dryRun() {
  const settings = readSettings()
  setSettings(settings)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  const { nextRun, items } = await presentRetention().finally(() => database.close())
  console.log(`下一次清除：${chinaDay(nextRun)} ${chinaClock(nextRun)} 以后`)
  const many = ({ count, more }: { count: number; more: boolean }) => `${more ? '至少 ' : ''}${count} 条`
  for (const { kind, days, next, soon } of items) {
    const { label, from } = retentionRowOf(kind)
    console.log(`${label}：${from}起 ${days} 天，下一次清除 ${many(next)}，之后 30 天内共 ${many(soon)}`)
  }
}

try {
  if (process.argv[2] !== '--dry-run') throw new Error(usage)
  await dryRun()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
