import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { chinaDay, dayMs } from '../contracts/china-time'
import { codeAt } from '../server/staff/second-factor/authenticator'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aVerification, look } from './field'
import { fieldWork } from './h5-staff'
import { signInOnPhone } from './phone-session'

describe('One’s own account on a phone', () => {
  const { city, openAs, takePhoto } = fieldWork()
  const until = chinaDay(Date.now() + 2 * dayMs)

  const small = { width: 320, height: 568 }
  async function looked(page: Page, name: string) {
    await expectAccessible(page)
    await screenshot(page, name)
    const { width, height } = page.viewportSize() ?? small
    await page.setViewportSize(small)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), small.width)
    await screenshot(page, `${name}-320`)
    await page.setViewportSize({ width, height })
  }

  it('shows where one is signed in, and ends it there', async () => {
    await signInOnPhone(city(), 'collector')
    const { page } = await openAs('collector', 'home/index')
    await page.locator('#to-me').click()
    await page.getByText('用户名：collector').waitFor()
    await looked(page, 'h5-staff-me')
    await page.locator('#to-sessions').click()
    await page.getByText('就是这里').waitFor()
    await looked(page, 'h5-staff-sessions')
    await page.locator('#end-session-1').click()
    await page.getByText('那里已经退出。').waitFor()
    await expectGone(page.locator('#end-others'))

    const { token } = await signInOnPhone(city(), 'collector')
    await page.reload()
    await page.locator('#end-others').click()
    await page.getByText('别处都已经退出。').waitFor()
    const answer = await fetch(`${city().url}/api/staff/session`, { headers: { Authorization: `Bearer ${token}` } })
    assert.equal(answer.status, 401)
  })

  it('sets a second factor, moves it to another phone, and makes new recovery codes', async () => {
    const codeOf = (secret: string, later = 0) => codeAt(secret, new Date(Date.now() + later * 30_000))
    const { page } = await openAs('handler', 'second-factor/index')
    const secret = async () => (await page.locator('#factor-secret').innerText()).replaceAll(' ', '')
    await page.getByText('没有开通').waitFor()
    await looked(page, 'h5-staff-factor-none')
    await page.locator('#change-factor').click()
    await page.locator('#prove').click()
    await page.getByText('请输入密码').waitFor()
    await page.locator('#password').fill('不是这个密码啊')
    await page.locator('#prove').click()
    await page.getByText('密码不对').waitFor()
    await looked(page, 'h5-staff-factor-prove')
    await page.locator('#password').fill(city().password)
    await page.locator('#prove').click()
    const first = await secret()
    await looked(page, 'h5-staff-factor-secret')
    await page.locator('#code').fill('12')
    await page.locator('#set-factor').click()
    await page.getByText('验证码不对').waitFor()
    await page.locator('#code').fill(codeOf(first))
    await page.locator('#set-factor').click()
    await page.getByRole('heading', { name: '开通好了' }).waitFor()
    const codes = await page.locator('.recovery-code').allInnerTexts()
    assert.equal(codes.length, 10)
    await looked(page, 'h5-staff-factor-codes')
    await page.locator('#factor-done').click()
    await page.getByText('备用码还剩 10 个').waitFor()
    await looked(page, 'h5-staff-factor-set')

    await page.locator('#renew-codes').click()
    await page.locator('#code').fill(codes[0] ?? '')
    await page.locator('#prove').click()
    await page.getByRole('heading', { name: '新的备用码' }).waitFor()
    const fresh = await page.locator('.recovery-code').allInnerTexts()
    assert.notDeepEqual(fresh, codes)
    await page.locator('#factor-done').click()

    await page.locator('#change-factor').click()
    await page.locator('#code').fill(codes[1] ?? '')
    await page.locator('#prove').click()
    await page.getByText('验证码不对，或者已经用过').waitFor()
    await page.locator('#code').fill(fresh[1] ?? '')
    await page.locator('#prove').click()
    const second = await secret()
    assert.notEqual(second, first)
    await page.locator('#code').fill(codeOf(second))
    await page.locator('#set-factor').click()
    await page.locator('#factor-done').click()
    await page.getByText('备用码还剩 10 个').waitFor()
  })

  it('asks a colleague to stand in, who works under both names until it is over, and loses no word', async () => {
    const [first, second] = [
      await aVerification(city(), '代班核实的第一件'),
      await aVerification(city(), '代班核实的第二件')
    ]
    const { page: away } = await openAs('collector', 'stand-ins/index')
    await away.locator('#arrange').click()
    await away.getByText('请选择谁来代班').waitFor()
    await looked(away, 'h5-staff-stand-ins-wrong')
    await away.getByRole('button', { name: '采集员乙' }).click()
    await away.locator('#to').fill(until)
    await away.locator('#arrange').click()
    await away.getByText('代班安排好了。').waitFor()
    await away.getByText('采集员乙 代 采集员').waitFor()
    await looked(away, 'h5-staff-stand-ins')

    const { page, context } = await openAs('collector2', 'home/index')
    await page.getByText('采集员 请您代班').waitFor()
    await looked(page, 'h5-staff-stands-for')
    await page.locator('#act-for-0').click()
    await page.getByRole('heading', { name: '采集员乙 代 采集员', exact: true }).waitFor()
    await page.locator('#acting').waitFor()
    await looked(page, 'h5-staff-acting')
    // A phone may end the page at any moment, such as while a photo is taken.
    await page.reload()
    await page.locator('#acting').waitFor()
    await page.goto(`${city().url}/m/staff/pages/task/index?caseNo=${first}`)
    await page.locator('#found-true').click()
    await page.locator('#words').fill('替同事看过了，还在')
    await looked(page, 'h5-staff-acting-task')
    await page.locator('#take-step').click()
    await page.getByText('已送达').waitFor()
    const history = (await look(city(), first)).history
    assert.equal(history.at(-1)?.by?.name ?? '', '采集员乙 代 采集员')

    // Taken without a network and sent after going back to oneself: still under both names.
    await page.goto(`${city().url}/m/staff/pages/task/index?caseNo=${second}`)
    await page.locator('#found-true').click()
    await page.locator('#words').fill('没信号时替同事看的')
    await context.setOffline(true)
    await page.locator('#take-step').click()
    await page.getByText('已存在手机里').first().waitFor()
    await page.locator('#back-to-oneself').click()
    await page.getByRole('heading', { name: '采集员乙', exact: true }).waitFor()
    await expectGone(page.locator('#acting'))
    await context.setOffline(false)
    await page.getByText('待发送').waitFor({ state: 'detached' })
    const sent = (await look(city(), second)).history.at(-1)
    assert.deepEqual([sent?.words, sent?.by?.name], ['没信号时替同事看的', '采集员乙 代 采集员'])
  })

  it('goes on in one’s own name when a stand-in is ended meanwhile, with what was typed', async () => {
    const caseNo = await aVerification(city(), '代班中途结束的一件')
    const { page } = await openAs('collector2', 'home/index')
    await page.locator('#act-for-0').click()
    await page.locator('#acting').waitFor()
    await page.goto(`${city().url}/m/staff/pages/patrol/index`)
    await page.locator('#acting').waitFor()
    await takePhoto(page)
    await page.locator('#text').fill('代班时看到的坑')
    const { page: away } = await openAs('collector', 'stand-ins/index')
    await away.locator('#end-stand-in-0').click()
    await away.getByText('代班结束了。').waitFor()

    await page.locator('#address').fill('解放路 12 号')
    await page.locator('#send').click()
    await page.locator('#acting-over').waitFor()
    await expectGone(page.locator('#acting'))
    assert.equal(await page.locator('#text').inputValue(), '代班时看到的坑')
    await looked(page, 'h5-staff-acting-over')
    await page.locator('#acting-over-read').click()
    await expectGone(page.locator('#acting-over'))
    assert.equal((await look(city(), caseNo)).state, 'verifying')
  })
})
