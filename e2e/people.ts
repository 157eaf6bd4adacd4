import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { photograph, type Subject } from '../server/demo/scene'
import { desk, leaveBrowser, openBrowser, phone } from './browser'
import { type City, startCity } from './city'
import { sessionOf, sitDownAs } from './sign-in'
import { tellPages } from './tell-pages'

/** A photo as a phone takes it: with a position, a maker and a time in it. */
export async function phonePhoto(subject: Subject, done = false): Promise<Buffer> {
  return sharp(await photograph(subject, done))
    .withExif({
      IFD0: { Make: 'StoryPhone' },
      IFD2: { DateTimeOriginal: '2026:11:20 09:30:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '24/1 48/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 35/1 24/1' }
    })
    .jpeg()
    .toBuffer()
}

/** A city with all its people for one story: the resident's phone, desks of the console, phones of the staff. */
export function people() {
  let city: City
  let browser: Browser
  let resident: Page
  let caseNo = ''

  before(async () => {
    city = await startCity()
    browser = await openBrowser()
    resident = await (await phone(browser)).newPage()
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })

  afterEach(function () {
    return tellPages(this)
  })

  async function leaving<T>(context: BrowserContext, work: () => Promise<T>): Promise<T> {
    const done = await work()
    await context.close()
    return done
  }

  return {
    city: () => city,
    resident: () => resident,
    caseNo: () => caseNo,

    /** The resident scans a code, takes a photo, writes a line and sends. */
    async report(code: number, subject: Subject, text: string) {
      await resident.goto(`${city.url}/q/${city.codes[code]}`)
      const [chooser] = await Promise.all([
        resident.waitForEvent('filechooser'),
        resident.locator('#add-photo').click()
      ])
      await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(subject) })
      await resident.locator('.photo-sent').waitFor()
      await resident.locator('#text').fill(text)
      await resident.locator('#send').click()
      await resident.waitForURL('**/pages/sent/index**')
      caseNo = ((await resident.locator('#case-no').textContent()) ?? '').replace(/\s/g, '')
      assert.match(caseNo, /^440204\d{14}$/)
      await resident.locator('#follow').click()
      await resident.getByText('已收到您的上报').waitFor()
    },

    /**
     * Somebody sits down at the console with the case open, works, and leaves when it is in the state they wanted;
     * without one, when the work says so.
     */
    async atDesk(username: string, state: string | undefined, work: (page: Page) => Promise<unknown>) {
      const context = await desk(browser)
      await sitDownAs(context, city, username)
      const page = await context.newPage()
      await page.goto(`${city.url}/console/cases/${caseNo}`)
      await page.getByRole('heading', { name: '办理经过' }).waitFor()
      await leaving(context, async () => {
        await work(page)
        if (state) await page.getByText(`案卷现在：${state}`).first().waitFor()
      })
    },

    /** Opens one of the staff's pages on a phone, runs `work` there and closes it. */
    async onPhone(username: string, path: string, work: (page: Page) => Promise<unknown>) {
      const context = await phone(browser)
      await context.grantPermissions(['geolocation'])
      await context.setGeolocation({ longitude: 113.59, latitude: 24.8, accuracy: 12 })
      await context.addInitScript(
        given => localStorage.setItem('staff', JSON.stringify({ data: given })),
        await sessionOf(city, username)
      )
      const page = await context.newPage()
      await page.goto(`${city.url}/m/staff/pages/${path}`)
      await leaving(context, () => work(page))
    },

    /** Takes a photo on the phone for the step that is open. */
    async takePhoto(page: Page, subject: Subject, done: boolean) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
      await chooser.setFiles({ name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(subject, done) })
      await page.locator('.photo-sent').last().waitFor()
    },

    /** What the resident reads now, title by title. */
    async timeline(): Promise<string[]> {
      await resident.reload()
      await resident.locator('.timeline').waitFor()
      return resident.locator('.timeline .step-title').allTextContents()
    }
  }
}
