import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hasBestChromium, hasChromium } from './chromium'
import { run } from './run'

/** Whatever else the tests in the browser and on paper need. */
const others = ['fonts-noto-cjk', 'poppler-utils', 'fontconfig']

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
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (hasAll()) {
    // On a machine that is there for one run the smaller browser is worth fetching, but nothing depends on it.
    if (canInstall && process.env.CI && !hasBestChromium()) await install(['chromium-headless-shell']).catch(() => {})
    return
  }
  if (!canInstall) {
    throw new Error(
      `Tests in the browser and on paper need Chromium, a Chinese font and poppler. On Debian or Ubuntu: apt-get install chromium-headless-shell ${others.join(' ')} (or set CHROMIUM_PATH)`
    )
  }
  console.log('Installing Chromium, a Chinese font and poppler for the tests in the browser and on paper …')
  if (hasChromium()) await install(others)
  // Not every release of Debian and Ubuntu has the smaller one.
  else await install(['chromium-headless-shell', ...others]).catch(() => install(['chromium', ...others]))
  if (!hasAll()) throw new Error('Chromium, the Chinese font or poppler is still missing after installing it')
}

/** A network that does not answer is given up soon. */
const impatient = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::https::Timeout=20']

async function install(packages: readonly string[]): Promise<void> {
  const apt = (...args: string[]) =>
    run('apt-get', [...impatient, '-qq', ...args], { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } })
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', ...packages)
}
