import { constants, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { inChina } from '../../contracts/china-time'
import { dataFileIn, startEmbedded } from '../../embedded-database/start'
import { copyPhotos } from './copy-photos'
import { holdDatabase } from './hold-database'

/** What the data folder has besides the data file and the photos. */
const small = ['secrets.json', 'demo-password']

const prefix = 'mashangban-'

/**
 * Makes a copy of the database and the photos of one moment, from a running server or a stopped one, into a new folder
 * below `into`. The copy is itself a data folder. It was opened and checked, and has its name only when it is whole.
 * Returns the folder and how many photos there are.
 */
export async function backUp(dataDir: string, into: string, now = new Date()) {
  const file = dataFileIn(dataDir)
  if (!existsSync(file)) throw new Error(`${dataDir} 里没有数据文件，没有什么可以备份；请检查 DATA_DIR`)
  const target = resolve(into)
  const stamp = inChina(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  const folder = join(target, prefix + stamp)
  if (existsSync(folder)) throw new Error(`${folder} 已经存在，请过一秒再备份`)
  const partial = `${folder}.part`
  await mkdir(partial, { recursive: true, mode: 0o700 })
  try {
    const before = await latestIn(target)
    const copy = dataFileIn(partial)
    await holdDatabase(dataDir, () => copyFile(file, copy, constants.COPYFILE_FICLONE))
    for (const name of small) {
      if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(partial, name))
    }
    // After the database: every photo that it knows of is there.
    const photos = await copyPhotos(join(dataDir, 'media'), join(partial, 'media'), before && join(before, 'media'))
    await (await startEmbedded({ dataDir: partial })).close()
    await rename(partial, folder)
    return { folder, photos }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function latestIn(target: string): Promise<string | undefined> {
  const names = (await readdir(target)).filter(name => name.startsWith(prefix) && !name.endsWith('.part'))
  const latest = names.sort().at(-1)
  return latest && join(target, basename(latest))
}
