import { readSettings, type Settings } from '../config/server'

let current: Settings | undefined

/** The settings of this process: read on first use, or given by a test before anything asks. */
export function settings(): Settings {
  current ??= readSettings()
  return current
}

export function setSettings(given: Settings): void {
  current = given
}
