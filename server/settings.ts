import { readSettings, type Settings } from '../config/server'

let current: Settings | undefined

/** Returns the settings of this process. They are read at the first use; tests set them before. */
export function settings(): Settings {
  current ??= readSettings()
  return current
}

export function setSettings(given: Settings): void {
  current = given
}
