import assert from 'node:assert/strict'
import type { Figures } from '../contracts/statistics/figures'
import { expectAccessible, screenshot } from './browser'
import { call, hotline } from './console-desk'

describe('The evaluation on the console', () => {
  const { city, open } = hotline()
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
  const wholeYear = `from=${year}-01-01&to=${year}-12-31`

  /** The jobs count what the demo city began with, within a minute. */
  async function counted() {
    const until = Date.now() + 90_000
    while (Date.now() < until) {
      const figures = await call<Figures>(city(), 'supervisor', `/api/staff/figures?${wholeYear}`)
      if (figures.upToDate && (figures.total.counts.dispatch ?? 0) > 0) return figures
    }
    throw new Error('The cases of the demo city have not been counted in a minute and a half')
  }

  it('tells each number with its definition, and opens exactly its cases', async () => {
    const { total } = await counted()
    const page = await open('supervisor', `/figures?period=year&from=${year}-01-01`)
    await page.getByRole('heading', { name: '综合评价' }).waitFor()
    await page.getByText('处置 ÷ 应处置。越高越好').waitFor()
    await page.getByText(`${year}年`, { exact: true }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-figures')
    await page.setViewportSize({ width: 1280, height: 720 })
    await screenshot(page, 'console-figures-1280')
    await page.setViewportSize({ width: 1440, height: 900 })

    const reported = total.counts.report ?? 0
    await page.getByRole('link', { name: `上报 ${reported}`, exact: true }).click()
    await page.getByText(`共 ${reported} 条`).first().waitFor()
    assert.equal(await page.getByRole('row').count(), Math.min(50, reported) + 1)
    await expectAccessible(page)
    await screenshot(page, 'console-figures-cases')
    const first = page.getByRole('link', { name: /^\d{20}$/ }).first()
    const caseNo = await first.textContent()
    await first.click()
    await page.waitForURL(new RegExp(`/cases/${caseNo}`))
  })

  it('goes from the city into a department by keyboard, and its address can be shared', async () => {
    await counted()
    const page = await open('lead', `/figures?period=year&from=${year}-01-01`)
    const table = page.getByRole('table', { name: '按期处置率' })
    const name = table.getByRole('rowheader').getByRole('link').first()
    const department = await name.textContent()
    await name.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/department=/)
    await page.getByText(`部门：${department} ✕`).waitFor()
    await page.getByRole('link', { name: '返工率', exact: true }).click()
    await page.locator('h2:focus').getByText('返工率').waitFor()
    await screenshot(page, 'console-figures-department')
    const shared = page.url()
    const other = await open('supervisor', shared.slice(shared.indexOf('/figures')))
    await other.getByRole('heading', { name: '返工率' }).waitFor()
    await other.getByRole('button', { name: '不限部门' }).click()
    await other.getByText('全市').waitFor()
    await other.getByRole('button', { name: '前一期' }).click()
    await other.getByText(`${year - 1}年`, { exact: true }).waitFor()
  })

  it('shows a department its own part, and says so; whoever has no right does not find it', async () => {
    const clerk = await open('clerk', '/figures')
    await clerk.getByText('只统计您能看到的案卷').waitFor()
    const auditor = await open('auditor', '/figures')
    await auditor.waitForURL(/\/console\/audit$/)
  })
})
