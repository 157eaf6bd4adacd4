import { readDataPlace } from '../../config/server'
import { restore } from './restore'

/** `npm run restore -- BACKUP`: puts a backup of MongoDB and its photos on an empty machine. */
const usage = '用法：npm run restore -- <备份的文件夹>'

try {
  const [backup] = process.argv.slice(2)
  if (!backup) throw new Error(usage)
  const { dataDir, mongodbUrl: url, photosElsewhere } = readDataPlace()
  if (!url) throw new Error('请设置 MONGODB_URL；内置数据库的备份整个复制为 DATA_DIR 就是恢复（见 docs/operations.md）')
  const { records, photos } = await restore({ url, dataDir, photosElsewhere }, backup)
  console.log(
    `已恢复 ${records} 条记录、照片文件 ${photos} 个，请运行 npm run erase:again -- <服务的日志文件>，再启动服务`
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
