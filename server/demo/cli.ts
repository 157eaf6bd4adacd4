import { readSettings } from '../../config/server'
import { connectDatabase } from '../db/connect'
import { sentenceOf } from '../db/explain-mongodb'
import { prepareIndexes } from '../db/indexes'
import '../routes'
import { setSettings } from '../settings'
import { seedDemo } from './seed-demo'

/** `npm run seed`: fills an empty database with the demo city and prints what it did. */
const settings = readSettings()
setSettings(settings)
try {
  const database = await connectDatabase({
    dataDir: settings.dataDir,
    ...(settings.mongodbUrl && { url: settings.mongodbUrl })
  })
  await prepareIndexes()
  const demo = await seedDemo(settings)
  if (!demo) console.log('数据库里已有别的数据（或为正式环境），没有写入演示城市。')
  else console.log(demo.seeded ? '已写入演示城市。' : '演示城市已经在数据库里。')
  await database.close()
} catch (error) {
  console.error(sentenceOf(error))
  process.exit(1)
}
