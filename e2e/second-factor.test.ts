import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readSheet } from '../qrcodes/read-sheet'
import { codeAt } from '../server/staff/second-factor/authenticator'
import { expectAccessible, screenshot } from './browser'
import { hotline } from './console-desk'

/** What a phone reads from this picture of a screen. */
async function scannedIn(picture: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mashangban-scan-'))
  try {
    const file = join(folder, 'screen.png')
    await writeFile(file, picture)
    for await (const { text } of readSheet(file)) if (text) return text
    return assert.fail('nothing to scan on the screen')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('Signing in with a second factor', () => {
  const { city, closedDoor, newPhone, open } = hotline({ SECOND_FACTOR_ROLES: 'auditor,collector' })

  /** The code of the next half minute counts now and stays right when this one ends during a step. */
  const codeOf = (secret: string, later = 0) => codeAt(secret, new Date(Date.now() + later * 30_000))

  async function typePassword(page: Page, username: string) {
    await page.getByRole('heading', { name: '码上办 · 工作台' }).waitFor()
    await page.getByLabel('用户名', { exact: true }).fill(username)
    await page.getByLabel('密码', { exact: true }).fill(city().password)
    await page.getByRole('button', { name: '登录' }).click()
  }

  it('begins at the desk with a code to scan, and then asks for one each time', async () => {
    const page = await closedDoor('/')
    await typePassword(page, 'auditor')
    await page.getByRole('heading', { name: '请开通动态验证码' }).waitFor()
    await page.locator('.scan-code svg').waitFor()
    const scanned = await scannedIn(await page.locator('.scan-code').screenshot())
    await expectAccessible(page)
    await screenshot(page, 'console-second-factor-scan')
    const secret = (await page.locator('.scan-secret code').innerText()).replaceAll(' ', '')
    assert.equal(new URL(scanned).searchParams.get('secret'), secret)
    await page.getByLabel('6 位验证码').fill('12345')
    await page.getByRole('button', { name: '开通' }).click()
    await page.getByText('验证码不对，请填现在显示的 6 位数字').waitFor()
    await screenshot(page, 'console-second-factor-wrong')
    await page.getByLabel('6 位验证码').fill(codeOf(secret))
    await page.getByRole('button', { name: '开通' }).click()
    await page.getByRole('heading', { name: '开通好了' }).waitFor()
    const recoveryCodes = await page.locator('.recovery-sheet li').allInnerTexts()
    assert.equal(recoveryCodes.length, 10)
    await expectAccessible(page)
    await screenshot(page, 'console-recovery-codes')
    await page.getByRole('button', { name: '收好了，继续' }).click()
    await page.getByRole('link', { name: '我的账号' }).waitFor()

    await page.getByRole('button', { name: '退出' }).click()
    await typePassword(page, 'auditor')
    await page.getByRole('heading', { name: '请输入动态验证码' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-code-step')
    await page.getByLabel('验证码').fill('nonsense')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('没有通过').waitFor()
    await screenshot(page, 'console-code-step-wrong')
    await page.getByLabel('验证码').fill(codeOf(secret, 1))
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('link', { name: '我的账号' }).waitFor()

    await page.getByRole('button', { name: '退出' }).click()
    await typePassword(page, 'auditor')
    await page.getByLabel('验证码').fill(recoveryCodes[0] ?? '')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('link', { name: '我的账号' }).waitFor()

    await page.getByRole('link', { name: '我的账号' }).click()
    await page.getByText('备用码还剩 9 个').waitFor()
    await screenshot(page, 'console-own-second-factor')
    await page.getByRole('button', { name: '重新生成备用码' }).click()
    await page.getByLabel('现在的验证码，或一个备用码').fill(recoveryCodes[1] ?? '')
    await screenshot(page, 'console-new-recovery-codes')
    await page.getByRole('button', { name: '继续', exact: true }).click()
    await page.getByText('只显示这一次').waitFor()
    await page.getByRole('button', { name: '收好了，继续' }).click()
    await page.getByText('备用码还剩 10 个').waitFor()
  })

  it('is begun by whoever wants it, and taken away by the security officer', async () => {
    const page = await open('operator', '/account')
    await page.getByRole('button', { name: '开通' }).click()
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: '继续', exact: true }).click()
    await page.getByText('密码不对').waitFor()
    await page.getByLabel('密码', { exact: true }).fill(city().password)
    await page.getByRole('button', { name: '继续', exact: true }).click()
    const secret = (await page.locator('.scan-secret code').innerText()).replaceAll(' ', '')
    await screenshot(page, 'console-own-second-factor-scan')
    await page.getByLabel('6 位验证码').fill(codeOf(secret))
    await page.getByRole('button', { name: '开通', exact: true }).click()
    await page.getByRole('button', { name: '收好了，继续' }).click()
    await page.getByText('备用码还剩 10 个').waitFor()

    const officer = await open('security', '/accounts')
    await officer
      .getByRole('row', { name: / operator / })
      .getByRole('link')
      .first()
      .click()
    await officer.getByText('登录要填动态验证码').waitFor()
    await officer.getByRole('button', { name: '重置动态验证码' }).click()
    await screenshot(officer, 'console-second-factor-reset')
    await officer.getByRole('button', { name: '重置', exact: true }).click()
    await officer.getByText('没有开通动态验证码').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '码上办 · 工作台' }).waitFor()
  })

  it('begins on a phone with a secret to copy', async () => {
    const page = await newPhone()
    const enter = async () => {
      await page.locator('#to-sign-in').click()
      await page.locator('#username').fill('collector')
      await page.locator('#password').fill(city().password)
      await page.locator('#sign-in').click()
    }
    const small = { width: 320, height: 568 }
    const looked = async (name: string) => {
      await expectAccessible(page)
      await screenshot(page, name)
      const { width, height } = page.viewportSize() ?? small
      await page.setViewportSize(small)
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), small.width)
      await screenshot(page, `${name}-320`)
      await page.setViewportSize({ width, height })
    }
    await enter()
    const secret = (await page.locator('#factor-secret').innerText()).replaceAll(' ', '')
    await looked('h5-second-factor')
    await page.locator('#code').fill('1')
    await page.locator('#set-factor').click()
    await page.getByText('验证码不对').waitFor()
    await page.locator('#code').fill(codeOf(secret))
    await page.locator('#set-factor').click()
    await page.locator('#recovery-codes').waitFor()
    await looked('h5-recovery-codes')
    await page.locator('#factor-done').click()
    await page.locator('#to-me').waitFor()

    await page.locator('#sign-out').click()
    await enter()
    await page.getByRole('heading', { name: '请输入动态验证码' }).waitFor()
    await looked('h5-code-step')
    await page.locator('#code').fill('000000')
    await page.locator('#send-code').click()
    await page.getByText('没有通过').waitFor()
    await page.locator('#code').fill(codeOf(secret, 1))
    await page.locator('#send-code').click()
    await page.locator('#to-me').waitFor()
  })
})
