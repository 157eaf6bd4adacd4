import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run'

const packages = ['chromium', 'fonts-noto-cjk', 'poppler-utils']

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

/** What reads printed sheets back. */
function hasPoppler(): boolean {
  return spawnSync('pdftoppm', ['-v'], { stdio: 'ignore' }).error === undefined
}

const hasAll = () => hasChromium() && hasChineseFont() && hasPoppler()

/** Makes sure that there are a browser, a Chinese font and poppler: installs Debian's packages where it can, else says what to do. */
export async function requireBrowser(): Promise<void> {
  if (hasAll()) return
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canInstall) {
    throw new Error(
      `Tests in the browser and on paper need Chromium, a Chinese font and poppler. On Debian or Ubuntu: apt-get install ${packages.join(' ')} (or set CHROMIUM_PATH)`
    )
  }
  console.log(`Installing ${packages.join(' and ')} for the tests in the browser and on paper …`)
  await run('apt-get', ['update', '-qq'], { quiet: true })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fontconfig'], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' }
  })
  if (!hasAll()) throw new Error('Chromium, the Chinese font or poppler is still missing after installing it')
}
