import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { chinaDay, dayMs } from '../contracts/china-time'
import { standsForHeader } from '../contracts/staff/session-headers'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, caseShown, hotline, settled } from './console-desk'

describe('Standing in for a colleague at the console', () => {
  const { city, open } = hotline()
  const until = chinaDay(Date.now() + 2 * dayMs)

  async function arrange(page: Page, who: string) {
    const form = page.getByRole('form', { name: '安排代班' })
    await form.getByRole('button', { name: '安排代班' }).click()
    await form.getByText('请选择谁来代班').waitFor()
    await form.getByLabel('请谁代班').click()
    await page.getByTitle(who, { exact: true }).click()
    await form.getByLabel('到（含）').fill(until)
    await form.getByRole('button', { name: '安排代班' }).click()
  }
  async function choose(page: Page, what: RegExp) {
    await page.getByRole('button', { name: '代班', exact: true }).click()
    await page.getByRole('menuitem', { name: what }).click()
  }
  const actingFor = (page: Page) => page.getByRole('region', { name: '代班', exact: true })
  const me = (page: Page, name: string) => page.getByRole('link', { name: `${name}，我的账号`, exact: true })

  async function openFromQueue(page: Page, caseNo: string) {
    await page.getByRole('link', { name: '码上办', exact: true }).click()
    await settled(page)
    await page.getByLabel('搜索案卷').fill(caseNo)
    await page.keyboard.press('Enter')
    await page.locator(`[data-case="${caseNo}"]`).click()
    await caseShown(page)
  }

  it('is asked of a colleague, chosen by them, seen in the history, and ends without a lost word', async () => {
    const [first, second] = [await aReport(city(), '代班的第一件'), await aReport(city(), '代班的第二件')]
    const colleague = await open('operator', '/account')
    await arrange(colleague, '受理员乙')
    const end = colleague.getByRole('button', { name: '结束受理员乙 代 受理员甲' })
    await end.waitFor()
    await expectAccessible(colleague)
    await screenshot(colleague, 'console-stand-in-own')

    const page = await open('operator2')
    await settled(page)
    const queue = page.waitForRequest(
      request =>
        new URL(request.url()).pathname === '/api/staff/cases' && standsForHeader.toLowerCase() in request.headers()
    )
    await choose(page, /代 受理员甲/)
    await queue
    await me(page, '受理员乙 代 受理员甲').waitFor()
    await actingFor(page).getByText('您正在代 受理员甲 办理').waitFor()
    await settled(page)
    await page.getByRole('button', { name: '代班', exact: true }).click()
    await page.getByRole('menuitem', { name: '回到自己' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-stand-in-acting')
    await page.keyboard.press('Escape')

    const tab = await page.context().newPage()
    await tab.goto(`${city().url}/console/`)
    await me(tab, '受理员乙').waitFor()
    await settled(tab)
    assert.equal(await actingFor(tab).count(), 0)

    await openFromQueue(page, first)
    await page.keyboard.press('2')
    await page.getByLabel('请现场看什么').fill('看看是哪一盏灯')
    await page.keyboard.press('Control+Enter')
    await page.getByText('「派核实」办好了').waitFor()
    await tab.goto(`${city().url}/console/cases/${first}`)
    await caseShown(tab)
    await tab.getByRole('main').getByText('受理员乙 代 受理员甲').first().waitFor()
    await screenshot(tab, 'console-stand-in-history')

    await openFromQueue(page, second)
    await page.keyboard.press('3')
    await page.getByLabel('现场没有发现所说的问题').check()
    await page.getByLabel('给市民的话').fill('我们去看过了，灯是亮的')
    await screenshot(page, 'console-stand-in-case')
    await end.click()
    await expectGone(end)
    // Whatever the page asks next is refused; it asks by itself on coming back to the window.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByText('代班已经结束，现在是您自己的账号。填的内容都在').waitFor()
    await expectGone(actingFor(page))
    await me(page, '受理员乙').waitFor()
    assert.equal(await page.getByLabel('给市民的话').inputValue(), '我们去看过了，灯是亮的')
    await expectAccessible(page)
    await screenshot(page, 'console-stand-in-over')
    await page.keyboard.press('Control+Enter')
    await page.getByText('「不予受理」办好了。').waitFor()
  })

  it('is arranged by the officer, brings the colleague’s pages, and leaves none of them on going back or with a new password', async () => {
    const officer = await open('security', '/accounts')
    await officer.getByRole('link', { name: '值班长', exact: true }).click()
    await arrange(officer, '受理员乙')
    await officer.getByRole('button', { name: '结束受理员乙 代 值班长' }).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-stand-in-officer')

    const page = await open('operator2', '/account')
    await page.getByRole('button', { name: '现在代 值班长' }).click()
    await page.getByRole('link', { name: '请假', exact: true }).click()
    await actingFor(page).getByText('您正在代 值班长 办理').waitFor()
    await page.getByRole('heading', { name: '请假' }).waitFor()
    await screenshot(page, 'console-stand-in-absences')
    await me(page, '受理员乙 代 值班长').click()
    await page.getByText('operator2', { exact: true }).waitFor()
    await screenshot(page, 'console-stand-in-own-acting')
    // Whoever has set a new password goes on with a session of their own.
    await page.getByLabel('现在的密码').fill(city().password)
    await page.getByLabel('新密码', { exact: true }).fill('雨天的伞在门口放着呢')
    await page.getByLabel('再输一次新密码').fill('雨天的伞在门口放着呢')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByText('现在是您自己的账号。要接着代班，请再选一次').waitFor()
    await me(page, '受理员乙').waitFor()
    await choose(page, /代 值班长/)
    await me(page, '受理员乙 代 值班长').waitFor()
    await actingFor(page).getByRole('button', { name: '回到自己' }).click()
    await me(page, '受理员乙').waitFor()
    await settled(page)
    await expectGone(page.getByRole('link', { name: '请假', exact: true }))
  })
})
