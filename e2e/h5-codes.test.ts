import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import { placeCodeFrom, writePlaceCode } from '../contracts/codes/place-code'
import { expectAccessible, screenshot } from './browser'
import type { City } from './city'
import { intercept } from './intercept'
import { residentSteps } from './resident-steps'
import { residentsPhone } from './residents-phone'

describe('a resident with a browser', () => {
  let city: City
  let context: BrowserContext
  let page: Page

  residentsPhone(now => {
    ;({ city, context, page } = now)
  })
  const { scan, pickPhoto, sent, caseNo, somewhere } = residentSteps(() => ({ city, page }))

  it('can report at a retired sign, with the place that the photo remembers', async () => {
    await scan(city.retiredCode)
    await page.getByText('已经停用').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-retired')
    await page.locator('#text').fill('护栏倒了')
    await page.locator('#send').click()
    await page.locator('#address-error').waitFor()
    await screenshot(page, 'h5-no-place')

    await pickPhoto()
    await page.locator('#photo-place').click()
    await page.getByText('已带上位置').waitFor()
    await page.locator('#address').fill('解放路药店门口')
    await page.locator('#send').click()
    await sent()
    await page.locator('#follow').click()
    await page.getByText('解放路药店门口').first().waitFor()
  })

  it('who mistypes a code is told so without asking the server, and takes what is written along', async () => {
    const place = await somewhere()
    const wrong = `${place.code.slice(0, 7)}${place.code[7] === 'A' ? 'B' : 'A'}${place.code.slice(8)}`
    let asked = 0
    page.on('request', request => {
      if (request.url().includes('/api/codes/')) asked += 1
    })
    await page.goto(`${city.url}/m/`)
    await page.locator('#text').fill('污水往外冒')
    await page.locator('#type-code').click()
    await page.locator('#code').fill(writePlaceCode(wrong))
    await page.locator('#use-code').click()
    await page.getByText('有一位打错了').waitFor()
    assert.equal(asked, 0)
    await expectAccessible(page)
    await screenshot(page, 'h5-mistyped')

    await page.locator('#code').fill(writePlaceCode(place.code).toLowerCase())
    await page.locator('#use-code').click()
    await page.getByRole('heading', { name: place.name }).waitFor()
    assert.equal(await page.locator('#text').inputValue(), '污水往外冒')
  })

  it('with a code nobody posted reports where the phone is', async () => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 24.81, longitude: 113.59 })
    await scan('000000000')
    await page.getByText('没有找到这个码').waitFor()
    await page.locator('#find-me').click()
    await page.getByText('已带上位置').waitFor()
    await page.locator('#text').fill('路面塌了一块')
    await page.locator('#send').click()
    await sent()
  })

  it('who scans a code nobody posted is warned of a fake, and reports the sticker with two taps', async () => {
    await scan(placeCodeFrom(new Uint8Array(8).fill(7)))
    await page.locator('#fake-warning').getByText('小心假冒').waitFor()
    await expectAccessible(page)
    await page.locator('#tell-fake').click()
    await page.locator('#fake-warning').getByText('举报的话写好了').waitFor()
    assert.match(await page.locator('#text').inputValue(), /可能是假冒的/)
    await screenshot(page, 'h5-fake-sticker')
    await page.locator('#address').fill('和平路公告栏')
    await page.locator('#send').click()
    await sent()
    assert.match(await caseNo(), /^\d{20}$/)
  })

  it('can fill in the form while the place cannot be looked up', async () => {
    const place = await somewhere()
    await intercept(page, '**/api/codes/**', route => route.abort('internetdisconnected'))
    await scan(place.code)
    await page.getByText('还没查到地名').waitFor()
    await screenshot(page, 'h5-unreachable')
    await page.locator('#text').fill('路牌歪了')
    await page.locator('#send').click()
    await sent()
    await page.locator('#follow').click()
    await page.getByRole('heading', { name: place.name }).waitFor()
  })
})
