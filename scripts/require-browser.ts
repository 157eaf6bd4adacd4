import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run'

const packages = ['chromium', 'fonts-noto-cjk']

function hasChromium(): boolean {
  return existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')
}

function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

/** Makes sure that there are a browser and a Chinese font: installs Debian's packages where it can, else says what to do. */
export async function requireBrowser(): Promise<void> {
  if (hasChromium() && hasChineseFont()) return
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canInstall) {
    throw new Error(
      `Browser tests need Chromium and a Chinese font. On Debian or Ubuntu: apt-get install ${packages.join(' ')} (or set CHROMIUM_PATH)`
    )
  }
  console.log(`Installing ${packages.join(' and ')} for the browser tests …`)
  await run('apt-get', ['update', '-qq'], { quiet: true })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fontconfig'], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' }
  })
  if (!hasChromium() || !hasChineseFont())
    throw new Error('Chromium or the Chinese font is still missing after installing it')
}
