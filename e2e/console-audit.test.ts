import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { expectAccessible, expectGone, screenshot } from './browser'
import { hotline } from './console-desk'
import { sessionOf } from './sign-in'

describe('The audit log on the console', () => {
  const { city, open } = hotline()

  it('is where the auditor begins, found by person and thing, and taken away as a table', async () => {
    for (const who of ['operator', 'lead']) await sessionOf(city(), who)
    const page = await open('auditor')
    await page.waitForURL(/\/console\/audit$/)
    await page.getByRole('cell', { name: '登录', exact: true }).first().waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-audit')

    await page.getByRole('button', { name: '受理员甲（operator）' }).first().click()
    await page.waitForURL(/who=operator/)
    await page.getByText('到底了').waitFor()
    await expectGone(page.getByRole('button', { name: '值班长（lead）' }))
    await page.getByLabel('对象', { exact: true }).fill('没有这回事')
    await page.getByText('没有符合这些条件的记录').waitFor()
    await screenshot(page, 'console-audit-none')
    await page.getByRole('button', { name: '清空条件' }).click()
    await page.getByRole('button', { name: '值班长（lead）' }).first().waitFor()

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格' }).click()
    ])
    assert.equal(download.suggestedFilename(), '审计记录.csv')
    assert.match(await readFile(await download.path(), 'utf8'), /受理员甲,operator,受理员/)
  })

  it('is checked entry by entry while people work, and says what was found', async () => {
    const page = await open('auditor')
    await page.getByText('还没有核对过').waitFor()
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page
      .getByRole('status')
      .getByText(/^共 \d+ 条，连续无改动$/)
      .waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-audit-checked')
    await page.reload()
    await page
      .getByRole('status')
      .getByText(/^共 \d+ 条，连续无改动$/)
      .waitFor()
    await page.getByRole('cell', { name: '核对审计记录，没有改动' }).first().waitFor()
  })

  it('is nobody else’s', async () => {
    const page = await open('security', '/audit')
    await page.waitForURL(/\/console\/?$/)
    assert.equal(await page.getByRole('link', { name: '审计记录' }).count(), 0)
  })

  it('has a neighbour of the security officer’s: who shortens how long something is kept reads first how many go', async () => {
    const page = await open('security')
    await page.getByRole('link', { name: '保留期限' }).click()
    await page.getByRole('button', { name: '改期限：办理进度消息' }).waitFor()
    await page.getByText('系统启用后先留一周核对期限').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-retention')
    await page.getByRole('button', { name: '改期限：办理进度消息' }).click()
    await page.getByLabel('保留几天').fill('20')
    await page.getByLabel('为什么改').fill('按新规定')
    await page.getByRole('button', { name: '先看会清除多少' }).click()
    await page.getByText('应在 30 天到 730 天之间').waitFor()
    await page.getByLabel('保留几天').fill('90')
    await page.getByRole('button', { name: '先看会清除多少' }).click()
    await page.getByText('按这个期限，这次').waitFor()
    await screenshot(page, 'console-retention-shorter')
    await expectAccessible(page)
    await page.getByRole('button', { name: '确认缩短' }).click()
    await page.getByText('改：按新规定').waitFor()
    await page.getByRole('row', { name: /办理进度消息.*90 天/ }).waitFor()
  })
})
