import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible, expectGone, phone, screenshot } from './browser'
import type { City } from './city'
import { carry, take } from './console-desk'
import { residentSteps } from './resident-steps'
import { residentsPhone } from './residents-phone'

describe('a resident with a browser', () => {
  let city: City
  let browser: Browser
  let page: Page

  residentsPhone(now => {
    ;({ city, browser, page } = now)
  })
  const { scan, pickPhoto, sent, textOf, go, caseNo, somewhere, placeWithOpenCase } = residentSteps(() => ({
    city,
    page
  }))

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
    await expectGone(page.locator('#do-urge'))

    await page.locator('#do-withdraw').click()
    await expectAccessible(page)
    await screenshot(page, 'h5-withdraw')
    await page.locator('#send-action').click()
    await page.getByText('已经撤回').waitFor()
    await expectGone(page.locator('#do-withdraw'))
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
})

/** Everything the city does with a case until it is closed, by the people whose work it is. */
async function closeCase(city: City, caseNo: string) {
  await carry(city, caseNo, 'checkPassed')
  await take(city, 'lead', caseNo, 'close', { note: '问题已经处理好' })
}
