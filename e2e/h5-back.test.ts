import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import { expectAccessible, expectGone, screenshot } from './browser'
import type { City } from './city'
import { intercept } from './intercept'
import { residentsPhone } from './residents-phone'
import { streetPhoto } from './weapp/street-photo'

describe('a resident who goes to and fro', () => {
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
  const choose = async (...files: { name: string; mimeType: string; buffer: Buffer }[]) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles(files)
  }
  const jpeg = () => ({ name: 'street.jpg', mimeType: 'image/jpeg', buffer: photo })
  const go = (to: string) => page.locator(`#nav-${to}:visible`).click()

  it('comes back from a tab to the one before, and to what was written', async () => {
    await scan()
    await page.locator('#text').fill('写到一半')
    await go('track')
    await page.locator('#caseNo').waitFor()
    await go('about')
    await page.getByText('您的隐私').waitFor()
    await page.goBack()
    await page.locator('#caseNo:visible').waitFor()
    await page.goBack()
    await page.locator('#text:visible').waitFor()
    assert.equal(await page.locator('#text:visible').inputValue(), '写到一半')
    await page.goForward()
    await page.locator('#caseNo:visible').waitFor()
  })

  it('comes back from an open photo to its page', async () => {
    await scan()
    await choose(jpeg())
    await page.locator('.photo-sent').waitFor()
    await page.locator('#text').fill('路灯不亮')
    const viewer = page.getByRole('dialog', { name: '查看照片' })
    for (const close of ['back', 'button', 'Escape']) {
      await page.locator('.photo-open').click()
      await viewer.waitFor()
      if (close === 'back') await page.goBack()
      else if (close === 'button') await page.getByRole('button', { name: '关闭' }).click()
      else await page.keyboard.press('Escape')
      await viewer.waitFor({ state: 'detached' })
      assert.equal(await page.locator('#text:visible').inputValue(), '路灯不亮')
    }
    await go('track')
    await page.locator('#caseNo').waitFor()
    await page.goBack()
    await page.locator('#text:visible').waitFor()
  })

  it('sends a form of one field with Enter', async () => {
    await page.goto(`${city.url}/m/`)
    await page.locator('#type-code').click()
    await page.locator('#code').fill(city.codes[0] ?? '')
    await page.locator('#code').press('Enter')
    await page.locator('#elsewhere').waitFor()
    await page.goto(`${city.url}/m/pages/track/index`)
    await page.locator('#queryCode').press('Enter')
    await page.locator('#caseNo-error').waitFor()
  })

  it('finds a small form as it was left: words, stars and photos, over a reload', async () => {
    await scan()
    await page.locator('#text').fill('井盖响')
    await page.locator('#send').click()
    await page.locator('#follow').click()
    await page.locator('#do-supplement').click()
    await page.locator('#note').fill('第一行\n第二行')
    await choose(jpeg())
    await page.locator('.photo-sent').waitFor()
    await page.waitForFunction(() => Object.values(localStorage).some(kept => /"kept":"/.test(String(kept))))
    await page.reload()
    await page.locator('#do-supplement').click()
    assert.equal(await page.locator('#note').inputValue(), '第一行\n第二行')
    await page.locator('.photo-sent').waitFor()
    await page.locator('#send-action').click()
    await page.getByText('补充已经收到').waitFor()
    await page.locator('.timeline .strip-image').waitFor()
    await page.reload()
    await page.locator('#do-supplement').click()
    assert.equal(await page.locator('#note').inputValue(), '')
  })

  it('sends the photos of an old draft once more, as the server no longer has them', async () => {
    await scan()
    await choose(jpeg())
    await page.locator('.photo-sent').waitFor()
    await page.waitForFunction(() => Object.values(localStorage).some(kept => /"kept":"/.test(String(kept))))
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage).filter(name => name.startsWith('draft:')))
        localStorage.setItem(
          name,
          (localStorage.getItem(name) ?? '')
            .replace(/"at":\d+/, `"at":${Date.now() - 2 * 86_400_000}`)
            .replace(/"id":"\w{24}"/, '"id":"0123456789abcdef01234567"')
        )
    })
    await page.reload()
    await page.locator('.photo-sent').waitFor()
    await page.locator('#send').click()
    await page.locator('#follow').click()
    await page.locator('.strip-image').first().waitFor()
  })

  it('lists the receipts of this phone when the session is gone, and without a network', async () => {
    await scan()
    await page.locator('#text').fill('坐凳断了')
    await page.locator('#send').click()
    const caseNo = ((await page.locator('#case-no').textContent()) ?? '').replace(/\s/g, '')
    await page.evaluate(() => localStorage.removeItem('token'))
    await go('reports')
    await page.locator(`#receipt-${caseNo}`).waitFor()
    await screenshot(page, 'h5-receipts')
    await page.locator(`#receipt-${caseNo}`).click()
    await page.getByText('已收到您的上报').waitFor()
    await go('about')
    await page.getByText('您的隐私').waitFor()
    await intercept(page, '**/api/**', route => route.abort('internetdisconnected'))
    await go('reports')
    await page.locator(`#receipt-${caseNo}`).waitFor()
  })

  it('is told in full what can never be sent as a photo, and is not asked to try again', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(400, 7)])
    const files = [
      [{ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic }, /HEIC.*兼容性最佳/],
      [{ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') }, /PDF.*截成图片/],
      [{ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) }, /空的/]
    ] as const
    await scan()
    for (const [file, words] of files) {
      await choose(file)
      await page.getByRole('alert').filter({ hasText: words }).waitFor()
      await expectGone(page.getByRole('button', { name: /重试/ }))
      if (file.name.endsWith('HEIC')) await screenshot(page, 'h5-heic')
      await page.getByRole('button', { name: '去掉照片 1' }).click()
    }
  })

  it('is told that the seventh photo found no room', async () => {
    await scan()
    await choose(...Array.from({ length: 7 }, jpeg))
    await page.locator('#photos-dropped').getByText('多选的 1 张没有加上').waitFor()
    assert.equal(await page.locator('.photo-open').count(), 6)
  })

  it('waits for a better position, sees how exact it is, and is asked for an address when it is vague', async () => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 24.81, longitude: 113.59, accuracy: 1500 })
    await page.clock.install()
    await page.goto(`${city.url}/m/`)
    await page.locator('#find-me').click()
    await page.getByText('正在定位').waitFor()
    await context.setGeolocation({ latitude: 24.81, longitude: 113.59, accuracy: 18 })
    await page.getByText('误差约 18 米').waitFor()
    await page.locator('#forget-point').click()
    await context.setGeolocation({ latitude: 24.81, longitude: 113.59, accuracy: 900 })
    await page.locator('#find-me').click()
    await page.getByText('正在定位').waitFor()
    while ((await page.getByText('可能差 900 米').count()) === 0) await page.clock.runFor(2_000)
    await page.locator('#text').fill('路面塌了')
    await page.locator('#send').click()
    await page.locator('#address-error').getByText('请再写下地址').waitFor()
    await page.locator('#address').fill('解放路口')
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
  })

  it('is told at once that a position is not in the city, can send it all the same, and reads so again', async () => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ longitude: 113.9, latitude: 24.8, accuracy: 12 })
    await page.goto(`${city.url}/m/`)
    await page.locator('#find-me').click()
    await page.locator('#position').getByText('在本市范围以外').waitFor()
    await screenshot(page, 'h5-outside')
    await page.locator('#text').fill('桥边有垃圾')
    await page.locator('#send').click()
    await page.locator('#outside').getByText('本市范围以外').waitFor()
    await screenshot(page, 'h5-outside-sent')
    assert.equal(await page.locator('#case-no').count(), 1)

    await page.locator('#another').click()
    await context.setGeolocation({ longitude: 116.4, latitude: 39.9, accuracy: 12 })
    await page.locator('#find-me').click()
    await page.locator('#position').getByText('离本市太远').waitFor()
    // It will not go along, so nothing says that it does; what the sentence asks for is one tap away.
    await expectGone(page.locator('#position').getByText('已带上位置'))
    await context.setGeolocation({ longitude: 113.59, latitude: 24.8, accuracy: 12 })
    await page.locator('#find-me-again').click()
    await page.locator('#position').getByText('✓ 已带上位置').waitFor()
    await expectGone(page.locator('#find-me-again'))
    await page.locator('#forget-point').click()
    await intercept(page, '**/api/ground**', route => route.abort('internetdisconnected'))
    await context.setGeolocation({ longitude: 113.91, latitude: 24.8, accuracy: 12 })
    await page.locator('#find-me').click()
    await page.locator('#position').getByText('已带上位置').waitFor()
    await expectGone(page.locator('.located-note'))
  })

  it('has what they left saved to a file, and then deleted, on the phone as at the server', async () => {
    await scan()
    await page.locator('#text').fill('我家门口的路灯不亮')
    await choose(jpeg())
    await page.locator('.photo-sent').waitFor()
    await page.locator('#send').click()
    await page.locator('#case-no').waitFor()
    await go('about')
    await page.locator('#to-mine').click()
    await page.locator('#export').waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#export').click()])
    assert.match(file.suggestedFilename(), /^我的数据-.*\.zip$/)
    await page.getByText('已经开始下载').waitFor()
    await page.locator('#erase').click()
    await page.getByText('请先选').waitFor()
    await page.locator('#words-some').click()
    await page.locator('#mark-1').click()
    await page.locator('#mark-1[aria-pressed=true]').waitFor()
    await page.locator('#erase').click()
    await page.locator('#confirm-erase').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-mine')
    await page.setViewportSize({ width: 320, height: 568 })
    await screenshot(page, 'h5-mine-small')
    await page.locator('#confirm-erase').scrollIntoViewIfNeeded()
    await screenshot(page, 'h5-mine-small-confirm')
    await page.locator('#confirm-erase').click()
    await page.locator('#erased').waitFor()
    await screenshot(page, 'h5-mine-erased')
    const stored = await page.evaluate(() => Object.keys(localStorage))
    assert.deepEqual(
      stored.filter(name => /token|receipts|draft|form/.test(name)),
      []
    )
    await page.locator('#home').click()
    await page.locator('#text:visible').waitFor()
    await go('reports')
    await page.getByText('还没有上报过').waitFor()
  })
})
