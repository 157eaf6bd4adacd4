import assert from 'node:assert/strict'
import { screenshot } from './browser'
import { call } from './console-desk'
import { aCheck, aVerification, look } from './field'
import { fieldWork } from './h5-staff'
import { intercept } from './intercept'

describe('a collector on site with a browser', () => {
  const { city, openAs, takePhoto } = fieldWork()
  const aFreshCode = async () => {
    const batch = `field-${Math.random().toString(36).slice(2, 8)}`
    await call(city(), 'administrator', '/api/staff/code-batches', { batch, count: 1 })
    const path = `/api/staff/codes?batch=${batch}&limit=1`
    const { items } = await call<{ items: { code: string }[] }>(city(), 'administrator', path)
    return items[0]?.code ?? ''
  }
  const lastOf = async (caseNo: string) => (await look(city(), caseNo)).history.at(-1)

  it('is told at once that they are not in the city, where they report on patrol and where they hang a code', async () => {
    const { context, page } = await openAs('collector', 'patrol/index')
    await context.setGeolocation({ longitude: 113.9, latitude: 24.8, accuracy: 12 })
    await page.locator('#find-position').click()
    await page.locator('#position').getByText('在本市范围以外').waitFor()
    await screenshot(page, 'h5-field-patrol-outside')
    await takePhoto(page)
    await page.locator('#text').fill('界碑旁有垃圾')
    await page.locator('#send').click()
    await page.locator('#told').getByText('先核对地点').waitFor()
    const code = await aFreshCode()
    await page.goto(`${city().url}/m/staff/pages/code/index?c=${code}`)
    await page.locator('#find-position').click()
    await page.locator('#position').getByText('没有采集员负责').waitFor()
    await screenshot(page, 'h5-field-code-outside')
  })

  it('sees the first wrong field with its message, on the smallest phone, with the focus in it', async () => {
    const caseNo = await aVerification(city(), '井盖会响')
    const code = await aFreshCode()
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    await page.setViewportSize({ width: 320, height: 568 })
    const inSight = async (error: string) => {
      await page.locator(error).waitFor()
      await page.waitForFunction(selector => {
        const foot = [...document.querySelectorAll('.screen-foot')].find(found => found.getClientRects().length > 0)
        const said = document.querySelector(selector)?.getBoundingClientRect()
        const inside = document.activeElement?.closest('.field')?.querySelector(selector)
        return inside && said && said.top >= 0 && said.bottom <= (foot?.getBoundingClientRect().top ?? 0)
      }, error)
    }
    const atEnd = (button: string) => page.locator(button).scrollIntoViewIfNeeded()
    await atEnd('#take-step')
    await page.locator('#take-step').click()
    await inSight('#found-error')
    await screenshot(page, 'h5-field-first-wrong-320')
    await page.goto(`${city().url}/m/staff/pages/patrol/index`)
    await page.locator('#address').scrollIntoViewIfNeeded()
    await page.locator('#send').click()
    await inSight('#media-error')
    await page.goto(`${city().url}/m/staff/pages/code/index?c=${code}`)
    await atEnd('#post')
    await page.locator('#post').click()
    await inSight('#point-error')
  })

  it('is told that a phone that keeps nothing must stay open until all is sent', async () => {
    const caseNo = await aVerification(city(), '栏杆松了')
    const { context, page } = await openAs('collector', 'tasks/index')
    await page.locator(`#task-${caseNo}`).waitFor()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.locator(`#task-${caseNo}`).click()
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await context.setOffline(true)
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('请开着这一页').waitFor()
    await page.locator('#back').click()
    await page.locator('#not-lasting').getByText('关掉这一页就没有了').waitFor()
    await screenshot(page, 'h5-field-not-lasting')
    await context.setOffline(false)
    await page.locator('#outbox').waitFor({ state: 'detached' })
    assert.equal((await look(city(), caseNo)).history.filter(({ action }) => action === 'verify').length, 1)
  })

  it('is not told of a lost network when it is the server that has no time, and all goes by itself', async () => {
    const caseNo = await aVerification(city(), '路面有坑')
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    let busy = true
    await intercept(page, '**/actions/verify', async route => {
      if (!busy) return route.continue()
      busy = false
      await route.fulfill({
        status: 503,
        headers: { 'Retry-After': '1' },
        contentType: 'application/json',
        body: JSON.stringify({ error: { code: 'not_ready', message: '系统正在启动，请稍后再试' } })
      })
    })
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('系统忙').waitFor()
    await page.locator('#told').getByText('已送达').waitFor()
    assert.equal((await look(city(), caseNo)).state, 'submitted')
  })

  it('finds what was begun for a code that hangs over a reload: words and photo', async () => {
    const [code] = city().codes
    const { page } = await openAs('collector', `code/index?c=${code}`)
    await page.locator('#step-damage').click()
    await page.locator('#words').fill('被人撕了一半')
    await takePhoto(page)
    await page.reload()
    await page.locator('.photo-sent').waitFor()
    assert.equal(await page.locator('#words').inputValue(), '被人撕了一半')
    await screenshot(page, 'h5-field-code-begun')
  })

  it('is told on the spot of a file that can never be a photo, and nothing goes without it unnoticed', async () => {
    const caseNo = await aVerification(city(), '花坛缺了一块')
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await page.getByRole('alert').getByText('PDF 文件').waitFor()
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await page.locator('#take-step').click()
    await page.locator('#media-error').getByText('有照片发不了').waitFor()
    await page.locator('#add-photo-remove-1').click()
    await takePhoto(page)
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('已送达').waitFor()
    assert.equal((await lastOf(caseNo))?.media.length, 1)
  })

  it('reads everything at twice the size of letters, on the smallest phone, with no two buttons of one name', async () => {
    const [first, second] = [await aVerification(city(), '垃圾桶倒了'), await aCheck(city(), '井盖裂了')]
    for (const path of [
      'tasks/index',
      `task/index?caseNo=${first}`,
      `task/index?caseNo=${second}`,
      `code/index?c=${city().codes[1]}`,
      'patrol/index',
      'messages/index'
    ]) {
      const { context, page } = await openAs('collector', path)
      await page.setViewportSize({ width: 320, height: 568 })
      const client = await context.newCDPSession(page)
      await client.send('Page.enable')
      await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
      await page.reload()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForLoadState('networkidle')
      if (path.endsWith(second)) await page.locator('#step-checkFailed').click()
      if (path.startsWith('code')) await page.locator('#step-damage').click()
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.tap, .card, .title, .notice, .hint, .input, .tag')]
          .filter(part => part.getClientRects().length > 0)
          .filter(part => {
            const { left, right } = part.getBoundingClientRect()
            return left < -1 || right > innerWidth + 1 || part.scrollWidth > part.clientWidth + 2
          })
          .map(part => part.outerHTML.slice(0, 90))
      )
      assert.deepEqual(wide, [], path)
      const names = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button')]
          .filter(button => button.getClientRects().length > 0)
          .map(button => button.getAttribute('aria-label') ?? button.innerText.trim())
      )
      assert.deepEqual([...new Set(names)].sort(), [...names].sort(), path)
      await screenshot(page, `h5-field-letters-200-${path.split('/')[0]}`)
      await context.close()
    }
  })
})
