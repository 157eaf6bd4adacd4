import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { photograph } from '../server/demo/scene'
import { desk, expectAccessible, launchBrowser, phone, screenshot } from './browser'
import { type City, startCity } from './city'

/** A photo as a phone takes it: with a position, a maker and a time in it. */
async function phonePhoto(): Promise<Buffer> {
  return sharp(await photograph('lamp', false))
    .withExif({
      IFD0: { Make: 'StoryPhone' },
      IFD2: { DateTimeOriginal: '2026:11:20 09:30:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '24/1 48/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 35/1 24/1' }
    })
    .jpeg()
    .toBuffer()
}

describe('One report, from the code in the street to the closed case', function () {
  this.timeout(120_000)
  let city: City
  let browser: Browser
  let street: BrowserContext
  let resident: Page
  let caseNo = ''

  before(async () => {
    city = await startCity()
    browser = await launchBrowser()
    street = await phone(browser)
    resident = await street.newPage()
  })
  after(async () => {
    await browser?.close()
    await city?.stop()
  })

  /** Sits down at a desk of the console and opens the case by hand: signs in, searches, opens. */
  const at = async (username: string): Promise<Page> => {
    const page = await (await desk(browser)).newPage()
    await page.goto(`${city.url}/console/?state=all`)
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('密码').fill(city.password)
    await page.keyboard.press('Enter')
    await page.locator('.queue-row').first().waitFor()
    await page.getByLabel('搜索案卷').fill(caseNo)
    await page.locator(`[data-case="${caseNo}"]`).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    return page
  }
  const isNow = (page: Page, state: string) => page.getByText(`案卷现在：${state}`).waitFor()
  const leave = (page: Page) => page.context().close()

  it('is sent with a photo and a line', async () => {
    await resident.goto(`${city.url}/q/${city.codes[5]}`)
    const [chooser] = await Promise.all([resident.waitForEvent('filechooser'), resident.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await resident.locator('.photo-sent').waitFor()
    await resident.locator('#text').fill('路灯连着三天不亮，孩子放学看不见路')
    await resident.locator('#send').click()
    await resident.waitForURL('**/pages/sent/index**')
    caseNo = ((await resident.locator('#case-no').textContent()) ?? '').replace(/\s/g, '')
    assert.match(caseNo, /^440204\d{14}$/)
    await resident.locator('#follow').click()
    await resident.getByText('已收到您的上报').waitFor()
  })

  it('leaves no trace in any stored file of where or with what the photo was taken', () => {
    const folder = join(city.dataDir, 'media')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jpg'))
    assert.ok(files.length >= 2)
    for (const file of files) {
      const bytes = readFileSync(join(folder, file))
      assert.ok(!bytes.includes('StoryPhone') && !bytes.includes('Exif'), file)
    }
  })

  it('is accepted by the operator and filed by the shift lead', async () => {
    const operator = await at('operator')
    await operator.keyboard.press('1')
    await operator.keyboard.type('01037 缺亮')
    await operator.getByRole('option', { name: '路灯' }).first().waitFor()
    await operator.keyboard.press('Enter')
    await operator.keyboard.press('Control+Enter')
    await isNow(operator, '待立案')
    await leave(operator)
    const lead = await at('lead')
    await lead.keyboard.press('1')
    await lead.keyboard.press('Enter')
    await isNow(lead, '待派遣')
    await leave(lead)
  })

  it('is dispatched, signed for and done by the department, with a photo', async () => {
    const dispatcher = await at('dispatcher')
    await dispatcher.keyboard.press('1')
    await dispatcher.keyboard.type('市政')
    await dispatcher.getByRole('option', { name: '市政设施维护所' }).waitFor()
    await dispatcher.keyboard.press('Enter')
    await dispatcher.keyboard.press('Control+Enter')
    await isNow(dispatcher, '待处置')
    await leave(dispatcher)
    const handler = await at('handler')
    await handler.keyboard.press('1')
    await handler.keyboard.press('Enter')
    await isNow(handler, '处置中')
    await handler.keyboard.press('1')
    await handler.getByLabel('处理结果').fill('换了灯头，已经亮了')
    const done = { name: 'done.jpg', mimeType: 'image/jpeg', buffer: await photograph('lamp', true) }
    await handler.locator('input[type=file]').setInputFiles(done)
    await handler.getByAltText('处理后的照片 1').waitFor()
    await handler.keyboard.press('Control+Enter')
    await isNow(handler, '待核查')
    await leave(handler)
  })

  it('is checked by somebody else and closed', async () => {
    const collector = await at('collector')
    await collector.getByRole('button', { name: '确定核查通过' }).click()
    await isNow(collector, '待结案')
    await leave(collector)
    const lead = await at('lead')
    await lead.keyboard.press('1')
    await lead.keyboard.press('Enter')
    await isNow(lead, '已结案')
    await screenshot(lead, 'story-closed')
    await leave(lead)
  })

  it('and its sender reads every step, sees the result and says that it is solved', async () => {
    await resident.reload()
    for (const told of ['已受理', '已立案', '已交给负责的部门', '部门报告已处理完', '现场检查通过', '已办结']) {
      await resident.locator('.timeline').getByText(told, { exact: false }).first().waitFor()
    }
    await resident.getByText('换了灯头，已经亮了').waitFor()
    await expectAccessible(resident)
    await resident.screenshot({ path: 'dist/screenshots/story-resident.png', fullPage: true })
    await resident.locator('#do-evaluate').click()
    await expectAccessible(resident)
  })
})
