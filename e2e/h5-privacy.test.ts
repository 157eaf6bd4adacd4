import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expectAccessible, expectGone, leaveBrowser, newPhone, openBrowser, screenshot } from './browser'
import { type City, startCity } from './city'
import { tellPages } from './tell-pages'

describe('a resident who sends for the first time', () => {
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
    context = await newPhone(browser)
    page = await context.newPage()
    await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[0] ?? '')}`)
    await page.locator('#text').fill('路灯不亮')
  })
  afterEach(async function () {
    await tellPages(this)
    await context.close()
  })

  const mine = async () => {
    await page.goto(`${city.url}/m/privacy/pages/mine/index`)
    await page.locator('#leave').waitFor()
  }
  const stored = () => page.evaluate(() => Object.keys(localStorage))
  const bothSizes = async (name: string) => {
    await expectAccessible(page)
    await screenshot(page, name)
    await page.setViewportSize({ width: 320, height: 568 })
    await screenshot(page, `${name}-small`)
    await page.setViewportSize({ width: 390, height: 844 })
  }

  it('is asked once, reads the text with what was typed still there, and takes the yes back as easily', async () => {
    await page.locator('#send').click()
    await page.locator('#agree').waitFor()
    await bothSizes('h5-consent')
    await page.locator('#read-privacy').click()
    await page.getByText('电话：案卷办结以后 365 天。').waitFor()
    await bothSizes('h5-notice')
    await page.locator('#version-1').click()
    await page.getByText('第 1 版，2026-11-22 起，已有新的一版').waitFor()
    await page.goBack()
    await page.locator('#agree:visible').waitFor()
    assert.equal(await page.locator('#text:visible').inputValue(), '路灯不亮')
    await page.locator('#agree:visible').click()
    await page.locator('#case-no').waitFor()
    await mine()
    await page.getByText(/您于 .+ 同意了第 2 版/).waitFor()
    await bothSizes('h5-mine-cards')
    await page.locator('#withdraw-consent').click()
    await page.getByText(/收回了同意，现在不能发送/).waitFor()
    await page.locator('#give-consent').waitFor()
    await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[1] ?? '')}`)
    await page.locator('#text').fill('井盖响')
    await page.locator('#send').click()
    await page.locator('#agree').click()
    await page.locator('#case-no').waitFor()
  })

  it('is under 14: a parent agrees, and no number is sent', async () => {
    await page.locator('#leave-phone').click()
    await page.locator('#phone').fill('13800138000')
    await page.locator('#send').click()
    await page.locator('#young').click()
    await page.locator('#agree-guardian').waitFor()
    await bothSizes('h5-consent-young')
    const [request] = await Promise.all([
      page.waitForRequest(each => each.url().endsWith('/api/reports') && each.method() === 'POST'),
      page.locator('#agree-guardian').click()
    ])
    assert.equal(request.postDataJSON().contact, undefined)
    await page.locator('#case-no').waitFor()
    await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[1] ?? '')}`)
    await page.locator('#send').waitFor()
    await expectGone(page.locator('#leave-phone'))
    await mine()
    await page.getByText(/由监护人同意了第 2 版/).waitFor()
  })

  it('leaves the phone: nothing stays on it, and its token opens nothing; without a network it says so', async () => {
    await page.locator('#send').click()
    await page.locator('#agree').click()
    await page.locator('#case-no').waitFor()
    const token = await page.evaluate(() => JSON.parse(localStorage.getItem('token') ?? '{}').data as string)
    await mine()
    await page.locator('#leave').click()
    await context.setOffline(true)
    await page.locator('#confirm-leave').click()
    await page.getByText('服务器上的登录还没有结束').waitFor()
    await page.locator('#clear-only').waitFor()
    await bothSizes('h5-leave-offline')
    await context.setOffline(false)
    await page.locator('#confirm-leave').click()
    await page.getByText('这台手机上的登录已经结束').waitFor()
    await bothSizes('h5-left')
    assert.deepEqual(
      (await stored()).filter(name => /token|receipts|draft|form|consent/.test(name)),
      []
    )
    const answer = await fetch(`${city.url}/api/reports`, { headers: { authorization: `Bearer ${token}` } })
    assert.equal(answer.status, 401)
    await answer.body?.cancel()
  })
})
