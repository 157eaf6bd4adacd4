import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { settings } from '../settings'
import { diskStorage } from './disk'
import { ossStorage } from './oss'

/** Where photos lie. One driver is one file; a key is `<media id>/<rendition>.jpg`. */
export interface MediaStorage {
  /** Resolves when the bytes would survive a crash. */
  put(key: string, bytes: Buffer): Promise<void>
  /** A stream of the bytes, or undefined when there are none under this key. */
  get(key: string): Promise<Readable | undefined>
  /** Deleting what is not there is not an error. */
  delete(key: string): Promise<void>
}

let chosen: MediaStorage | undefined

export function storage(): MediaStorage {
  if (chosen) return chosen
  const { oss, dataDir } = settings()
  chosen = oss ? ossStorage(oss) : diskStorage(join(dataDir, 'media'))
  return chosen
}

export function setStorage(given: MediaStorage): void {
  chosen = given
}
