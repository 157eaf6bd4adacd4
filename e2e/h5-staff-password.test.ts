import assert from 'node:assert/strict'
import type { InferOutput } from 'valibot'
import type { MadeAccount } from '../contracts/accounts/views'
import { expectAccessible, screenshot } from './browser'
import { call } from './console-desk'
import { fieldWork } from './h5-staff'

describe('A new colleague with a phone', () => {
  const { city, pickUp } = fieldWork()

  it('changes the starting password first, and their own whenever they like', async () => {
    const made = await call<InferOutput<typeof MadeAccount>>(city(), 'security', '/api/staff/accounts', {
      username: 'newcomer',
      name: '新来的',
      roles: ['collector'],
      dutyGrids: []
    })
    const { page } = await pickUp()
    const signIn = async (password: string) => {
      await page.goto(`${city().url}/m/staff/pages/home/index`)
      await page.locator('#to-sign-in').click()
      await page.locator('#username').fill('newcomer')
      await page.locator('#password').fill(password)
      await page.locator('#sign-in').click()
    }
    await signIn(made.password)
    await page.getByRole('heading', { name: '新来的，请先改密码' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-starting-password')
    await page.locator('#current').fill(made.password)
    await page.locator('#password').fill('newcomer-2026')
    await page.locator('#again').fill('another-one')
    await page.locator('#change-password').click()
    await page.getByText('两次输入的新密码不一样').waitFor()
    await page.locator('#again').fill('newcomer-2026')
    await page.locator('#change-password').click()
    await page.getByText('密码里不能有用户名或姓名').waitFor()
    assert.equal(await page.locator('#current').inputValue(), made.password)
    await screenshot(page, 'h5-staff-password-wrong')
    const good = '三号桥下有两只白鹭飞过'
    for (const field of ['#password', '#again']) await page.locator(field).fill(good)
    await page.locator('#change-password').click()
    await page.getByRole('heading', { name: '新来的', exact: true }).waitFor()

    await page.locator('#to-me').click()
    await page.locator('#to-password').click()
    await page.locator('#current').fill('不是这个密码啊')
    for (const field of ['#password', '#again']) await page.locator(field).fill('四号桥下有三只白鹭飞过')
    await page.locator('#change-password').click()
    await page.getByText('现在的密码不对').waitFor()
    await page.locator('#current').fill(good)
    await page.locator('#change-password').click()
    await page.getByText('密码改好了').waitFor()
    await screenshot(page, 'h5-staff-password-changed')
  })
})
