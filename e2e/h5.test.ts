import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { placeCodeFrom, writePlaceCode } from '../contracts/codes/place-code'
import type { CodeView } from '../contracts/codes/views'
import { expectAccessible, phone, screenshot } from './browser'
import type { City } from './city'
import { carry, take } from './console-desk'
import { residentsPhone } from './residents-phone'
import { streetPhoto } from './weapp/street-photo'

describe('a resident with a browser', () => {
  let city: City
  let browser: Browser
  let photo: Buffer
  let context: BrowserContext
  let page: Page

  before(async () => {
    photo = await streetPhoto()
  })
  residentsPhone(now => {
    ;({ city, browser, context, page } = now)
  })

  const scan = async (code: string, on = page) => {
    await on.goto(`${city.url}/q/${encodeURIComponent(code)}`)
    await on.locator('#send').waitFor()
  }
  const pickPhoto = async (name = 'street.jpg') => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name, mimeType: 'image/jpeg', buffer: photo })
  }
  const sent = () => page.waitForURL('**/pages/sent/index**')
  const textOf = async (selector: string) => (await page.locator(selector).textContent()) ?? ''
  /** Pages that were left stay in the document, hidden, until one goes back to them. */
  const go = (to: string) => page.locator(`#nav-${to}:visible`).click()
  const caseNo = async () => (await textOf('#case-no')).replace(/\s/g, '')
  const view = async (code: string) =>
    (await (await fetch(`${city.url}/api/codes/${encodeURIComponent(code)}`)).json()) as CodeView

  /** Another place in each test; which one does not matter. */
  let places = 0
  const somewhere = () => {
    places += 1
    return view(city.codes[places % city.codes.length] ?? '')
  }
  const placeWithOpenCase = async () => {
    for (const code of city.codes) {
      const place = await view(code)
      const [only, another] = place.openCases
      // A case about which nothing can be shown, such as one that a test here has sent, is not offered.
      if (only && !another && (only.topic ?? only.cover)) return place
    }
    throw new Error('No place in the demo city has an open case')
  }

  it('scans, takes a photo, sends, and follows the report to its number on another phone', async () => {
    const place = await somewhere()
    await scan(place.code)
    await page.getByRole('heading', { name: place.name }).waitFor()
    await page.locator('.chip').first().waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-report')
    assert.ok(await page.locator('#send').isVisible())

    await pickPhoto()
    await page.locator('.photo-sent').waitFor()
    await page.locator('#topic-lights').click()
    await page.locator('#text').fill('路灯不亮，晚上看不见路')
    await expectAccessible(page)
    await screenshot(page, 'h5-report-filled')
    await page.locator('#send').click()
    await sent()
    assert.match(await caseNo(), /^\d{20}$/)
    assert.match(await textOf('#promise'), /^预计 .*\d{1,2}月\d{1,2}日 \d\d:\d\d 前有人受理$/)
    await expectAccessible(page)
    await screenshot(page, 'h5-sent')
    const [number, code] = [await textOf('#case-no'), await textOf('#query-code')]

    await page.locator('#follow').click()
    await page.getByText('已收到您的上报').waitFor()
    await page.locator('.strip-image').first().waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-progress')
    await page.getByRole('button', { name: /上报照片/ }).click()
    await page.getByRole('dialog', { name: '查看照片' }).waitFor()
    await page.getByRole('button', { name: '关闭' }).click()

    await go('reports')
    await page.getByRole('button', { name: new RegExp(`${place.name}.*路灯不亮`) }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-reports')

    const other = await phone(browser)
    const theirs = await other.newPage()
    await theirs.goto(`${city.url}/m/pages/track/index`)
    await theirs.locator('#caseNo').fill(number)
    await theirs.locator('#queryCode').fill(code.toLowerCase())
    await theirs.locator('#look').click()
    await theirs.getByText('已收到您的上报').waitFor()
    await expectAccessible(theirs)
    await screenshot(theirs, 'h5-track')
    assert.equal(await theirs.locator('#do-withdraw').count(), 0)
    await other.close()
  })

  it('needs three taps: photo, send, and the scan before them', async () => {
    const place = await somewhere()
    await scan(place.code)
    await pickPhoto()
    // Sent while the photo is still on its way: the page waits for it by itself.
    await page.locator('#send').click()
    await sent()
  })

  it('sees the whole form, open cases included, without scrolling', async () => {
    await scan((await placeWithOpenCase()).code)
    await page.locator('.here').waitFor()
    await page.locator('.chip').first().waitFor()
    const foot = await page.locator('.screen-foot').boundingBox()
    const text = await page.locator('#text').boundingBox()
    assert.ok(foot && text)
    assert.ok(text.y + text.height <= foot.y, `the text ends at ${text.y + text.height}, the foot begins at ${foot.y}`)
    await expectAccessible(page)
    await screenshot(page, 'h5-open-case')
  })

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
    await page.route('**/api/reports', route => route.abort('internetdisconnected'))
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
    assert.equal(keys.length, 2)
    assert.equal(keys[0], keys[1])

    await page.locator('#another').click()
    await page.locator('#text').waitFor()
    assert.equal(await page.locator('#text').inputValue(), '')
  })

  it('makes one case when the answer, not the report, was lost', async () => {
    const place = await somewhere()
    await scan(place.code)
    await page.locator('#text').fill('护栏断了一截')
    let arrived = ''
    await page.route('**/api/reports', async route => {
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
    await page.route('**/api/media', route => route.abort('connectionreset'), { times: 1 })
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
    await page.route('**/api/media', route => route.abort('internetdisconnected'))
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
    await page.route('**/api/codes/**', route => route.abort('internetdisconnected'))
    await scan(place.code)
    await page.getByText('还没查到地名').waitFor()
    await screenshot(page, 'h5-unreachable')
    await page.locator('#text').fill('路牌歪了')
    await page.locator('#send').click()
    await sent()
    await page.locator('#follow').click()
    await page.getByRole('heading', { name: place.name }).waitFor()
  })

  it('joins a neighbour’s report at the same place with one tap', async () => {
    const place = await placeWithOpenCase()
    await scan(place.code)
    const join = page.locator('[id^=join-]').first()
    const offered = (await join.getAttribute('id'))?.replace('join-', '')
    const open = place.openCases.find(each => each.caseNo === offered)
    assert.ok(open)
    await join.click()
    await page.locator('#send').click()
    await sent()
    assert.equal(await caseNo(), open.caseNo)
    assert.match(await textOf('#promise'), /合在一起/)
    await page.locator('#follow').click()
    await page.getByText(`共 ${open.reportCount + 1} 人反映`).waitFor()
  })

  it('finds what was written at each place when coming back to it', async () => {
    const [here, there] = [await somewhere(), await somewhere()]
    await scan(here.code)
    await page.locator('#text').fill('这里的灯坏了')
    await scan(there.code)
    assert.equal(await page.locator('#text').inputValue(), '')
    await page.locator('#text').fill('那里的井盖响')
    await go('track')
    await page.locator('#caseNo').waitFor()
    await go('report')
    await page.getByRole('heading', { name: there.name }).waitFor()
    assert.equal(await page.locator('#text').inputValue(), '那里的井盖响')
    await scan(here.code)
    assert.equal(await page.locator('#text').inputValue(), '这里的灯坏了')
  })

  it('goes back with the browser’s own button', async () => {
    await scan((await somewhere()).code)
    await page.locator('#text').fill('水管漏水')
    await page.locator('#send').click()
    await sent()
    await go('reports')
    await page.getByRole('button', { name: /水管漏水/ }).click()
    await page.getByText('已收到您的上报').waitFor()
    await go('track')
    await page.locator('#caseNo').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: /水管漏水/ }).waitFor()
  })

  it('adds to a report, urges it, and takes it back', async () => {
    await scan((await somewhere()).code)
    await page.locator('#text').fill('积水很深')
    await page.locator('#leave-phone').click()
    await page.locator('#phone').fill('12')
    await page.locator('#send').click()
    await page.locator('#phone-error').getByText('电话号码不对').waitFor()
    await page.locator('#phone').fill('13800138000')
    await page.locator('#send').click()
    await sent()
    await page.locator('#follow').click()

    await page.locator('#do-supplement').click()
    await page.locator('#send-action').click()
    await page.locator('#note-error').getByText('请写一句补充，或者加一张照片').waitFor()
    await page.locator('#note').fill('现在没过脚踝了')
    await pickPhoto()
    await page.locator('#send-action').click()
    await page.getByText('补充已经收到').waitFor()
    await page.locator('.timeline').getByText('现在没过脚踝了').waitFor()

    await page.locator('#do-urge').click()
    await page.locator('#send-action').click()
    await page.getByText('已经替您催了').waitFor()
    assert.equal(await page.locator('#do-urge').count(), 0)

    await page.locator('#do-withdraw').click()
    await expectAccessible(page)
    await screenshot(page, 'h5-withdraw')
    await page.locator('#send-action').click()
    await page.getByText('已经撤回').waitFor()
    assert.equal(await page.locator('#do-withdraw').count(), 0)
  })

  it('says whether a closed case is really solved, and has it reopened', async () => {
    await scan((await somewhere()).code)
    await page.locator('#text').fill('井盖缺了一块')
    await page.locator('#send').click()
    await sent()
    const number = await caseNo()
    await closeCase(city, number)
    await page.locator('#follow').click()
    await page.getByText('现场检查通过').waitFor()
    await page.locator('#do-evaluate').click()
    await page.locator('#send-action').click()
    await page.locator('#solved-error').getByText('请选择问题是否解决').waitFor()
    await page.locator('#solved-no').click()
    await page.locator('#star-2').click()
    await expectAccessible(page)
    await screenshot(page, 'h5-evaluate')
    await page.locator('#send-action').click()
    await page.getByText('谢谢您的评价').waitFor()

    await page.locator('#do-reopen').click()
    await page.locator('#note').fill('只修了一半')
    await page.locator('#send-action').click()
    await page.getByText('已经重新开始办理').waitFor()
    await page.locator('.timeline').getByText('只修了一半').waitFor()
    await screenshot(page, 'h5-reopened')
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

  it('is told how many words are too many, and none are cut off', async () => {
    await scan((await somewhere()).code)
    await page.locator('#text').fill('路'.repeat(503))
    await page.getByText('多了 3 个字').waitFor()
    await page.locator('#send').click()
    await page.locator('#text-error').getByText('最多 500 个字').waitFor()
    assert.equal((await page.locator('#text').inputValue()).length, 503)
    await expectAccessible(page)
    await screenshot(page, 'h5-too-long')
  })

  it('reads who runs the service and what becomes of the data', async () => {
    await page.goto(`${city.url}/m/pages/about/index`)
    await page.getByText('主办单位').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-about')
    await go('reports')
    await page.getByText('还没有上报过').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-reports-empty')
  })

  it('is told how to try again when the server is away', async () => {
    await page.goto(`${city.url}/m/pages/about/index`)
    await page.route('**/api/**', route => route.abort('internetdisconnected'))
    await go('reports')
    await page.getByText('网络不通').waitFor()
    await page.unroute('**/api/**')
    await page.locator('#retry').click()
    await page.getByText('还没有上报过').waitFor()
  })
})

/** Everything the city does with a case until it is closed, by the people whose work it is. */
async function closeCase(city: City, caseNo: string) {
  await carry(city, caseNo, 'checkPassed')
  await take(city, 'lead', caseNo, 'close', { note: '问题已经处理好' })
}
