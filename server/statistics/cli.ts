import { readSettings } from '../../config/server'
import { countAllAnew } from '../cases/counted'
import { connectDatabase } from '../db/connect'
import { setSettings } from '../settings'
import { countEverything } from './count-everything'

/**
 * `npm run figures:rebuild`: counts every case anew from its history and fills every sheet that says something else. It may run beside
 * the server, be broken off and be run again; nothing is missing meanwhile.
 */
try {
  const settings = readSettings()
  setSettings(settings)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  try {
    await countAllAnew()
    console.log(`已从案卷历史重新统计 ${await countEverything()} 件案卷`)
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
