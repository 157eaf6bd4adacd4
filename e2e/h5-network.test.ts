import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import { expectGone, screenshot } from './browser'
import type { City } from './city'
import { intercept } from './intercept'
import { residentsPhone } from './residents-phone'
import { streetPhoto } from './weapp/street-photo'

describe('a resident whose network comes and goes', () => {
  let city: City
  let photo: Buffer
  let context: BrowserContext
  let page: Page

  before(async () => {
    photo = await streetPhoto()
  })
  residentsPhone(now => {
    ;({ city, context, page } = now)
  })

  let places = 0
  const scan = async () => {
    places += 1
    await page.goto(`${city.url}/q/${encodeURIComponent(city.codes[places % city.codes.length] ?? '')}`)
    await page.locator('#send').waitFor()
  }
  const pickPhoto = async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'street.jpg', mimeType: 'image/jpeg', buffer: photo })
  }
  const go = (to: string) => page.locator(`#nav-${to}:visible`).click()

  it('has the receipt as soon as the answer is there, though nothing more can be fetched', async () => {
    await scan()
    await page.locator('#text').fill('路灯不亮')
    await intercept(page, '**/api/reports', async route => {
      const response = await route.fetch()
      await page.route('**/*', every => every.abort('internetdisconnected'))
      await route.fulfill({ response })
    })
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    assert.match((await page.locator('#case-no').textContent()) ?? '', /\d{6} \d{8} \d{6}/)
  })

  it('is not told of a lost network when the phone cannot keep the receipt', async () => {
    await scan()
    await page.locator('#text').fill('垃圾没人清')
    await page.evaluate(() => {
      const { setItem } = Storage.prototype
      Storage.prototype.setItem = function (name, value) {
        if (name === 'receipts') throw new DOMException('full', 'QuotaExceededError')
        setItem.call(this, name, value)
      }
    })
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    await page.locator('#note-numbers').waitFor()
  })

  it('is told of a lost network, and of nothing sent, when a sign-in page of the network answers instead', async () => {
    await scan()
    await page.locator('#text').fill('井盖松动')
    await intercept(page, '**/api/reports', route =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>免费上网，请登录</h1>' })
    )
    await page.locator('#send').click()
    await page.locator('#trouble').getByText('网络不通').waitFor()
  })

  it('sends by itself what only waited for the network', async () => {
    await scan()
    await pickPhoto()
    await page.locator('.photo-sent').waitFor()
    await page.locator('#text').fill('护栏倒了')
    await context.setOffline(true)
    await page.locator('#send').click()
    await page.locator('#trouble').getByText('有信号了会自己发送').waitFor()
    await context.setOffline(false)
    await page.locator('#case-no').waitFor()
  })

  it('has a photo go by itself, and then the report, when the network is back', async () => {
    await scan()
    await context.setOffline(true)
    await pickPhoto()
    await page.locator('.photo-failed').waitFor()
    await page.locator('#send').click()
    await page.locator('#trouble').getByText('有信号了会自己发送').waitFor()
    await screenshot(page, 'h5-photo-waits')
    await context.setOffline(false)
    await page.locator('#case-no').waitFor()
    await page.locator('#follow').click()
    await page.locator('.strip-image').first().waitFor()
  })

  it('does not send by itself what has been changed since', async () => {
    await scan()
    await page.locator('#text').fill('写到一半')
    await intercept(page, '**/api/reports', route => route.abort('internetdisconnected'))
    await page.locator('#send').click()
    await page.locator('#trouble').waitFor()
    await page.locator('#text').fill('写到一半，还要改')
    await expectGone(page.locator('#trouble'))
    let posts = 0
    page.on('request', request => {
      if (request.method() === 'POST' && request.url().endsWith('/api/reports')) posts += 1
    })
    await page.evaluate(() => void window.dispatchEvent(new Event('online')))
    // Whatever the return of the network set off has had its turn once another answer is there.
    await go('about')
    await page.getByText('主办单位').waitFor()
    assert.equal(posts, 0)
  })

  it('loses the trouble bar with its trouble: the photo that was taken away', async () => {
    await scan()
    await intercept(page, '**/api/media', route => route.abort('connectionreset'))
    await pickPhoto()
    await page.locator('.photo-failed').waitFor()
    await page.locator('#send').click()
    await page.locator('#trouble').waitFor()
    await page.getByRole('button', { name: '去掉照片 1' }).click()
    await page.locator('#trouble').waitFor({ state: 'detached' })
  })

  it('opens every page without a network once the first one stood', async () => {
    await scan()
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await go('track')
    await page.locator('#caseNo').waitFor()
    await go('reports')
    await page.getByText('网络不通').first().waitFor()
    await go('about')
    await page.getByText('您的隐私').waitFor()
    await go('report')
    await page.locator('#text:visible').waitFor()
  })

  it('is told in one sentence when a page’s file does not come, and gets the page once it does', async () => {
    await intercept(page, '**/chunk/**', route => route.continue())
    await scan()
    await page.waitForLoadState('networkidle')
    await intercept(page, '**/chunk/**', route => route.abort('internetdisconnected'))
    await go('about')
    await page.locator('#to-staff').click()
    await page.locator('#page-trouble').getByText('这一页还没打开').waitFor()
    await screenshot(page, 'h5-page-trouble')
    await page.unroute('**/chunk/**')
    await page.locator('#page-trouble').getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('button', { name: '工作人员登录' }).waitFor()
    await expectGone(page.locator('#page-trouble'))
  })

  it('stays on the page that was chosen instead of one that did not come', async () => {
    await scan()
    await page.waitForLoadState('networkidle')
    await go('about')
    await page.locator('#to-staff').waitFor()
    await intercept(page, '**/chunk/**', route => route.abort('internetdisconnected'))
    await page.locator('#to-staff').click()
    await page.locator('#page-trouble').waitFor()
    await go('track')
    await page.locator('#caseNo').waitFor()
    await expectGone(page.locator('#page-trouble'))
    await page.unroute('**/chunk/**')
    await page.evaluate(() => void window.dispatchEvent(new Event('online')))
    await go('reports')
    await page.getByText('还没有上报过').waitFor()
  })

  it('gives an upload up only when it does not move, and sends the photo much smaller the next time', async () => {
    await page.clock.install()
    await page.addInitScript(() => {
      const { send } = XMLHttpRequest.prototype
      Object.assign(window, { sizes: [] as number[] })
      XMLHttpRequest.prototype.send = function (body) {
        const file = body instanceof FormData ? body.get('file') : null
        if (file instanceof Blob) Reflect.get(window, 'sizes').push(file.size)
        send.call(this, body)
      }
    })
    await scan()
    let held = 0
    await intercept(page, '**/api/media', () => {
      held += 1
    })
    await pickPhoto()
    await page.locator('.photo-sending').waitFor()
    while (held === 0) await page.clock.runFor(100)
    await page.clock.runFor(20_000)
    assert.equal(await page.locator('.photo-failed').count(), 0)
    await page.clock.runFor(12_000)
    await page.locator('.photo-failed').waitFor()
    await page.unroute('**/api/media')
    await page.locator('.photo-failed .photo-open').click()
    await page.locator('.photo-sent').waitFor()
    const sizes: number[] = await page.evaluate(() => Reflect.get(window, 'sizes'))
    assert.equal(sizes.length, 2)
    assert.ok((sizes[1] ?? 0) < (sizes[0] ?? 0), `first ${sizes[0]} bytes, then ${sizes[1]}`)
    assert.ok((sizes[1] ?? 0) <= 250_000)
  })
})
