import { existsSync } from 'node:fs'

/** Without windows and menus, whose pages take longer than ours: the same tests cost half the processor time. */
const headlessShell = '/usr/bin/chromium-headless-shell'
const wholeBrowser = '/usr/bin/chromium'

/** Returns the browser that tests run in, whether it is there or not. */
export const chromiumPath = (): string =>
  process.env.CHROMIUM_PATH ?? (existsSync(headlessShell) ? headlessShell : wholeBrowser)

export const hasChromium = () => existsSync(chromiumPath())

/** Whether the browser that costs least is there, or somebody has chosen one. */
export const hasBestChromium = () => process.env.CHROMIUM_PATH !== undefined || existsSync(headlessShell)
