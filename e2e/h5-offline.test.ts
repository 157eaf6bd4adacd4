import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expectGone, leaveBrowser, openBrowser, phone, screenshot } from './browser'
import { type City, startCity } from './city'
import { streetPhoto } from './weapp/street-photo'

describe('a resident whose phone keeps the pages', () => {
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
    context = await phone(browser, { serviceWorkers: 'allow' })
    page = await context.newPage()
  })
  afterEach(() => context.close())

  const addressOf = (at: number) => `${city.url}/q/${encodeURIComponent(city.codes[at % city.codes.length] ?? '')}`
  const scan = async (at: number) => {
    await page.goto(addressOf(at))
    await page.locator('#send').waitFor()
  }
  /** A first visit, until the phone has everything for those to come. */
  const visit = async (at: number) => {
    await scan(at)
    await page.locator('#elsewhere').waitFor()
    await everythingKept(page)
  }
  const pickPhoto = async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'street.jpg', mimeType: 'image/jpeg', buffer: await streetPhoto() })
  }
  const cached = () =>
    page.evaluate(async () => {
      const caches_ = await Promise.all((await caches.keys()).map(name => caches.open(name)))
      return (await Promise.all(caches_.map(cache => cache.keys()))).flat().map(({ url }) => new URL(url).pathname)
    })

  it('opens straight from a code without a network, with the name of a place that was seen before', async () => {
    await visit(0)
    const name = await page.getByRole('heading', { level: 1 }).first().textContent()
    await context.setOffline(true)
    await scan(0)
    await page.getByRole('heading', { name: name ?? '', level: 1 }).waitFor()
    await scan(1)
    await page.getByText('点位已记下').waitFor()
    await screenshot(page, 'h5-offline-code')
    await page.locator('#nav-about').click()
    await page.getByText('您的隐私').waitFor()
  })

  it('sends a report with its photo by itself, once, though the page was closed, and is told so', async () => {
    await visit(2)
    await context.setOffline(true)
    await scan(3)
    await pickPhoto()
    await page.locator('.photo-failed').waitFor()
    await page.locator('#text').fill('护栏倒了，写在没有网络的地方')
    await page.locator('#send').click()
    await page.locator('#trouble').getByText('有信号了会自己发送').waitFor()
    await page.close()
    const sent: string[] = []
    context.on('request', request => {
      if (request.method() === 'POST' && request.url().endsWith('/api/reports'))
        sent.push(request.headers()['idempotency-key'] ?? '')
    })
    await context.setOffline(false)
    page = await context.newPage()
    await page.goto(`${city.url}/m/pages/reports/index`)
    await page.locator('#sent-meanwhile').getByText('已经自己发出去').waitFor()
    await page.locator('#report-1').waitFor()
    await screenshot(page, 'h5-sent-meanwhile')
    await page
      .locator('#sent-meanwhile')
      .getByRole('button', { name: /的进度$/ })
      .click()
    await page.locator('.progress-text').getByText('护栏倒了，写在没有网络的地方').waitFor()
    await page.locator('.strip-image').first().waitFor()
    assert.equal(sent.length, 1)
    await page.locator('#nav-reports:visible').click()
    await page.locator('.row:visible').first().waitFor()
    await expectGone(page.locator('#sent-meanwhile:visible'))
  })

  it('has nothing of theirs kept by the worker, and nothing at all after leaving', async () => {
    await visit(4)
    await page.locator('#text').fill('积水')
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    const paths = await cached()
    assert.ok(paths.includes('/m/'))
    assert.deepEqual(
      paths.filter(path => !path.startsWith('/m/')),
      []
    )
    await page.goto(`${city.url}/m/privacy/pages/mine/index`)
    await page.locator('#leave').click()
    await page.locator('#confirm-leave').click()
    await page.getByText('都清空了').waitFor()
    await until(page, '(await caches.keys()).length === 0')
    const kept = await page.evaluate(() =>
      Object.keys(localStorage).filter(name => /receipt|draft|place|meanwhile/.test(name))
    )
    assert.deepEqual(kept, [])
  })

  it('goes on with the version it began with after a new one has come, and has the new one the next time', async () => {
    const newer = await newerCity(city.url)
    try {
      await page.goto(`${newer.url}/m/pages/report/index`)
      await page.locator('#send').waitFor()
      await everythingKept(page)
      newer.publish()
      // The chunks of the page that is open are no longer served.
      await page.locator('#nav-about').click()
      await page.locator('#to-notice').click()
      await page.getByRole('heading', { name: '隐私说明' }).waitFor()
      await page.evaluate(async () => {
        const registered = await navigator.serviceWorker.getRegistration('/m/')
        await registered?.update()
      })
      await until(
        page,
        `(all => all.every(({ active, installing }) => !installing && active?.state === 'activated'))(${registered}) && (await caches.keys()).includes('m-000000000000')`
      )
      await page.reload()
      await page.waitForFunction(() => document.querySelector('meta[name=second]') !== null)
    } finally {
      await newer.stop()
    }
  })
})

/** Waits until an expression of the page, which may be a promise, comes out true. */
async function until(page: Page, expression: string): Promise<void> {
  const look = async () => ((await page.evaluate(`(async () => ${expression})()`)) ? true : undefined)
  while (!(await look())) await page.evaluate(() => new Promise(next => setTimeout(next, 50)))
}

const registered = 'await navigator.serviceWorker.getRegistrations()'

/** Resolves when the phone has everything. */
const everythingKept = (page: Page) =>
  until(page, `(all => all.length === 2 && all.every(({ active }) => active?.state === 'activated'))(${registered})`)

/** The city behind a server of its own, which has another version of the page from the moment it is published. */
async function newerCity(city: string) {
  let isNew = false
  const server = createServer(async (request, response) => {
    const { url = '/', method = 'GET' } = request
    if (isNew && url.startsWith('/m/chunk/')) return void response.writeHead(404).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { authorization, 'content-type': type } = request.headers
    const answer = await fetch(city + url, {
      method,
      redirect: 'manual',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) })
    })
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !/encoding|length|connection/.test(name)))
    let body = Buffer.from(await answer.arrayBuffer())
    if (isNew && url === '/m/sw.js')
      body = Buffer.from(
        String(body)
          .replace(/"[0-9a-f]{12}"/g, '"000000000000"')
          .replace(/\["\/m\/"[^\]]*\]/, '["/m/"]')
      )
    if (isNew && /^\/m\/(?:pages|$)/.test(url))
      body = Buffer.from(String(body).replace('<title>', '<meta name="second"><title>'))
    response.writeHead(answer.status, headers).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    publish() {
      isNew = true
    },
    stop: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}
