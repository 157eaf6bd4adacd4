import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { leaveBrowser, openBrowser, phone } from './browser'
import { type City, startCity } from './city'
import { tellPages } from './tell-pages'

export interface ResidentsPhone {
  city: City
  browser: Browser
  context: BrowserContext
  page: Page
}

/**
 * A demo city, and for each test a fresh phone in which no error may be thrown. Call at the top of a `describe`; `use` gets
 * the phone before each test.
 */
export function residentsPhone(use: (now: ResidentsPhone) => void) {
  let city: City
  let browser: Browser
  let context: BrowserContext
  let thrown: string[]

  before(async () => {
    city = await startCity()
    browser = await openBrowser()
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })
  beforeEach(async () => {
    context = await phone(browser)
    const page = await context.newPage()
    thrown = []
    page.on('pageerror', error => thrown.push(error.message))
    use({ city, browser, context, page })
  })
  afterEach(async function () {
    await tellPages(this)
    await context.close()
    assert.deepEqual(thrown, [])
  })
}
