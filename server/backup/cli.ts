import { readDataPlace } from '../../config/server'
import { backUp } from './back-up'
import { backUpMongodb } from './back-up-mongodb'

/** `npm run backup -- FOLDER`: copies database and photos, while the server runs or not. */
const usage = '用法：npm run backup -- <存放备份的文件夹>'

try {
  const [into] = process.argv.slice(2)
  if (!into) throw new Error(usage)
  const { dataDir, mongodbUrl: url, photosElsewhere } = readDataPlace()
  const { folder, photos } = url
    ? await backUpMongodb({ url, dataDir, photosElsewhere }, into)
    : await backUp(dataDir, into)
  const next = url ? '用 restore 恢复到空的数据库（见 docs/operations.md）' : '已核对，可以直接用作 DATA_DIR'
  const elsewhere = photosElsewhere ? '；照片在 OSS，不在备份里，请开启存储桶的版本控制' : ''
  console.log(`已备份到 ${folder}（照片文件 ${photos} 个），${next}${elsewhere}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
