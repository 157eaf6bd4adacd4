import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible, expectGone, screenshot } from './browser'
import type { City } from './city'
import { intercept } from './intercept'
import { residentsPhone } from './residents-phone'

describe('a resident who sees a danger', () => {
  let city: City
  let page: Page

  residentsPhone(now => {
    ;({ city, page } = now)
  })

  const scan = async () => {
    await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[0] ?? '')}`)
    await page.locator('#elsewhere').waitFor()
  }
  const numbers = () => page.locator('#danger a').evaluateAll(all => all.map(each => each.getAttribute('href')))

  it('is given the numbers to dial right above the button, which still sends', async () => {
    await intercept(page, '**/api/about', async route => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), gas: '0751-8123456' } })
    })
    await scan()
    await page.locator('#text').fill('楼下闻到煤气味')
    await page.locator('#call-gas').waitFor()
    assert.deepEqual(await numbers(), ['tel:07518123456', 'tel:119'])
    await expectAccessible(page)
    await screenshot(page, 'h5-danger')
    await page.setViewportSize({ width: 320, height: 568 })
    await page.locator('#send').click({ trial: true })
    await screenshot(page, 'h5-danger-small')
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    await page.locator('#danger').getByText('还没打过电话').waitFor()
    await screenshot(page, 'h5-danger-sent')
  })

  it('has the numbers of the whole country at hand without a network', async () => {
    await scan()
    await page.context().setOffline(true)
    await page.locator('#text').fill('有人触电，着火了')
    assert.deepEqual(await numbers(), ['tel:95598', 'tel:120', 'tel:119'])
    await page.locator('#text').fill('消防栓坏了')
    await expectGone(page.locator('#danger'))
  })

  it('is asked at the topic, and answers with a tap', async () => {
    await scan()
    const more = page.locator('#more-topics')
    await more.click()
    await page.locator('#topic-danger').click()
    await page.getByRole('button', { name: '有人被困', exact: true }).click()
    await page.locator('#danger').getByText('有人被困').waitFor()
    assert.equal(await page.locator('#text').inputValue(), '有人被困')
    await page.getByRole('button', { name: '有人被困', exact: true }).click()
    await expectGone(page.locator('#danger'))
    assert.equal(await page.locator('#text').inputValue(), '')
  })

  it('can dial every number of the about page', async () => {
    await scan()
    await page.locator('#nav-about').click()
    await page.locator('#call-hotline').waitFor()
    const hrefs = await page.locator('a[href^="tel:"]').evaluateAll(all => all.map(each => each.getAttribute('href')))
    assert.deepEqual(hrefs, ['tel:12345', 'tel:110', 'tel:119', 'tel:120'])
  })
})
