import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, caseShown, hotline, settled, signIn } from './console-desk'
import { intercept } from './intercept'

describe('A session at the console', () => {
  const { city, closedDoor, openCase } = hotline({ SEVERAL_SESSIONS: 'false' })
  const sitDown = async (username: string, path = '/') => {
    const page = await closedDoor(path)
    await signIn(page, username, city().password)
    return page
  }
  const words = '我们去看过了，灯是亮的'
  async function writeSomething(page: Page) {
    await page.keyboard.press('3')
    await page.getByLabel('现场没有发现所说的问题').check()
    await page.getByLabel('给市民的话').fill(words)
  }
  const written = (page: Page) => page.getByLabel('给市民的话').inputValue()

  it('warns a minute before it ends, goes on with one key, and keeps what was typed', async () => {
    const page = await openCase('operator', await aReport(city(), '路灯不亮，值班员走开了'))
    await writeSomething(page)
    let lasts: string | undefined = '60'
    await intercept(page, '**/api/staff/**', async route => {
      const response = await route.fetch()
      await route.fulfill({ response, headers: { ...response.headers(), ...(lasts && { 'session-lasts': lasts }) } })
    })
    const lookAround = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await lookAround()
    const warning = page.getByRole('dialog', { name: '登录快要结束' })
    await warning.getByText('您还在吗？').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-idle-warning')
    lasts = undefined
    await page.keyboard.press('Enter')
    await expectGone(warning)
    assert.equal(await written(page), words)
    lasts = '60 final'
    await lookAround()
    await warning.getByText('快满 12 小时了').waitFor()
    await screenshot(page, 'console-twelve-hours')
    await warning.getByRole('button', { name: '知道了' }).click()
    await expectGone(warning)
  })

  it('ends when the same person signs in elsewhere, who reads so and finds what was typed; their tabs go on together', async () => {
    const caseNo = await aReport(city(), '路灯不亮，同一个账号两处登录')
    const page = await sitDown('operator', `/cases/${caseNo}`)
    await caseShown(page)
    await writeSomething(page)
    const tab = await page.context().newPage()
    await tab.goto(`${city().url}/console/`)
    await settled(tab)
    const elsewhere = await sitDown('operator')
    await settled(elsewhere)
    await tab.getByRole('link', { name: '登记诉求' }).click()
    await tab.evaluate(() => window.dispatchEvent(new Event('focus')))
    await tab.locator('.sign-in-card').getByText('您的账号在别处登录了').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('.sign-in-card').getByText('您的账号在别处登录了').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-signed-in-elsewhere')
    await page.getByLabel('密码').fill(city().password)
    await page.keyboard.press('Enter')
    await page.getByLabel('给市民的话').waitFor()
    assert.equal(await written(page), words)
    await tab.getByRole('link', { name: '登记诉求' }).waitFor()
  })

  it('is listed with the person’s other ones, and each can be ended', async () => {
    const asPhone = {
      'content-type': 'application/json',
      'client-kind': 'phone',
      'user-agent': 'Android MicroMessenger'
    }
    const body = JSON.stringify({ username: 'lead', password: city().password })
    const opened = await fetch(`${city().url}/api/staff/session`, { method: 'POST', headers: asPhone, body })
    const { token } = (await opened.json()) as { token: string }
    const page = await sitDown('lead', '/account')
    await page.getByText('就是这里').waitFor()
    await page.getByText('手机（微信 · 安卓）').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-own-sessions')
    await page.getByRole('button', { name: '让手机（微信 · 安卓）退出' }).click()
    await expectGone(page.getByText('手机（微信 · 安卓）'))
    const after = await fetch(`${city().url}/api/staff/session`, { headers: { authorization: `Bearer ${token}` } })
    assert.match(await after.text(), /您在别处结束了这里的登录/)
  })

  it('lies where no script finds it, and a link in a message opens a case signed in', async () => {
    const page = await sitDown('dispatcher')
    await settled(page)
    const [cookie = assert.fail('there is no cookie')] = await page.context().cookies()
    assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, 'Strict'])
    const found = await page.evaluate(async secret => {
      const databases = await indexedDB.databases()
      const stored = [localStorage, sessionStorage].map(storage => JSON.stringify({ ...storage }))
      // Whatever hangs at the window under a name that a browser does not give it.
      const bare = document.body.appendChild(document.createElement('iframe')).contentWindow ?? window
      const left: unknown[] = Object.keys(window)
        .filter(name => !(name in bare))
        .map(name => Reflect.get(window, name))
      const seen = new Set<unknown>()
      for (let each = left.pop(); left.length > 0 && seen.size < 20_000; each = left.pop()) {
        if (typeof each === 'string') stored.push(each)
        if (typeof each !== 'object' || each === null || each instanceof Node || seen.has(each)) continue
        seen.add(each)
        left.push(...Object.values(each))
      }
      return {
        databases: databases.map(({ name }) => name),
        found: [...stored, document.cookie].filter(text => text.includes(secret) || /token/.test(text))
      }
    }, cookie.value)
    assert.deepEqual(found, { databases: [], found: [] })
    const caseNo = await aReport(city(), '路灯不亮，同事发来的链接')
    const link = `<a href="${city().url}/console/cases/${caseNo}">看看这件</a>`
    await intercept(page, 'http://mail.example/**', route =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: link })
    )
    await page.goto('http://mail.example/')
    await page.getByRole('link', { name: '看看这件' }).click()
    await caseShown(page)
  })

  it('is signed out in all tabs at once, also when the server learns of it later', async () => {
    const page = await sitDown('dispatcher')
    await settled(page)
    const tab = await page.context().newPage()
    await tab.goto(`${city().url}/console/`)
    await settled(tab)
    const session = '**/api/staff/session'
    await intercept(page, session, route => (route.request().method() === 'DELETE' ? route.abort() : route.continue()))
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('用户名').waitFor()
    await tab.getByLabel('用户名').waitFor()
    const next = await page.context().newPage()
    await next.goto(`${city().url}/console/`)
    await next.getByLabel('用户名').waitFor()
    assert.deepEqual(await next.context().cookies(), [])
    assert.deepEqual(await next.evaluate(() => Object.keys(localStorage).filter(key => !key.includes('.choice.'))), [])
  })

  it('of one person stops when another signs in in the next tab, and no step goes in the wrong name', async () => {
    const page = await sitDown('operator', `/cases/${await aReport(city(), '路灯不亮，两个账号一个浏览器')}`)
    await caseShown(page)
    await writeSomething(page)
    await page.context().clearCookies()
    const tab = await page.context().newPage()
    await tab.goto(`${city().url}/console/`)
    await signIn(tab, 'lead', city().password)
    await settled(tab)
    await page.locator('.sign-in-card').getByText('这个浏览器里登录了另一个账号').waitFor()
    await screenshot(page, 'console-another-account')
    await page.getByLabel('密码').fill(city().password)
    await page.keyboard.press('Enter')
    await page.getByLabel('给市民的话').waitFor()
    assert.equal(await written(page), words)
    await tab.locator('.sign-in-card').getByText('这个浏览器里登录了另一个账号').waitFor()
  })
})
