import { join } from 'node:path'
import { settings } from '../settings'
import { diskStorage } from './disk'
import type { MediaStorage } from './media-storage'
import { ossStorage } from './oss'

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
