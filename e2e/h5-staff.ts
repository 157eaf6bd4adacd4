import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { leaveBrowser, openBrowser, phone } from './browser'
import { type City, startCity } from './city'
import { sessionOf } from './sign-in'
import { tellPages } from './tell-pages'
import { streetPhoto } from './weapp/street-photo'

/** A demo city and a browser for people who work out in the street, one phone each. */
export function fieldWork() {
  let city: City
  let browser: Browser
  let street: Buffer
  const pageErrors: string[] = []

  before(async () => {
    street = await streetPhoto()
    city = await startCity()
    browser = await openBrowser()
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })
  afterEach(async function () {
    await tellPages(this)
    await Promise.all(browser.contexts().map(context => context.close()))
    assert.deepEqual(pageErrors.splice(0), [])
  })

  /** A phone in the middle of the city, with nobody signed in. */
  async function pickUp(): Promise<{ context: BrowserContext; page: Page }> {
    const context = await phone(browser)
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ longitude: 113.6, latitude: 24.805, accuracy: 12 })
    const page = await context.newPage()
    page.on('pageerror', error => pageErrors.push(error.message))
    return { context, page }
  }

  return {
    city: () => city,
    pickUp,
    /** A phone on which somebody is signed in, on one of the staff's pages. */
    async openAs(username: string, path: string) {
      const { context, page } = await pickUp()
      await context.addInitScript(
        given => {
          if (sessionStorage.getItem('opened')) return
          sessionStorage.setItem('opened', 'yes')
          localStorage.setItem('staff', JSON.stringify({ data: given }))
        },
        await sessionOf(city, username)
      )
      await page.goto(`${city.url}/m/staff/pages/${path}`)
      return { context, page }
    },
    async takePhoto(page: Page, button = 'add-photo', count = 1) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator(`#${button}`).click()])
      await chooser.setFiles({ name: 'street.jpg', mimeType: 'image/jpeg', buffer: street })
      await page
        .locator('.photo-sent')
        .nth(count - 1)
        .waitFor()
    }
  }
}
