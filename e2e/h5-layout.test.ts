import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expectAccessible, leaveBrowser, openBrowser, phone, screenshot } from './browser'
import { type City, startCity } from './city'
import { intercept } from './intercept'
import { tellPages } from './tell-pages'

/** Adds up how far things moved without anybody having touched anything. */
function watchShifts() {
  Object.assign(window, { shifted: 0 })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) Object.assign(window, { shifted: Reflect.get(window, 'shifted') + entry.value })
  }).observe({ type: 'layout-shift', buffered: true })
}

describe('what a resident sees on the phone', () => {
  let city: City
  let browser: Browser
  let context: BrowserContext
  let page: Page

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
    page = await context.newPage()
  })
  afterEach(async function () {
    await tellPages(this)
    await context.close()
  })

  const open = async (code: string) => {
    await page.goto(`${city.url}/q/${encodeURIComponent(code)}`)
    await page.locator('.chip').first().waitFor()
  }
  const shown = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    return box ?? assert.fail(`${selector} is not there`)
  }

  /** Nothing runs out of the screen sideways, and no words out of their button or card. */
  const runningOut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.tap, .card, .title, .notice, .hint, .input')]
        .filter(part => part.offsetParent !== null)
        .filter(part => {
          const { left, right } = part.getBoundingClientRect()
          return left < -1 || right > innerWidth + 1 || part.scrollWidth > part.clientWidth + 2
        })
        .map(part => part.outerHTML.slice(0, 90))
    )

  for (const [what, codeOf] of [
    ['a place it knows', () => city.codes[0] ?? ''],
    ['a retired sign', () => city.retiredCode],
    ['a code nobody posted', () => '000000000']
  ] as const)
    it(`does not move when the answer comes late: ${what}`, async () => {
      await page.addInitScript(watchShifts)
      let answer = () => {}
      const asked = new Promise<void>(resolve => {
        answer = resolve
      })
      await intercept(page, '**/api/codes/**', async route => {
        await asked
        await route.continue()
      })
      await page.goto(`${city.url}/q/${encodeURIComponent(codeOf())}`)
      await page.locator('.chip').first().waitFor()
      const before = await shown('#add-photo')
      const chips = await page.locator('.chip').allTextContents()
      answer()
      await page.locator('.place-news > :not(.hint), .place-news > .hint:not(:has-text("正在看"))').first().waitFor()
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))))
      assert.ok(Math.abs((await shown('#add-photo')).y - before.y) <= 40)
      assert.deepEqual(await page.locator('.chip').allTextContents(), chips)
      const shifted = await page.evaluate(() => Number(Reflect.get(window, 'shifted')))
      assert.ok(shifted < 0.05, `layout shift ${shifted}`)
    })

  it('fits the smallest phone: the photo button is above the bar, which takes no more than a fifth', async () => {
    await page.setViewportSize({ width: 320, height: 568 })
    for (const code of [city.codes[0] ?? '', city.codes[1] ?? '']) {
      await open(code)
      const [photo, foot] = [await shown('#add-photo'), await shown('.screen-foot')]
      assert.ok(photo.y + photo.height <= foot.y, `photo ends at ${photo.y + photo.height}, bar begins at ${foot.y}`)
      assert.ok(foot.height <= 568 / 5, `the bar is ${foot.height} px high`)
      assert.ok(Math.abs(foot.y + foot.height - 568) < 1)
    }
    await screenshot(page, 'h5-report-320')
  })

  it('grows with the size of letters that is set in the phone, and stays reachable', async () => {
    const client = await context.newCDPSession(page)
    await client.send('Page.enable')
    await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    for (const [width, height] of [
      [390, 844],
      [320, 568]
    ] as const) {
      await page.setViewportSize({ width, height })
      await open(city.codes[0] ?? '')
      assert.equal(await page.locator('#text').evaluate(field => getComputedStyle(field).fontSize), '34px')
      assert.deepEqual(await runningOut(), [])
      await screenshot(page, `h5-report-letters-200-${width}`)
      await page.locator('#text').fill('路灯不亮')
      await page.locator('#nav-about').scrollIntoViewIfNeeded()
      await page.locator('#send').click()
      await page.locator('#case-no').waitFor()
      await screenshot(page, `h5-sent-letters-200-${width}`)
      await page.locator('#follow').click()
      await page.locator('#do-supplement').click()
      await page.locator('#send-action').waitFor()
      assert.deepEqual(await runningOut(), [])
      await screenshot(page, `h5-progress-letters-200-${width}`)
    }
  })

  it('lets no field hide under the bar when it gets the focus', async () => {
    await page.setViewportSize({ width: 320, height: 568 })
    await page.goto(`${city.url}/m/`)
    await page.locator('#leave-phone').click()
    await page.locator('#phone').waitFor()
    await page.locator('#address').focus()
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const field = document.activeElement
        const foot = document.querySelector('.screen-foot')
        if (!field || !foot || foot.contains(field) || field === document.body) return false
        return field.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1 && field.outerHTML
      })
      assert.equal(hidden, false)
    }
  })

  it('brings the first wrong field into sight with its message', async () => {
    await page.setViewportSize({ width: 320, height: 568 })
    await page.goto(`${city.url}/m/`)
    await page.locator('#text').fill('路灯不亮')
    await page.locator('#send').click()
    await page.locator('#address-error').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'address')
    const [error, foot] = [await shown('#address-error'), await shown('.screen-foot')]
    assert.ok(error.y >= 0 && error.y + error.height <= foot.y)
    await screenshot(page, 'h5-first-wrong-320')
  })

  it('goes on reading at the heading after something was sent', async () => {
    await open(city.codes[2] ?? '')
    await page.locator('#text').fill('井盖响')
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    await page.waitForFunction(() => document.activeElement?.textContent === '收到了，谢谢您')
    await page.locator('#follow').click()
    await page.locator('#do-urge').click()
    await page.locator('#send-action').click()
    await page.getByText('已经替您催了').waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  })

  it('is not offered its own case as a neighbour’s, nor one of which nothing can be shown', async () => {
    const code = city.codes[3] ?? ''
    await open(code)
    await page.locator('#text').fill('没有照片也没有分类')
    await page.locator('#send').click()
    const caseNo = ((await page.locator('#case-no').textContent()) ?? '').replace(/\s/g, '')
    await open(code)
    await page.locator('#elsewhere').waitFor()
    assert.equal(await page.locator(`#join-${caseNo}`).count(), 0)
    const other = await phone(browser)
    const theirs = await other.newPage()
    await theirs.goto(`${city.url}/q/${encodeURIComponent(code)}`)
    await theirs.locator('.chip').first().waitFor()
    await theirs.locator('#elsewhere').waitFor()
    assert.equal(await theirs.locator(`#join-${caseNo}`).count(), 0)
    await other.close()
  })

  it('has no two buttons of one name', async () => {
    await open(city.codes[4] ?? '')
    await page.locator('#text').fill('路灯不亮')
    await page.locator('#topic-lights').click()
    await page.locator('#send').click()
    await page.locator('#follow').waitFor()
    const report = new URL(page.url()).searchParams.get('id')
    for (const address of [
      'pages/report/index',
      `pages/sent/index?id=${report}`,
      `pages/progress/index?id=${report}`,
      'pages/reports/index',
      'pages/track/index',
      'pages/messages/index',
      'pages/about/index',
      'privacy/pages/mine/index',
      'privacy/pages/notice/index',
      'pages/none/index'
    ]) {
      await page.goto(`${city.url}/m/${address}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      const names = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button')]
          .filter(button => button.offsetParent !== null)
          .map(button => button.getAttribute('aria-label') ?? button.innerText.trim())
      )
      assert.deepEqual([...new Set(names)].sort(), [...names].sort(), address)
    }
  })

  it('shows a kind page with a way home for every address that leads nowhere', async () => {
    for (const address of ['/m/pages/none/index', '/m/nonsense', '/nonsense', '/a/b/c?d=1']) {
      await page.goto(city.url + address)
      await page.getByRole('heading', { name: '没有找到这一页' }).waitFor()
      await expectAccessible(page)
      await page.locator('#home').click()
      await page.locator('#send').waitFor()
    }
    await page.goto(`${city.url}/m/pages/nowhere/index`)
    await screenshot(page, 'h5-nowhere')
    for (const id of ['0123456789abcdef01234567', 'nonsense', '']) {
      await page.goto(`${city.url}/m/pages/progress/index?id=${id}`)
      await page.getByRole('heading', { name: '没有找到这件上报' }).waitFor()
    }
    await screenshot(page, 'h5-unknown-report')
    await page.locator('#home').click()
    await page.locator('#send').waitFor()
  })
})
