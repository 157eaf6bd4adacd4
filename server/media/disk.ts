import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MediaStorage } from './media-storage'

/** Stores files under one folder in 256 subfolders. A file appears complete or not at all. */
export function diskStorage(folder: string): MediaStorage {
  const fileOf = (key: string) => {
    if (!/^[0-9a-f]{24}\/[a-z]+\.jpg$/.test(key)) throw new Error(`Not a media key: ${key}`)
    return join(folder, key.slice(22, 24), key)
  }
  return {
    async put(key, bytes) {
      const file = fileOf(key)
      await mkdir(dirname(file), { recursive: true })
      const partial = `${file}.${randomBytes(4).toString('hex')}.part`
      const handle = await open(partial, 'wx', 0o640)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(partial, file)
    },
    async get(key) {
      const file = fileOf(key)
      const found = await stat(file).catch(() => undefined)
      return found?.isFile() ? createReadStream(file) : undefined
    },
    async delete(key) {
      const file = fileOf(key)
      await rm(file, { force: true })
      // Removes the photo's folder after its last rendition. This fails, and should, while another rendition is there.
      await rmdir(dirname(file)).catch(() => undefined)
    }
  }
}
