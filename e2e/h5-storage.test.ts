import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { screenshot } from './browser'
import type { City } from './city'
import { residentsPhone } from './residents-phone'

/** Run in the page before anything of ours. */
const storages: Record<string, () => void> = {
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  },
  forbidden: () => {
    const refuse = {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      }
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, refuse)
  },
  absent: () => {
    const nothing = { configurable: true, value: undefined }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, nothing)
  }
}

describe('a browser whose storage does not work', () => {
  let city: City
  let page: Page

  residentsPhone(now => {
    ;({ city, page } = now)
  })

  const textOf = async (selector: string) => (await page.locator(selector).textContent()) ?? ''

  for (const [kind, breakStorage] of Object.entries(storages)) {
    it(`still takes a report when it is ${kind}, and says that the numbers must be noted`, async () => {
      await page.addInitScript(breakStorage)
      await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[0] ?? '')}`)
      await page.locator('.chip').first().waitFor()
      await page.locator('#text').fill(`路灯不亮，手机的存储是 ${kind}`)
      await page.locator('#send').click()
      // What cannot be read cannot say that somebody has agreed.
      if (kind !== 'full') await page.locator('#agree').click()
      await page.locator('#case-no').waitFor()
      assert.match(await textOf('#case-no'), /\d{6} \d{8} \d{6}/)
      await page.locator('#note-numbers').getByText('抄下来').waitFor()
      await screenshot(page, `h5-storage-${kind}`)

      // The session lives on in memory: it is still this resident's report, with all that a sender can do.
      await page.locator('#follow').click()
      await page.locator('#do-supplement').waitFor()
      for (const place of ['reports', 'track', 'about', 'report']) {
        await page.locator(`#nav-${place}:visible`).click()
        await page.waitForURL(`**/pages/${place}/index**`)
        await page.locator('.screen-content:visible').getByRole('heading').first().waitFor()
      }
    })

    it(`opens every page by its address when it is ${kind}`, async () => {
      await page.addInitScript(breakStorage)
      for (const address of [
        'pages/report/index',
        'pages/sent/index?id=1',
        'pages/reports/index',
        'pages/track/index',
        'pages/messages/index',
        'pages/about/index',
        'privacy/pages/mine/index',
        'privacy/pages/notice/index',
        'staff/pages/home/index',
        'staff/pages/sign-in/index',
        'staff/pages/tasks/index'
      ]) {
        await page.goto(`${city.url}/m/${address}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
      }
    })
  }

  it('says nothing of noting numbers where the phone keeps them', async () => {
    await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[1] ?? '')}`)
    await page.locator('#text').fill('井盖响')
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    assert.equal(await page.locator('#note-numbers').count(), 0)
  })

  it('is opened all the same when what it holds makes no sense', async () => {
    await page.addInitScript(() => {
      for (const name of [
        'topics',
        'receipts',
        'here',
        'token',
        'consent',
        'draft:none',
        'staff',
        'staff-outbox',
        'staff-kept'
      ])
        localStorage.setItem(name, JSON.stringify({ data: { nonsense: [1] } }))
    })
    for (const address of ['pages/report/index', 'pages/reports/index', 'staff/pages/home/index']) {
      await page.goto(`${city.url}/m/${address}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
    }
  })
})
