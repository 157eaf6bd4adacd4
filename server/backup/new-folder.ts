import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inChina } from '../../contracts/china-time'
import { copyPhotos } from './copy-photos'

/** What the data folder has besides the data file and the photos. */
const small = ['secrets.json', 'demo-password']

const prefix = 'mashangban-'

export const mediaIn = (folder: string) => join(folder, 'media')

/**
 * Makes a backup in a new folder below `into`: the database by `copyDatabase`, then the photos. It has its name only when it
 * is whole and `check` has passed. Returns the folder and how many photos there are.
 */
export async function newBackup(
  { dataDir, into, now }: { dataDir: string; into: string; now: Date },
  copyDatabase: (folder: string) => Promise<void>,
  check: (folder: string) => Promise<void> = async () => {}
) {
  const target = resolve(into)
  const stamp = inChina(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  const folder = join(target, prefix + stamp)
  if (existsSync(folder)) throw new Error(`${folder} 已经存在，请过一秒再备份`)
  const partial = `${folder}.part`
  await mkdir(partial, { recursive: true, mode: 0o700 })
  try {
    const before = await latestIn(target)
    await copyDatabase(partial)
    for (const name of small) {
      if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(partial, name))
    }
    // After the database: every photo that it knows of is there.
    const photos = await copyPhotos(mediaIn(dataDir), mediaIn(partial), before && mediaIn(before))
    await check(partial)
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
  return latest && join(target, latest)
}
