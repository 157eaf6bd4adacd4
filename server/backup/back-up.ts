import { constants, existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dataFileIn, startEmbedded } from '../../embedded-database/start'
import { markAsBackup } from '../db/restored'
import { withDatabase } from './connect-mongodb'
import { holdDatabase } from './hold-database'
import { newBackup } from './new-folder'

/**
 * Copies the embedded database and the photos of one moment, from a running server or a stopped one, into a new folder
 * below `into`. The copy is itself a data folder, and was opened and checked.
 */
export async function backUp(dataDir: string, into: string, now = new Date()) {
  const file = dataFileIn(dataDir)
  if (!existsSync(file)) throw new Error(`${dataDir} 里没有数据文件，没有什么可以备份；请检查 DATA_DIR`)
  return newBackup(
    { dataDir, into, now },
    folder => holdDatabase(dataDir, () => copyFile(file, dataFileIn(folder), constants.COPYFILE_FICLONE)),
    async folder => {
      const copy = await startEmbedded({ dataDir: folder })
      await withDatabase(copy.url, database => markAsBackup(database, now)).finally(() => copy.close())
    }
  )
}
