import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible, screenshot } from './browser'
import { aReport, call, carry, caseShown, eventually, fetchAgain, hotline, settled, take } from './console-desk'

describe('The inbox of the console', () => {
  const { city, open } = hotline()

  const bell = (page: Page) => page.getByRole('link', { name: /^消息/ })
  const unread = async (page: Page) => (await bell(page).textContent())?.match(/(\d+) 条未读/)?.[1]
  const rowOf = (page: Page, caseNo: string) => page.locator('.messages-row', { hasText: caseNo })
  const readRowOf = (page: Page, caseNo: string) => rowOf(page, caseNo).and(page.locator(':not(.messages-row-new)'))

  /** Sends an operator's acceptance back, so that the operator is told. */
  async function sentBack(text: string, reason: string) {
    const caseNo = await aReport(city(), text)
    await carry(city(), caseNo, 'accept')
    await take(city(), 'lead', caseNo, 'sendBack', { reason })
    return caseNo
  }

  /** The person comes back to the window. */
  const lookAgain = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')))

  /** Until the operator has been told about these cases. */
  function arrived(...caseNos: string[]) {
    return eventually(async () => {
      const { items } = await call<{ items: { caseNo: string }[] }>(city(), 'operator', '/api/staff/messages')
      return caseNos.every(caseNo => items.some(item => item.caseNo === caseNo))
    }, 'the operator is told')
  }

  /** Presses the key for "all read" until it shows. The city goes on, and may tell something new in between. */
  function readAllUntil(page: Page, shows: () => Promise<boolean>, what: string) {
    return eventually(async () => {
      await page.keyboard.press('a')
      await fetchAgain(page, '/api/staff/messages')
      return shows()
    }, what)
  }

  it('rings within reach of the keyboard, opens the case, and has been read then', async () => {
    const page = await open('operator')
    await settled(page)
    const first = await sentBack('人行道地砖松动', '立案条件选错了，请按照片重选')
    const second = await sentBack('花坛里有碎玻璃', '事项选得不对')
    await arrived(first, second)
    await lookAgain(page)
    await bell(page)
      .getByText(/条未读/)
      .waitFor()
    await page.keyboard.press('i')
    await page.waitForURL(/\/messages/)
    await rowOf(page, second).getByText('未读').waitFor()
    await rowOf(page, first).getByText('立案条件选错了').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-messages')

    // Lights that turn meanwhile may stand above it.
    const rowsAbove = await rowOf(page, first).evaluate(row =>
      Array.from(row.parentElement?.children ?? []).indexOf(row)
    )
    for (let row = 0; row <= rowsAbove; row += 1) await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await caseShown(page)
    assert.match(page.url(), new RegExp(`/cases/${first}`))
    await eventually(async () => {
      const count = await call<{ unread: number }>(city(), 'operator', '/api/staff/messages/unread')
      return Number(await unread(page)) === count.unread
    }, 'the bell counts what is left')
    await page.goBack()
    await readRowOf(page, first).waitFor()
  })

  it('shows only what is unread, and forgets it all at one key', async () => {
    const caseNo = await sentBack('路口护栏倒了', '请补充位置')
    const page = await open('operator', '/messages')
    await page.locator('.messages-list').waitFor()
    await arrived(caseNo)
    await page.keyboard.press('r')
    await rowOf(page, caseNo).waitFor()
    await page.keyboard.press('u')
    await page.waitForURL(/unread=1/)
    // While the list loads there are no rows, and a key that is pressed then does nothing.
    await eventually(async () => {
      const shown = await page.locator('.messages-row').count()
      return shown > 0 && shown === (await page.locator('.messages-row-new').count())
    }, 'only unread ones are shown')
    await screenshot(page, 'console-messages-unread')
    await readAllUntil(page, async () => (await unread(page)) === undefined, 'the bell is silent')
    await page.keyboard.press('u')
    await page.getByRole('button', { name: '只看未读', pressed: false }).waitFor()
    await page.keyboard.press('r')
    await readRowOf(page, caseNo).waitFor()
    await page.keyboard.press('u')
    await page.getByRole('button', { name: '只看未读', pressed: true }).waitFor()
    await readAllUntil(page, () => page.getByText('都看过了').isVisible(), 'nothing is left')
    await expectAccessible(page)
  })

  it('offers what has come since without moving the rows', async () => {
    const page = await open('operator', '/messages')
    await page.locator('.messages-list').waitFor()
    const caseNo = await sentBack('公交站牌歪了', '请核对地址')
    await arrived(caseNo)
    await lookAgain(page)
    const news = page.getByRole('button', { name: /有新消息/ })
    await news.waitFor()
    assert.equal(await rowOf(page, caseNo).count(), 0)
    await screenshot(page, 'console-messages-news')
    await news.click()
    await rowOf(page, caseNo).waitFor()
  })

  it('is in the list of shortcuts, and not there for those without cases', async () => {
    const page = await open('operator')
    await settled(page)
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('全部标为已读').waitFor()
    await screenshot(page, 'console-help')
    const other = await open('auditor')
    await other.getByRole('heading', { name: '审计记录' }).waitFor()
    assert.equal(await bell(other).count(), 0)
  })
})
