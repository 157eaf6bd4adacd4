import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page
} from 'playwright-core'
import { presentVersion } from '../contracts/privacy/versions'
import { chromiumPath, hasChromium } from '../scripts/chromium'
import { outlivingFile } from '../scripts/test-run/children'
import { expectRightAnswers, watchAnswers } from './answers'
import { expectNothingRefused, watchPolicy } from './policy'
import { watchPages } from './tell-pages'

/** A wait takes seconds. Only a very busy machine, or a failure, needs this long. */
const patienceMs = 120_000

let shared: Promise<Browser> | undefined

/** The browser of this process, started once: the files that it runs one after another share it. */
export async function openBrowser(): Promise<Browser> {
  const open = await shared
  if (!open?.isConnected()) shared = outlivingFile(launch, browser => browser.close())
  return shared ?? launch()
}

/** Closes what a file has opened in the browser. Fails if a page got an answer that its row does not allow,
 * or did something that the content policy does not. */
export async function leaveBrowser(browser: Browser | undefined): Promise<void> {
  await Promise.all(browser?.contexts().map(context => context.close()) ?? [])
  expectRightAnswers()
  expectNothingRefused()
}

/**
 * The whole Chromium opens pages of its own for the address bar of every window; nobody types there. As a later switch
 * replaces an earlier one, what Playwright turns off is repeated.
 */
const notWanted = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'AimEnabled',
  'PreconnectToSearch'
]

function launch(): Promise<Browser> {
  if (!hasChromium()) throw new Error(`There is no Chromium at ${chromiumPath()}: install it or set CHROMIUM_PATH`)
  return chromium.launch({
    executablePath: chromiumPath(),
    timeout: patienceMs,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${notWanted.join(',')}`
    ]
  })
}

const phoneScreen: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  // What a worker answers cannot be intercepted by a test.
  serviceWorkers: 'block'
}

/** A resident's phone, on which the privacy text was agreed to. */
export async function phone(browser: Browser, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await patiently(browser, { ...phoneScreen, ...more })
  await context.addInitScript(version => {
    try {
      if (localStorage.getItem('consent') === null)
        localStorage.setItem('consent', JSON.stringify({ data: { version } }))
    } catch {
      // A storage that a test has broken keeps nothing.
    }
  }, presentVersion)
  return context
}

/** A phone on which nobody has agreed to anything. */
export const newPhone = (browser: Browser): Promise<BrowserContext> => patiently(browser, phoneScreen)

/** A desk in the hotline's office, at which a case stays open after a step: most tests look at what came of it. */
export async function desk(browser: Browser): Promise<BrowserContext> {
  const context = await newDesk(browser)
  await context.addInitScript(() => {
    try {
      localStorage.setItem('mashangban.console.choice.next-after-step', 'false')
    } catch {
      // A storage that a test has broken keeps nothing.
    }
  })
  return context
}

/** A desk as it comes. */
export const newDesk = (browser: Browser): Promise<BrowserContext> =>
  patiently(browser, { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })

async function patiently(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(patienceMs)
  watchAnswers(context)
  watchPolicy(context)
  watchPages(context)
  return context
}

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

interface Finding {
  id: string
  impact?: string | null
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Rules that only find what is moderate or less. We ask for worse, and they cost a third of the time. */
const neverSerious = [
  'aria-allowed-role',
  'empty-heading',
  'heading-order',
  'landmark-banner-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'presentation-role-conflict',
  'region',
  'skip-link'
]
const axeOptions = {
  reporter: 'no-passes',
  resultTypes: ['violations'],
  rules: Object.fromEntries(neverSerious.map(rule => [rule, { enabled: false }]))
}

/** Fails if axe-core finds something serious or critical on the page as it is now. */
export async function expectAccessible(page: Page) {
  // A button that waits for its answer is pale on purpose, and stays so for a moment after the answer is drawn.
  await expectGone(page.locator('.ant-btn-loading'))
  // Evaluated rather than added as a script element, which a page's content policy would refuse.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axeFile, 'utf8'))
  const findings = await page.evaluate(async options => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } }
    return (await axe.run(options)).violations
  }, axeOptions)
  const bad = findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = bad.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join('\n')}`)
  assert.deepEqual(told, [], `accessibility of ${page.url()}`)
}

const folder = resolve('dist/screenshots')

/** Waits until nothing on the page matches: a list or a button may stand until the answer to the last key is drawn. */
export async function expectGone(shown: Locator): Promise<void> {
  await shown.first().waitFor({ state: 'detached' })
}

/** For people to look at: dist/screenshots/<name>.png. In CI nobody does, and drawing them takes longer than most steps. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.CI) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
