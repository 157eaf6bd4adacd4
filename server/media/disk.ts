import { randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MediaStorage } from './media-storage'

/** About as much as a thumbnail. */
const probeBytes = 32 * 1024

const partialOf = (file: string) => `${file}.${randomBytes(4).toString('hex')}.part`

async function write(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the folder, once. What keeps it from being there is told by the first probe, with the reason. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {}
}

/** A folder that went away is not made anew: its disk was taken away, and what is written in its place would not be found. */
async function demandFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw Object.assign(new Error(`${folder} is not there`), { code: 'EIO' })
}

/** Stores files under one folder in 256 subfolders. A file appears complete or not at all. */
export function diskStorage(folder: string): MediaStorage {
  makeFolder(folder)
  const fileOf = (key: string) => {
    if (!/^[0-9a-f]{24}\/[a-z]+(-[0-9a-f]{32})?\.jpg$/.test(key)) throw new Error(`Not a media key: ${key}`)
    return join(folder, key.slice(22, 24), key)
  }
  return {
    async put(key, bytes) {
      const file = fileOf(key)
      await demandFolder(folder)
      await mkdir(dirname(file), { recursive: true })
      const partial = partialOf(file)
      try {
        await write(partial, bytes)
        await rename(partial, file)
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined)
        throw error
      }
    },
    async get(key) {
      const file = fileOf(key)
      const found = await stat(file).catch(() => undefined)
      return found?.isFile() ? createReadStream(file) : undefined
    },
    async probe() {
      await demandFolder(folder)
      const partial = partialOf(join(folder, 'probe'))
      try {
        await write(partial, Buffer.alloc(probeBytes))
      } finally {
        await rm(partial, { force: true })
      }
    },
    async sweep(before) {
      let swept = 0
      for (const shard of await readdir(folder).catch(() => [])) {
        const names = await readdir(join(folder, shard), { recursive: true }).catch(() => [])
        for (const name of [...names, ''].filter(each => (each || shard).endsWith('.part'))) {
          const file = join(folder, shard, name)
          const found = await stat(file).catch(() => undefined)
          if (!found?.isFile() || found.mtime >= before) continue
          await rm(file, { force: true })
          swept += 1
        }
      }
      return swept
    },
    async delete(key) {
      const file = fileOf(key)
      await rm(file, { force: true })
      // Removes the photo's folder after its last rendition. This fails, and should, while another rendition is there.
      await rmdir(dirname(file)).catch(() => undefined)
    }
  }
}
