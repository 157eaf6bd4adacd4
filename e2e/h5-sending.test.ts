import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible, screenshot } from './browser'
import type { City } from './city'
import { intercept } from './intercept'
import { residentSteps } from './resident-steps'
import { residentsPhone } from './residents-phone'

describe('a resident with a browser', () => {
  let city: City
  let page: Page

  residentsPhone(now => {
    ;({ city, page } = now)
  })
  const { scan, pickPhoto, sent, go, caseNo, view, somewhere } = residentSteps(() => ({ city, page }))

  it('loses nothing when the network fails, and sends the same report once it is back', async () => {
    const place = await somewhere()
    const keys: string[] = []
    page.on('request', request => {
      const key = request.headers()['idempotency-key']
      if (key) keys.push(key)
    })
    await scan(place.code)
    await pickPhoto()
    await page.locator('.photo-sent').waitFor()
    await page.locator('#text').fill('井盖松动')
    await intercept(page, '**/api/reports', route => route.abort('internetdisconnected'))
    await page.locator('#send').click()
    await page.getByText('您写的都还在').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-offline')

    await page.reload()
    await page.locator('.photo-sent').waitFor()
    assert.equal(await page.locator('#text').inputValue(), '井盖松动')

    await page.unroute('**/api/reports')
    await page.locator('#send').click()
    await sent()
    // The tap, the next opening by itself, and the tap again: one report all the same.
    assert.equal(keys.length, 3)
    assert.equal(new Set(keys).size, 1)

    await page.locator('#another').click()
    await page.locator('#text').waitFor()
    assert.equal(await page.locator('#text').inputValue(), '')
  })

  it('makes one case when the answer, not the report, was lost', async () => {
    const place = await somewhere()
    await scan(place.code)
    await page.locator('#text').fill('护栏断了一截')
    let arrived = ''
    await intercept(page, '**/api/reports', async route => {
      const answer = await route.fetch()
      arrived = ((await answer.json()) as { caseNo: string }).caseNo
      await route.abort('connectionreset')
    })
    await page.locator('#send').click()
    await page.getByText('您写的都还在').waitFor()
    await page.unroute('**/api/reports')
    await page.locator('#send').click()
    await sent()
    assert.equal(await caseNo(), arrived)
    assert.equal((await view(place.code)).openCases.length, place.openCases.length + 1)
  })

  it('taps twice and sends once', async () => {
    const place = await somewhere()
    await scan(place.code)
    await page.locator('#text').fill('树枝挡住了信号灯')
    let posts = 0
    page.on('request', request => {
      if (request.method() === 'POST' && request.url().endsWith('/api/reports')) posts += 1
    })
    await page.locator('#send').dblclick()
    await sent()
    assert.equal(posts, 1)
  })

  it('sends a photo again that did not get through', async () => {
    await scan((await somewhere()).code)
    await intercept(page, '**/api/media', route => route.abort('connectionreset'), { times: 1 })
    await pickPhoto()
    await page.locator('.photo-failed').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-photo-failed')
    await page.getByRole('button', { name: /没传上去，点这里重试/ }).click()
    await page.locator('.photo-sent').waitFor()
    await page.getByRole('button', { name: '去掉照片 1' }).click()
    await page.getByText('拍照或选照片').waitFor()
  })

  it('finds a photo that could not be sent when the page is opened again', async () => {
    await scan((await somewhere()).code)
    await intercept(page, '**/api/media', route => route.abort('internetdisconnected'))
    await pickPhoto()
    await page.locator('.photo-failed').waitFor()
    await page.waitForFunction(() => Object.values(localStorage).some(stored => /"unsent":\["/.test(String(stored))))
    await page.reload()
    await page.locator('.photo-failed').waitFor()
    await page.unroute('**/api/media')
    await page.locator('#send').click()
    await sent()
    await page.locator('#follow').click()
    await page.locator('.strip-image').waitFor()
  })

  it('sends a large photo made smaller, as a weak network is slow', async () => {
    await page.addInitScript(() => {
      const { send } = XMLHttpRequest.prototype
      XMLHttpRequest.prototype.send = function (body) {
        const file = body instanceof FormData ? body.get('file') : null
        if (file instanceof Blob)
          createImageBitmap(file).then(({ width, height }) => Object.assign(window, { sentSize: [width, height] }))
        send.call(this, body)
      }
    })
    await scan((await somewhere()).code)
    await pickPhoto()
    await page.waitForFunction(() => 'sentSize' in window)
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'sentSize')), [1536, 2048])
  })

  it('is told in plain words that a file is no photo, and goes on without it', async () => {
    await scan((await somewhere()).code)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('不是照片') })
    await page.getByText('不是能打开的照片').waitFor()
    await page.locator('#text').fill('垃圾没人清')
    await page.locator('#send').click()
    await page.getByText('没传上去').waitFor()
    await page.getByRole('button', { name: '去掉照片 1' }).click()
    await page.locator('#send').click()
    await sent()
  })

  it('follows a report by the phone’s receipt after the session is gone', async () => {
    await scan((await somewhere()).code)
    await page.locator('#text').fill('坐凳断了')
    await page.locator('#send').click()
    await sent()
    await page.evaluate(() => localStorage.removeItem('token'))
    await page.locator('#follow').click()
    await page.getByText('已收到您的上报').waitFor()
  })

  it('gets a new session when the old one is no longer good', async () => {
    const place = await somewhere()
    await scan(place.code)
    await page.evaluate(() => localStorage.setItem('token', JSON.stringify({ data: 'no longer good' })))
    await page.locator('#text').fill('公厕没水')
    await page.locator('#send').click()
    await sent()
  })

  it('sends the photos once more when they belonged to a session that is gone', async () => {
    await scan((await somewhere()).code)
    await pickPhoto()
    await page.locator('.photo-sent').waitFor()
    await page.evaluate(() => localStorage.removeItem('token'))
    await page.locator('#send').click()
    await page.getByText('有照片要重新传一次').waitFor()
    await page.locator('#send').click()
    await sent()
  })

  it('is told how to try again when the server is away', async () => {
    await page.goto(`${city.url}/m/pages/about/index`)
    await intercept(page, '**/api/**', route => route.abort('internetdisconnected'))
    await go('reports')
    await page.getByText('网络不通').waitFor()
    await page.unroute('**/api/**')
    await page.locator('#retry').click()
    await page.getByText('还没有上报过').waitFor()
  })
})
