import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, carry, caseShown, eventually, hotline, rows, settled } from './console-desk'

const caseIn = (page: Page) => /cases\/(\d{20})/.exec(page.url())?.[1]

describe('Two desks at once', () => {
  const { city, open, openDesk, openCase } = hotline()

  it('hear of a new case, of what a colleague did with one, and of who has which open, without a reload', async () => {
    const kept = await aReport(city(), '井盖响，两个台同时看')
    const page = await open('operator', '/?state=submitted&sort=newest')
    await settled(page)
    const first = await rows(page).locator('a').first().getAttribute('data-case')
    await aReport(city(), '刚刚倒下的树')
    await page.getByText('有 1 件新案卷').waitFor()
    assert.equal(await rows(page).locator('a').first().getAttribute('data-case'), first)

    const other = await openCase('operator2', kept)
    const row = rows(page).filter({ hasText: '井盖响，两个台同时看' })
    await row.getByText('受理员乙正在办').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-live-deciding')
    await row.locator('a').click()
    await caseShown(page)
    await page.locator('.case-head').getByText('受理员乙正在办').waitFor()
    await other.locator('.case-head').getByText('受理员甲在看').waitFor()
    await screenshot(page, 'console-live-case')
    await page.keyboard.press('Escape')
    await settled(page)
    await expectGone(other.locator('.case-head').getByText('受理员甲在看'))

    await carry(city(), kept, 'accept')
    await row.getByText('已到：待立案').waitFor()
    await row.getByText('受理员乙在看').waitFor()
    await screenshot(page, 'console-live-gone')
    await page.keyboard.press('r')
    await expectGone(row)
  })

  it('learn on an open case within seconds what a colleague did', async () => {
    const caseNo = await aReport(city(), '一件案卷两个人开着')
    const page = await openCase('operator', caseNo)
    await carry(city(), caseNo, 'accept')
    await page.getByText('这件案卷刚刚有了变化').waitFor()
  })

  it('go on by themselves from one decision to the next, each with cases of its own', async () => {
    for (let index = 0; index < 5; index += 1)
      await carry(city(), await aReport(city(), `连着办的第 ${index} 件`), 'accept')
    const page = await openDesk('lead', '/?state=accepted')
    await settled(page)
    await page.keyboard.press('Enter')
    await caseShown(page)
    const done = caseIn(page)
    await page.keyboard.press('Control+Enter')
    await page.getByText('「立案」办好了').waitFor()
    await eventually(async () => caseIn(page) !== done && caseIn(page) !== undefined, 'the next case is open')
    await caseShown(page)
    await screenshot(page, 'console-live-next')
    await page.keyboard.press('n')
    const second = caseIn(page)
    await eventually(async () => caseIn(page) !== second, 'the one after it is open')
    await caseShown(page)
    const checked = page.getByRole('checkbox', { name: '办完自动打开下一件' })
    assert.ok(await checked.isChecked())
    await checked.uncheck()
    await page.reload()
    await caseShown(page)
    assert.ok(!(await checked.isChecked()))
    await page.keyboard.press('Control+Enter')
    await page.getByText('「立案」办好了。').waitFor()
  })

  it('are never handed the same case', async () => {
    for (let index = 0; index < 6; index += 1) await aReport(city(), `两个台分着办 ${index}`)
    const desks = await Promise.all(['operator', 'operator2'].map(name => open(name, '/?state=submitted')))
    for (const page of desks) await settled(page)
    await Promise.all(desks.map(page => page.keyboard.press('Enter')))
    for (const page of desks) await caseShown(page)
    const seen: string[][] = [[], []]
    for (let turn = 0; turn < 3; turn += 1) {
      const before = desks.map(caseIn)
      await Promise.all(desks.map(page => page.keyboard.press('n')))
      for (const [index, page] of desks.entries()) {
        await eventually(async () => caseIn(page) !== before[index] && caseIn(page) !== undefined, 'another is open')
        await caseShown(page)
        seen[index]?.push(caseIn(page) ?? '')
      }
      assert.notEqual(caseIn(desks[0] as Page), caseIn(desks[1] as Page))
    }
  })

  it('share one line in one browser, and the other window goes on with it when the first is closed', async () => {
    const page = await open('operator', '/?state=submitted&sort=newest')
    await settled(page)
    const other = await page.context().newPage()
    let lines = 0
    page.context().on('request', request => {
      if (new URL(request.url()).pathname === '/api/staff/live') lines += 1
    })
    await other.goto(`${city().url}/console/?state=submitted&sort=newest`)
    await settled(other)
    await aReport(city(), '第二个窗口也要知道')
    await other.getByText('有 1 件新案卷').waitFor()
    assert.equal(lines, 0)
    await page.close()
    await eventually(async () => lines === 1, 'the other window has the line')
    await aReport(city(), '关了一个窗口以后')
    await other.getByText('有 2 件新案卷').waitFor()
  })
})
