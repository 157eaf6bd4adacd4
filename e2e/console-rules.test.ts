import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { RulesKind, RulesView } from '../contracts/rules/kinds'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, call, carry, hotline } from './console-desk'

describe('The rules on the console', () => {
  const { city, open } = hotline()

  const book = (kind: RulesKind) => call<RulesView>(city(), 'administrator', `/api/staff/rules/${kind}`)
  const save = async (username: string, kind: RulesKind, content: object, note: string) => {
    const { version } = await book(kind)
    return call(city(), username, `/api/staff/rules/${kind}`, { version, content, note })
  }
  const shown = (page: Page) => page.getByRole('region', { name: '版本记录' }).waitFor()
  /** What is to be chosen from comes a moment after the page itself. */
  const choose = async (box: Locator, typed: string) => {
    await box.fill(typed)
    const page = box.page()
    await page
      .locator('.ant-select-item-option-active:visible, [role=option][aria-selected=true]:visible')
      .first()
      .waitFor()
    await box.press('Enter')
  }

  it('are where the administrator begins, with a calendar that warns of a year it does not know', async () => {
    const page = await open('administrator')
    await page.waitForURL(/\/rules\/calendar/)
    await shown(page)
    const { years = [] } = await book('calendar')
    const next = new Date().getFullYear() + 1
    if (!years.includes(next)) await page.getByText(`还不知道 ${next} 年国务院的放假安排`).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-rules-calendar')
    await page.getByLabel('周六加一段').click()
    await page.getByLabel('周六第 1 段开始').fill('9')
    await page.getByLabel('周六第 1 段结束').fill('8：30')
    await page.getByLabel('日期').fill('2027-06-18')
    await page.getByLabel('说明', { exact: true }).fill('龙舟赛封路')
    await page.keyboard.press('Enter')
    await page.getByText('2027年6月18日').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('结束应在开始之后').waitFor()
    assert.equal(await page.getByLabel('周六第 1 段结束').inputValue(), '08:30')
    await expectAccessible(page)
    await screenshot(page, 'console-rules-calendar-wrong')
    await page.getByLabel('周六第 1 段结束').fill('1200')
    await page.getByLabel('这次改了什么').fill('周六上午上班')
    await page.keyboard.press('Control+Enter')
    await page.getByText('保存好了，现在是第 1 版。').waitFor()
    await page.getByText('周六上午上班').waitFor()
    const { content } = await book('calendar')
    assert.deepEqual((content as { weekdays: unknown[] }).weekdays[6], [['09:00', '12:00']])
  })

  it('set how long each stage may take', async () => {
    const page = await open('administrator', '/rules/stages')
    await shown(page)
    const check = page.getByLabel('核查（分钟）')
    await check.fill('-5')
    await check.press('Tab')
    assert.equal(await check.inputValue(), '-5')
    await page.getByRole('button', { name: /^保存/ }).click()
    await page.getByText('至少 1 分钟').waitFor()
    await screenshot(page, 'console-rules-stages-wrong')
    await check.fill('90')
    await page.getByText('= 1 小时 30 分').waitFor()
    await page.getByText('核查：30 → 90 分钟').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-rules-stages')
    await page.reload()
    await shown(page)
    assert.equal(await page.getByLabel('核查（分钟）').inputValue(), '90')
    await page.getByRole('button', { name: /^保存/ }).click()
    await page.getByText('保存好了').waitFor()
  })

  it('are opened as they were, compared with what holds, and put back', async () => {
    const { content, version } = (await book('stages')) as RulesView & { content: { minutes: { closing: number } } }
    const closing = content.minutes.closing + 11
    await save('administrator', 'stages', { ...content, minutes: { ...content.minutes, closing } }, '结案慢一点')
    const page = await open('administrator', '/rules/stages')
    await shown(page)
    const name = version === 0 ? '系统自带的' : `第 ${version} 版`
    await page.getByRole('button', { name: `打开${name}` }).click()
    const opened = page.getByRole('region', { name: `${name}的内容` })
    await opened.getByText(`结案：${content.minutes.closing} → ${closing} 分钟`).waitFor()
    await screenshot(page, 'console-rules-opened')
    await expectAccessible(page)
    await opened.getByRole('button', { name: '填进表单' }).click()
    await expectGone(opened)
    await page.getByRole('button', { name: /^保存/ }).click()
    await page.getByText('保存好了').waitFor()
    assert.deepEqual((await book('stages')).content, content)
  })

  it('say before they are saved which of them fires, and what they would have proposed', async () => {
    const caseNo = await aReport(city(), '派过的一件')
    await carry(city(), caseNo, 'dispatch')
    await save('administrator', 'dispatch', { rules: [] }, '从头来过')
    const page = await open('dispatcher', '/rules')
    await page.waitForURL(/\/rules\/dispatch/)
    await shown(page)
    for (const [number, matter, department] of [
      [1, '01', '市政设施维护所'],
      [2, 'bllj', '环境卫生管理所']
    ] as const) {
      await page.getByRole('button', { name: '加一条规则' }).click()
      await choose(page.getByLabel(`规则 ${number} 的事项`), matter)
      await choose(page.getByLabel(`规则 ${number} 的部门`), department)
    }
    const trial = page.getByRole('region', { name: '试一试' })
    await choose(trial.getByLabel('事项'), 'bllj')
    await trial.getByText('会建议派给').waitFor()
    await trial.getByText('环境卫生管理所').waitFor()
    await trial.getByText(/最近派遣的 \d+ 件/).waitFor()
    assert.match((await page.locator('.rule-fires').textContent()) ?? '', /暴露垃圾/)
    await expectAccessible(page)
    await screenshot(page, 'console-rules-dispatch')

    await page.getByRole('button', { name: '加一条规则' }).click()
    await choose(page.getByLabel('规则 3 的部门'), '园林')
    await page.getByLabel('规则 3 上移').click()
    await page.getByLabel('规则 2 上移').click()
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), '规则 1 下移')
    await page.getByText('规则 1 已经全包括了，轮不到这一条').first().waitFor()
    await trial.getByText('园林绿化管理所').waitFor()
    await page.getByLabel('去掉规则 1').click()
    await trial.getByText('环境卫生管理所').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('保存好了').waitFor()
  })

  it('keep what was typed when a colleague saves first, and let the person decide', async () => {
    const page = await open('dispatcher', '/rules/dispatch')
    await shown(page)
    await page.getByLabel('规则 1 的说明').fill('我写的说明')
    const rules = [{ matter: '', area: '', department: 'greening', note: '全给园林' }]
    await save('administrator', 'dispatch', { rules }, '临时改的')
    await page.keyboard.press('Control+Enter')
    const told = page.getByRole('alert').filter({ hasText: '系统管理员' }).first()
    await told.getByText('临时改的').waitFor()
    assert.equal(await page.getByLabel('规则 1 的说明').inputValue(), '我写的说明')
    await page.getByRole('button', { name: '看最新的内容' }).click()
    const latest = page.getByRole('region', { name: '最新的内容' })
    await latest.getByText('全给园林').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-rules-overtaken')
    await page.getByRole('button', { name: '用我的，替换最新的' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('保存好了').waitFor()
    const { content } = await book('dispatch')
    assert.equal((content as { rules: { note: string }[] }).rules[0]?.note, '我写的说明')
  })

  it('give messages the words of the city, with the built-in ones beside them', async () => {
    const page = await open('lead', '/rules/texts')
    await shown(page)
    await page.getByLabel('结案的话').fill('修')
    await page.keyboard.press('Control+Enter')
    await page.getByText('请写一句话').waitFor()
    await page.getByLabel('结案的话').fill('{地点}办好了')
    await page.getByText('没有 {地点} 这一项').waitFor()
    await page.getByLabel('结案的话').fill('您反映的{place}的问题办好了，谢谢您')
    await page.getByText('发出时：您反映的启明北路 16 号的问题办好了，谢谢您').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-rules-texts')
    await page.keyboard.press('Control+Enter')
    await page.getByText('保存好了').waitFor()
    await page.getByRole('link', { name: '环节时限' }).click()
    await page.getByText('您的岗位可以查看，不能修改').waitFor()
    await expectAccessible(page)
  })
})
