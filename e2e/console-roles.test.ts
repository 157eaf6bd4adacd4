import assert from 'node:assert/strict'
import type { ManagedAccount } from '../contracts/accounts/views'
import { givenRights, rightOf } from '../contracts/staff/rights'
import { expectAccessible, expectGone, screenshot } from './browser'
import { call, hotline } from './console-desk'

describe('Roles on the console', () => {
  const { city, open } = hotline()

  it('are made after another one, given to somebody, changed at once and closed', async () => {
    const officer = await open('security')
    await officer.getByRole('link', { name: '岗位', exact: true }).click()
    await officer.getByRole('row', { name: /值班长 系统自带 \d+ 项，和默认一样 不要求/ }).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-roles')
    await officer.keyboard.press('n')
    await officer.getByLabel('岗位名称').fill('街道网格长')
    await officer.getByRole('button', { name: '新建', exact: true }).click()
    await officer.getByText('请至少选择一个权限').waitFor()
    await officer.getByLabel('对照哪个岗位').click()
    await officer.getByTitle('受理员', { exact: true }).click()
    await officer.getByRole('button', { name: '照「受理员」勾选' }).waitFor()
    await officer.keyboard.press('Tab')
    await officer.keyboard.press('Enter')
    const given = givenRights.filter(right => rightOf(right).roles.includes('operator'))
    await officer.getByText(`已选 ${given.length} 项权限`).waitFor()
    const right = (label: string) => officer.getByRole('checkbox', { name: label })
    await right('查看上报人的联系方式').focus()
    await officer.keyboard.press('Space')
    await officer
      .getByRole('row', { name: '查看上报人的联系方式 有' })
      .and(officer.locator('.roles-different'))
      .waitFor()
    assert.ok(await right('管理账号和岗位（不能和已选的在一起）').isDisabled())
    await expectAccessible(officer)
    await screenshot(officer, 'console-role-new')
    await officer.getByRole('button', { name: '新建', exact: true }).click()
    await officer.getByRole('heading', { name: '街道网格长', exact: true }).waitFor()
    await officer.getByText('第 1 版').waitFor()
    const role = new URL(officer.url()).pathname.split('/').at(-1) ?? ''

    const { items } = await call<{ items: ManagedAccount[] }>(city(), 'security', '/api/staff/accounts?q=operator2')
    const [account] = items
    assert.ok(account)
    const facts = { version: account.version, name: account.name, roles: [role] }
    await call(city(), 'security', `/api/staff/accounts/${account.id}`, facts)
    const desk = await open('operator2')
    await desk.getByRole('banner').getByText('街道网格长').waitFor()
    await desk.getByRole('link', { name: '登记诉求' }).waitFor()

    await right('查看二维码').uncheck()
    await officer.getByRole('button', { name: '保存' }).click()
    await officer.getByText('第 2 版').waitFor()
    await officer.getByText('去掉权限：查看二维码').waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-role')
    // Whoever is at it is refused, and the page offers it no more.
    await desk.getByRole('link', { name: '二维码', exact: true }).click()
    await expectGone(desk.getByRole('link', { name: '二维码', exact: true }))
    await desk.getByRole('link', { name: '登记诉求' }).waitFor()

    await officer.getByRole('button', { name: '停用岗位' }).click()
    await officer.getByText('还有 1 个账号是这个岗位').waitFor()
    await screenshot(officer, 'console-role-closing')
    await officer.getByRole('button', { name: '停用', exact: true }).click()
    await officer.getByText(`还有人是这个岗位，请先给他们换岗位：${account.name}（operator2）`).waitFor()
    await officer.keyboard.press('Escape')
    await officer.getByRole('link', { name: '街道网格长的 1 个账号' }).click()
    await officer.getByRole('cell', { name: 'operator2', exact: true }).waitFor()
  })

  it('built in are compared with what they are from the start, and stay on their side', async () => {
    const officer = await open('security', '/roles/auditor')
    const checkbox = (name: string | RegExp) => officer.getByRole('checkbox', { name })
    await checkbox('查看审计记录').waitFor()
    assert.ok(await officer.getByLabel('岗位名称').isDisabled())
    assert.ok(await checkbox('查看全部案卷（这个岗位不能有）').isDisabled())
    assert.ok(await checkbox(/必须开通动态验证码/).isDisabled())
    await officer.getByText('还没有变更，和系统自带的一样').waitFor()
    await officer.goto(`${city().url}/console/roles/lead`)
    await checkbox('看督办墙').uncheck()
    await officer.getByRole('row', { name: '看督办墙 有' }).and(officer.locator('.roles-different')).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-role-lead')
    await officer.getByRole('button', { name: '恢复默认权限' }).click()
    await officer.locator('.roles-different').first().waitFor({ state: 'detached' })
    assert.ok(await checkbox('看督办墙').isChecked())
  })

  it('that somebody else has changed meanwhile are shown beside what was typed', async () => {
    const officer = await open('security', '/roles/supervisor')
    const right = (label: string) => officer.getByRole('checkbox', { name: label })
    await right('查看二维码').uncheck()
    const facts = { name: '督查', secondFactor: false, version: 0 }
    const rights = ['actAsSupervisor', 'seeAllCases', 'watchWall', 'readCodes', 'readRules']
    await call(city(), 'security', '/api/staff/roles/supervisor', { ...facts, rights })
    await officer.getByRole('button', { name: '保存' }).click()
    await officer.getByText('安全管理员刚改过这个岗位').waitFor()
    await officer.getByRole('button', { name: '看最新内容' }).click()
    await officer.getByRole('row', { name: '查看二维码 有' }).and(officer.locator('.roles-different')).waitFor()
    await officer.getByRole('button', { name: '照「现在的内容」勾选' }).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-role-overtaken')
    assert.equal(await right('查看二维码').isChecked(), false)
    await officer.getByRole('button', { name: '保存' }).click()
    await officer.getByText('第 2 版').waitFor()
  })

  it('are nobody else’s', async () => {
    const page = await open('administrator', '/roles')
    await page.getByRole('link', { name: '规则', exact: true }).waitFor()
    await expectGone(page.getByRole('link', { name: '岗位', exact: true }))
  })
})
