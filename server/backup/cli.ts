import { readDataPlace } from '../../config/server'
import { backUp } from './back-up'

/** `npm run backup -- FOLDER`: copies database and photos, while the server runs or not. */
const usage = '用法：npm run backup -- <存放备份的文件夹>'

try {
  const [into] = process.argv.slice(2)
  if (!into) throw new Error(usage)
  const { dataDir, mongodbUrl } = readDataPlace()
  if (mongodbUrl)
    throw new Error(
      '数据在 MongoDB 里：请用 mongodump 或云服务的快照备份数据库，并另外复制 DATA_DIR 里的 media（见 docs/operations.md）'
    )
  const { folder, photos } = await backUp(dataDir, into)
  console.log(`已备份到 ${folder}（照片文件 ${photos} 个），已核对，可以直接用作 DATA_DIR`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
