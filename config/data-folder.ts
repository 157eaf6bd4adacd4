import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, and checks that it can be written. Not `mkdir -p` of Node, which never returns
 * where the system answers ENOENT to every attempt, as below /proc.
 */
export function makeDataFolder(folder: string): void {
  const missing: string[] = []
  for (let path = folder; !existsSync(path) && path !== dirname(path); path = dirname(path)) missing.unshift(path)
  for (const path of missing) mkdirSync(path)
  accessSync(folder, constants.W_OK)
}
