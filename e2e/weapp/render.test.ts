import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { leaveBrowser, openBrowser, phone as phoneScreen, screenshot } from '../browser'
import { type City, startCity } from '../city'
import { pickUpPhone } from './harness'
import { pageDrawer, show } from './render'
import { streetPhoto } from './street-photo'

/** What WeChat's own bar leaves of a screen of 844. */
const belowTitleBar = 753

describe('the mini-program on a screen', () => {
  let city: City
  let browser: Browser
  let page: Page

  before(async () => {
    city = await startCity()
    browser = await openBrowser()
    page = await (await phoneScreen(browser)).newPage()
    await page.setViewportSize({ width: 390, height: belowTitleBar })
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })

  it('has the send button in reach, shows the receipt and the way of the case', async () => {
    const draw = pageDrawer()
    const phone = pickUpPhone(city.url)
    await phone.launch({ scene: city.codes[0] ?? '' })
    await show(page, phone, draw(phone))
    await screenshot(page, 'weapp-report')
    const button = await page.getByText('发送', { exact: true }).boundingBox()
    assert.ok(button && button.y + button.height < belowTitleBar)

    phone.album.push(await streetPhoto())
    await phone.tap('add-photo')
    await phone.type('text', '路灯不亮，晚上看不见路')
    await show(page, phone, draw(phone))
    await screenshot(page, 'weapp-report-filled')

    await phone.tap('send')
    await show(page, phone, draw(phone))
    await page.getByText('收到了，谢谢您').waitFor()
    await screenshot(page, 'weapp-sent')

    await phone.tap('follow')
    await phone.tap('do-supplement')
    await show(page, phone, draw(phone))
    await page.getByText('已收到您的上报').waitFor()
    await screenshot(page, 'weapp-progress')

    await phone.launch({ scene: city.retiredCode })
    await show(page, phone, draw(phone))
    await screenshot(page, 'weapp-retired')
  })
})
