import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible, leaveBrowser, openBrowser, phone, screenshot } from './browser'
import { type City, startCity } from './city'
import { carry, eventually, take } from './console-desk'
import { tellPages } from './tell-pages'

describe('a resident who comes back in a browser', () => {
  let city: City
  let browser: Browser
  let page: Page

  before(async () => {
    city = await startCity({ WECHAT_TEMPLATE_PROGRESS: 'progress-template-1' })
    browser = await openBrowser()
    page = await (await phone(browser)).newPage()
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })
  afterEach(function () {
    return tellPages(this)
  })

  const go = (to: string) => page.locator(`#nav-${to}:visible`).click()

  it('reads what happened to their reports, opens one, and is shown what is new', async () => {
    await page.goto(`${city.url}/q/${city.codes[0]}`)
    await page.locator('#text').fill('路灯不亮，晚上看不见路')
    await page.locator('#send').click()
    await page.waitForURL('**/pages/sent/index**')
    const caseNo = ((await page.locator('#case-no').textContent()) ?? '').replace(/\s/g, '')
    // There is nowhere outside the page to tell somebody with a browser.
    assert.equal(await page.locator('#tell-me').count(), 0)

    await go('reports')
    await page.locator('#messages:visible').click()
    await page.getByText('还没有消息。').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-messages-none')

    await carry(city, caseNo, 'dispatch')
    await eventually(async () => {
      await go('about')
      await go('reports')
      await page.locator('#report-1:visible').waitFor()
      return (await page.locator('#messages:visible').textContent())?.includes('2 条未读') ?? false
    }, 'both messages have come')
    await screenshot(page, 'h5-reports-unread')
    await page.locator('#messages:visible').click()
    await page.getByText('已交给市政设施维护所处理').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-messages')

    await page.locator('#message-2:visible').click()
    await page.getByText('已收到您的上报').waitFor()
    await page.goBack()
    await eventually(async () => (await page.getByText('未读', { exact: true }).count()) === 1, 'one is left unread')
    await page.locator('#read-all:visible').click()
    await eventually(async () => (await page.getByText('未读', { exact: true }).count()) === 0, 'all have been read')

    await take(city, 'dispatcher', caseNo, 'suspend', {
      reason: '该路段下月整体改造，改造时一并更换',
      until: new Date(Date.now() + 40 * 86_400_000).toISOString()
    })
    await eventually(async () => {
      await go('about')
      await go('reports')
      await page.locator('#report-1:visible').waitFor()
      return (await page.locator('#messages:visible').textContent())?.includes('1 条未读') ?? false
    }, 'the third message has come')
    await page.locator('#messages:visible').click()
    await page.getByText('该路段下月整体改造').waitFor()
    await screenshot(page, 'h5-messages-some-read')
  })
})
