import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { CaseView } from '../contracts/cases/views'
import { writePlaceCode } from '../contracts/codes/place-code'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, call, caseShown, eventually, hotline, photo, settled } from './console-desk'
import { intercept } from './intercept'

interface Total {
  counts: Record<string, number>
}

describe('A call that comes in at the hotline', () => {
  const { city, open } = hotline()

  const words = (page: Page) => page.getByLabel('市民说了什么')
  const sent = (page: Page) => page.getByRole('heading', { name: /登记好了/ }).waitFor()
  const shownNumber = async (page: Page) =>
    (await page.locator('.register-sent dd .visually-hidden').first().textContent()) ?? ''
  const allCases = async () => {
    const { counts } = await call<Total>(city(), 'lead', '/api/staff/counts')
    return Object.values(counts).reduce((sum, count) => sum + count, 0)
  }

  it('is written down by keys alone, read back large, and leads to its case', async () => {
    const page = await open('operator')
    await settled(page)
    await page.keyboard.press('c')
    await page.waitForURL(/\/console\/register$/)
    await expectAccessible(page)
    await eventually(() => words(page).evaluate(box => box === document.activeElement), 'the words have the keyboard')
    await page.keyboard.type('小区门口的路灯三天没亮了')
    await page.getByText('路灯照明').click()
    await page.getByLabel('地址').fill('解放路 12 号药店门口')
    await page.getByLabel('来电人').fill('李女士')
    await page.getByLabel('电话').fill('13800138000')
    const file = { name: 'call.jpg', mimeType: 'image/jpeg', buffer: await photo('#486') }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByAltText('照片 1').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-register')
    await page.keyboard.press('Control+Enter')
    await sent(page)
    await expectAccessible(page)
    await screenshot(page, 'console-register-sent')
    const caseNo = await shownNumber(page)
    assert.match(caseNo, /^\d{20}$/)
    await page.reload()
    await sent(page)
    assert.equal(await shownNumber(page), caseNo)
    assert.ok(!(await page.evaluate(() => JSON.stringify(sessionStorage))).includes('13800138000'))
    await page.keyboard.press('Control+Enter')
    await caseShown(page)
    assert.match(page.url(), new RegExp(caseNo))
    await page.getByText('热线，留了联系方式').waitFor()
    await page.getByText('路灯照明').first().waitFor()
  })

  it('says at each field what is missing, and keeps everything over leaving and reloading', async () => {
    const page = await open('operator', '/register')
    await words(page).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请写一句话，或者拍一张照片').waitFor()
    await page.getByText('请问清楚在哪里').waitFor()
    assert.ok(await words(page).evaluate(box => box === document.activeElement))
    await words(page).fill('垃圾堆在路口')
    await page.getByLabel('来电人').fill('陈先生')
    await page.getByLabel('地址').fill('站南路口')
    await page.keyboard.press('Control+Enter')
    await page.getByText('留了姓名，还要有电话才联系得上').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-register-missing')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await settled(page)
    await page.keyboard.press('c')
    assert.equal(await words(page).inputValue(), '垃圾堆在路口')
    await page.reload()
    assert.equal(await page.getByLabel('来电人').inputValue(), '陈先生')
    await page.getByRole('button', { name: '清空重写' }).click()
    assert.equal(await words(page).inputValue(), '')
  })

  it('is placed by a point on the map, and told at once when that is not in the city', async () => {
    const page = await open('operator', '/register')
    await words(page).fill('荒地里有人倒垃圾')
    await page.getByRole('button', { name: '在地图上选点' }).click()
    const point = page.getByLabel(/^点（点地图/)
    const stands = page.waitForResponse(/\/api\/ground\?lon=113\.59&lat=24\.8$/)
    await point.fill('24.8，113.59')
    await (await stands).finished()
    await expectGone(page.locator('.standing-note'))
    await point.fill('113.9, 24.8')
    await page.getByText('这个位置在本市范围以外').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-register-outside')
    await page.reload()
    assert.equal(await point.inputValue(), '113.9, 24.8')
    await page.keyboard.press('Control+Enter')
    await sent(page)
    await page.getByText('本市网格范围以外').waitFor()
    const { place } = await call<CaseView>(city(), 'operator', `/api/staff/cases/${await shownNumber(page)}`)
    assert.deepEqual([place.point, place.outside], [[113.9, 24.8], true])
  })

  it('says how many photos found no room, and tries none again that can never be sent', async () => {
    const page = await open('operator', '/register')
    const file = async (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer })
    const seven = await Promise.all(Array.from({ length: 7 }, async (_, at) => file(`${at}.jpg`, await photo('#468'))))
    await page.locator('input[type=file]').setInputFiles([await file('a.pdf', Buffer.from('%PDF-1.7')), ...seven])
    await page.getByText('多选的 2 张没有加上').waitFor()
    await page.getByText(/^a\.pdf：/).waitFor()
    await page.getByAltText('照片 5').waitFor()
    assert.equal(await page.getByRole('button', { name: /再传一次/ }).count(), 0)
    await page.getByRole('button', { name: '去掉 a.pdf' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请问清楚在哪里').waitFor()
    await page.getByRole('button', { name: '清空重写' }).click()
  })

  it('names its place by a code read out aloud, and joins the open case there', async () => {
    const caseNo = await aReport(city(), '同一盏灯先有人扫码报过', ['#345'])
    const view = await call<{ place: { code: string; codeName: string } }>(
      city(),
      'operator',
      `/api/staff/cases/${caseNo}`
    )
    const code = view.place.code
    const page = await open('operator', '/register')
    const box = page.getByLabel('二维码编号')
    const slip = code.slice(0, 3) + (code[3] === 'X' ? 'Y' : 'X') + code.slice(4)
    await box.fill(slip)
    await page.getByText('编号好像输错了一位').waitFor()
    await box.fill(writePlaceCode(code).toLowerCase())
    await page.getByText(view.place.codeName).first().waitFor()
    await page.getByRole('button', { name: `并入这一件 ${caseNo}` }).click()
    await words(page).fill('就是那盏灯，还是不亮')
    await expectAccessible(page)
    await screenshot(page, 'console-register-code')
    await page.getByRole('button', { name: '登记并并入' }).click()
    await page.getByText('已并入原来的案卷').waitFor()
    assert.equal(await shownNumber(page), caseNo)
    await page.keyboard.press('n')
    assert.equal(await words(page).inputValue(), '')
    const joined = await call<{ reportCount: number }>(city(), 'operator', `/api/staff/cases/${caseNo}`)
    assert.equal(joined.reportCount, 2)
  })

  it('is told when its code is retired, and can go on with an address', async () => {
    const page = await open('operator', '/register')
    await words(page).fill('公告栏旁边的路面坏了')
    await page.getByLabel('二维码编号').fill(city().retiredCode)
    await page.getByText('已经停用').waitFor()
    // A press while the first attempt is still on its way would count for the same attempt.
    const refused = page.waitForResponse('**/api/staff/reports').then(response => response.finished())
    await page.keyboard.press('Control+Enter')
    await refused
    await page.getByLabel('二维码编号').and(page.locator('[aria-invalid]')).waitFor()
    await page.getByLabel('地址').fill('和平路公告栏')
    await page.keyboard.press('Control+Enter')
    await sent(page)
  })

  it('becomes one case when the answer is lost, whatever is pressed or changed before the next try', async () => {
    const page = await open('operator', '/register')
    await words(page).fill('回答丢了的来电')
    await page.getByLabel('地址').fill('大学路 9 号')
    const before = await allCases()
    await intercept(page, '**/api/staff/reports', async route => {
      await route.fetch()
      await route.abort()
    })
    await page.keyboard.press('Control+Enter')
    await page.getByText('再提交也不会登记两件').waitFor()
    assert.equal(await words(page).inputValue(), '回答丢了的来电')
    await screenshot(page, 'console-register-offline')
    await page.unroute('**/api/staff/reports')
    await words(page).fill('回答丢了的来电，又补了一句')
    await page.reload()
    await page.getByRole('button', { name: '登记', exact: true }).dblclick()
    await sent(page)
    await page.getByText('前一次提交其实已经登记成功').waitFor()
    assert.equal(await allCases(), before + 1)
  })

  it('is sent once by a double click', async () => {
    const page = await open('operator', '/register')
    await words(page).fill('连点两下')
    await page.getByLabel('地址').fill('园前路 1 号')
    let posts = 0
    await intercept(page, '**/api/staff/reports', route => {
      posts += 1
      return route.continue()
    })
    await page.getByRole('button', { name: '登记', exact: true }).dblclick()
    await sent(page)
    assert.equal(posts, 1)
  })

  it('is no business of the other desks', async () => {
    const page = await open('lead', '/new')
    await settled(page)
    assert.equal(await page.getByRole('link', { name: '登记诉求' }).count(), 0)
  })
})
