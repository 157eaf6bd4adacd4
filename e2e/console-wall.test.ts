import assert from 'node:assert/strict'
import type { WallView } from '../contracts/cases/wall'
import { expectAccessible, screenshot } from './browser'
import { aReport, call, caseShown, eventually, fetchAgain, hotline, rows, settled } from './console-desk'

describe('The wall on the console', () => {
  const { city, open } = hotline()

  it('shows what is late by stage and department, and leads from a number to its cases', async () => {
    const departments = async () => (await call<WallView>(city(), 'supervisor', '/api/staff/wall')).departments
    const late = (await departments()).find(({ red }) => red > 0)
    assert.ok(late, 'the demo has late cases in a department')
    const page = await open('supervisor', '/wall')
    await page.getByRole('heading', { name: '最急的案卷' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-wall')
    await page.getByRole('link', { name: new RegExp(`^${late.name}已超时 \\d+ 件$`) }).click()
    await page.waitForURL(/department=/)
    await settled(page)
    // Another light may turn at any moment; then the rows are those of a moment ago.
    await eventually(async () => {
      const { red } = (await departments()).find(({ name }) => name === late.name) ?? {}
      if ((await rows(page).count()) === red) return true
      await fetchAgain(page, '/api/staff/cases')
      return false
    }, 'there are as many rows as the wall counts')
    await page.getByRole('button', { name: `不再只看${late.name}` }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-wall-queue')
    await page.goBack()
    await page.locator('.wall-worst a').first().click()
    await caseShown(page)
    await page.getByRole('button', { name: '催办', exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('「催办」办好了。').waitFor()
  })

  it('keeps itself up to date', async () => {
    const page = await open('supervisor', '/wall')
    const waiting = page.getByRole('row', { name: /待受理/ })
    await waiting.waitFor()
    const sum = async () =>
      (await waiting.getByRole('cell').allTextContents()).reduce((all, count) => all + Number(count), 0)
    const before = await sum()
    await aReport(city(), '墙上要多一件')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await eventually(async () => (await sum()) === before + 1, 'the new case is counted')
  })
})
