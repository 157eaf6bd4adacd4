import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import type { StaffAction } from '../contracts/cases/forms'
import type { CaseView } from '../contracts/cases/views'
import type { DepartmentView, MatterView } from '../contracts/catalogue/views'
import { checkAnswer } from '../server/test/check-answer'
import { desk, leaveBrowser, newDesk, openBrowser, phone } from './browser'
import { type City, startCity } from './city'
import { sessionOf, sitDownAs } from './sign-in'
import { tellPages } from './tell-pages'

const tokenOf = async (city: City, username: string) => (await sessionOf(city, username)).token

export async function call<T>(city: City, username: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${await tokenOf(city, username)}`, 'content-type': 'application/json' }
  const init: RequestInit = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const response = await fetch(city.url + path, init)
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  const answer: unknown = await response.json()
  checkAnswer(init.method ?? 'GET', path, { status: response.status, body: answer })
  return answer as T
}

/** A demo city with a browser, for the tests of one file. `settings` are those of .env.example. */
export function hotline(settings: Record<string, string> = {}) {
  let city: City
  let browser: Browser
  before(async () => {
    city = await startCity(settings)
    browser = await openBrowser()
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })
  afterEach(async function () {
    await tellPages(this)
    await Promise.all(browser.contexts().map(context => context.close()))
  })

  const open = (username: string, path?: string) => deskOf(city, desk(browser), username, path)
  return {
    city: () => city,
    open,
    /** A desk as it comes, at which a step opens the next case. */
    openDesk: (username: string, path?: string) => deskOf(city, newDesk(browser), username, path),
    async openCase(username: string, caseNo: string) {
      const page = await open(username, `/cases/${caseNo}`)
      await caseShown(page)
      return page
    },
    /** A desk where nobody has signed in. */
    async closedDoor(path: string) {
      const page = await (await desk(browser)).newPage()
      await page.goto(`${city.url}/console${path}`)
      return page
    },
    /** A phone of the staff on which nobody has signed in. */
    async newPhone() {
      const page = await (await phone(browser)).newPage()
      await page.goto(`${city.url}/m/staff/pages/home/index`)
      return page
    }
  }
}

/** A desk of the console with somebody already signed in. */
async function deskOf(city: City, at: Promise<BrowserContext>, username: string, path = '/'): Promise<Page> {
  const context = await at
  await sitDownAs(context, city, username)
  const page = await context.newPage()
  await page.goto(`${city.url}/console${path}`)
  return page
}

export function photo(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
}

async function device(city: City): Promise<{ authorization: string }> {
  const response = await fetch(`${city.url}/api/session/device`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}'
  })
  const { token } = (await response.json()) as { token: string }
  return { authorization: `Bearer ${token}` }
}

let reports = 0

/** Sends a report as a resident. Returns the case number. */
export async function aReport(city: City, text: string, photos: string[] = [], at?: string): Promise<string> {
  const headers = await device(city)
  const media: string[] = []
  for (const colour of photos) {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(await photo(colour))], { type: 'image/jpeg' }), 'photo.jpg')
    const response = await fetch(`${city.url}/api/media`, { method: 'POST', headers, body })
    media.push(((await response.json()) as { id: string }).id)
  }
  reports += 1
  const code = at ?? city.codes[reports % city.codes.length]
  const response = await fetch(`${city.url}/api/reports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `console-desk-${reports}` },
    body: JSON.stringify({ code, text, topic: 'lights', media })
  })
  if (!response.ok) throw new Error(`A report was refused: ${await response.text()}`)
  return ((await response.json()) as { caseNo: string }).caseNo
}

/** Somebody calls and leaves a number. */
export async function takenByTelephone(city: City): Promise<{ caseNo: string }> {
  const headers = {
    authorization: `Bearer ${await tokenOf(city, 'operator')}`,
    'content-type': 'application/json',
    'idempotency-key': 'console-desk-telephone'
  }
  const contact = { phone: '13800138000', name: '来电人' }
  const body = JSON.stringify({ address: '解放路 8 号', text: '来电：路口积水', contact })
  const response = await fetch(`${city.url}/api/staff/reports`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`The call was refused: ${await response.text()}`)
  return (await response.json()) as { caseNo: string }
}

export async function take(city: City, username: string, caseNo: string, action: StaffAction, form: object = {}) {
  const { version } = await call<CaseView>(city, username, `/api/staff/cases/${caseNo}`)
  return call<CaseView>(city, username, `/api/staff/cases/${caseNo}/actions/${action}`, { version, ...form })
}

/** Uploads a photo for a step. Each photo serves one step only. */
export async function staffPhoto(city: City, username: string, colour: string): Promise<string> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(await photo(colour))], { type: 'image/jpeg' }), 'step.jpg')
  const headers = { authorization: `Bearer ${await tokenOf(city, username)}` }
  const response = await fetch(`${city.url}/api/staff/media`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`A photo was refused: ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

/** Chooses a photo from the disk and waits until it is uploaded. */
export async function choosePhoto(page: Page, label: string, colour: string) {
  const file = { name: 'step.jpg', mimeType: 'image/jpeg', buffer: await photo(colour) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByAltText(`${label} 1`).waitFor()
}

/** The steps from a new report to a handled case of the handler's department, as far as asked. */
export async function carry(city: City, caseNo: string, until: StaffAction) {
  const [matter] = await call<MatterView[]>(city, 'operator', '/api/staff/catalogue/matters')
  const departments = await call<DepartmentView[]>(city, 'operator', '/api/staff/departments')
  const department = departments.find(({ name }) => name === '市政设施维护所')?.id
  const path: [string, StaffAction, object][] = [
    ['operator', 'accept', { matter: matter?.code, condition: matter?.conditions[0]?.code }],
    ['lead', 'file', {}],
    ['dispatcher', 'dispatch', { department }],
    ['handler', 'sign', {}],
    ['handler', 'reportDone', { note: '已经处理' }],
    ['collector', 'checkPassed', {}]
  ]
  const shown: readonly StaffAction[] = ['reportDone', 'checkPassed']
  for (const [username, action, form] of path) {
    const media = shown.includes(action) ? [await staffPhoto(city, username, '#797')] : undefined
    await take(city, username, caseNo, action, { ...form, media })
    if (action === until) return
  }
}

/** Asks again until the answer is yes, for what a page does a moment later, such as scrolling. */
export async function eventually(is: () => Promise<boolean>, what: string) {
  for (let tries = 0; tries < 2400; tries += 1) {
    if (await is()) return
    await pause(50)
  }
  throw new Error(`It never came about that ${what}`)
}

export const rows = (page: Page) => page.locator('.queue-row')

export const caseShown = (page: Page) => page.getByRole('heading', { name: '办理经过' }).waitFor()

/**
 * Presses the key that fetches a list again and waits for the answer. Another press in between would begin anew, and one
 * after another would never come to an end.
 */
export async function fetchAgain(page: Page, path: string) {
  const answered = page.waitForResponse(response => new URL(response.url()).pathname === path)
  await page.keyboard.press('r')
  await (await answered).finished()
}

/** Waits for the queue that the address names. */
export const settled = (page: Page) => page.locator('[aria-busy=false] .queue-list').waitFor()

export const firstRow = async (page: Page) => (await rows(page).first().textContent()) ?? ''

/** The case number of the row that has the keyboard. */
export const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-case'))

/** The words on the action buttons, without their keys. */
export async function actions(page: Page): Promise<string[]> {
  const names = await page.locator('.action-buttons button[aria-expanded]').allTextContents()
  return names.map(name => name.replace(/[\s\da-z]/g, ''))
}

export async function signIn(page: Page, username: string, password: string) {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
}
