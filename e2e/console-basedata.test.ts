import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { expectAccessible, expectGone, screenshot } from './browser'
import { call, hotline } from './console-desk'

describe('The base data on the console', () => {
  const { city, open } = hotline()

  it('has the departments as a tree that an administrator makes, changes, puts back and closes', async () => {
    const page = await open('administrator', '/base/departments')
    const main = page.getByRole('main')
    await main.getByRole('table').waitFor()
    await screenshot(page, 'basedata-departments')
    await expectAccessible(page)

    await page.keyboard.press('n')
    await main.getByRole('heading', { name: '新建部门' }).waitFor()
    await main.getByLabel('统一社会信用代码').fill('123')
    await main.getByRole('button', { name: '新建', exact: true }).click()
    await main.getByText('请填写名称').waitFor()
    assert.equal(await main.getByLabel('统一社会信用代码').inputValue(), '123', 'what was typed is still there')
    await main.getByLabel('名称', { exact: true }).fill('北江堤防所')
    await main.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
    await main.getByLabel('值班电话').fill('0751 8123456')
    await main.getByRole('button', { name: '新建', exact: true }).click()
    await main.getByRole('heading', { name: '北江堤防所' }).waitFor()

    await main.getByLabel('名称', { exact: true }).fill('北江堤防管理所')
    await main.getByLabel('为什么改（会写进变更记录）').fill('机构改名')
    await main.getByRole('button', { name: '保存' }).click()
    await main.getByText('名称：北江堤防所 → 北江堤防管理所').waitFor()
    assert.equal(await main.getByLabel('名称', { exact: true }).inputValue(), '北江堤防管理所')
    await screenshot(page, 'basedata-department')
    await expectAccessible(page)

    await main.getByRole('button', { name: '把第 1 版填进表单' }).click()
    assert.equal(await main.getByLabel('名称', { exact: true }).inputValue(), '北江堤防所')
    await main.getByRole('button', { name: '保存' }).click()
    await main.getByText('名称：北江堤防管理所 → 北江堤防所').waitFor()

    await main.getByRole('button', { name: '停用' }).click()
    const dialog = page.getByRole('dialog', { name: '停用部门' })
    await dialog.getByLabel('为什么停用（会写进变更记录）').fill('并入水务局')
    await screenshot(page, 'basedata-department-close')
    await dialog.getByRole('button', { name: '停用', exact: true }).click()
    await main.getByRole('heading', { name: '已停用' }).waitFor()

    await main.getByRole('link', { name: '返回部门列表' }).click()
    await main.getByRole('table').filter({ hasText: '市政设施维护所' }).waitFor()
    await expectGone(main.getByRole('link', { name: '北江堤防所' }))
    await main.getByLabel('也看已停用的').check()
    await main.getByRole('link', { name: '北江堤防所' }).waitFor()
  })

  it('keeps what was typed when a colleague was quicker, and shows what the colleague made of it', async () => {
    const made = await call<{ id: string; version: number }>(city(), 'administrator', '/api/staff/base/departments', {
      name: '路灯管理二所'
    })
    const page = await open('administrator', `/base/departments/${made.id}`)
    const main = page.getByRole('main')
    await main.getByLabel('名称', { exact: true }).fill('我想改成的名字')
    await call(city(), 'administrator', `/api/staff/base/departments/${made.id}`, { version: 1, name: '别人改的名字' })
    await main.getByRole('button', { name: '保存' }).click()
    await main.getByText(/刚改过这个部门/).waitFor()
    assert.equal(await main.getByLabel('名称', { exact: true }).inputValue(), '我想改成的名字')
    await main.getByRole('button', { name: '看最新内容' }).click()
    await main.getByText('名称：路灯管理二所 → 别人改的名字').waitFor()
    await main.getByRole('button', { name: '保存' }).click()
    await main.getByText('名称：别人改的名字 → 我想改成的名字').waitFor()
  })

  it('imports departments from a table: wrong rows are told, then it is done, exported as the same, and undone', async () => {
    const page = await open('administrator', '/base/departments')
    const main = page.getByRole('main')
    await main.getByRole('link', { name: '导入、导出' }).click()
    await main.getByRole('heading', { name: '导入、导出部门' }).waitFor()
    await main.getByRole('button', { name: '检查' }).click()
    await main.getByText('请选一个表格').waitFor()
    const file = (name: string, lines: string) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(`编号,名称,类别,上级,值班电话\n${lines}`)
    })
    const wrong = 'dike,北江堤防队,养护单位,,0751-8123456\ngate,水闸所,朋友,没有这个局,听不清\n'
    await main.getByLabel('部门表').setInputFiles(file('水务.csv', wrong))
    await main.getByRole('button', { name: '检查' }).click()
    const one = main.getByRole('region', { name: '这次导入' })
    await one.getByText('1 行有问题，请在表格里改好，再选一次').waitFor()
    const row = one.getByRole('row').filter({ hasText: '水闸所' })
    await row.getByText('类别', { exact: true }).waitFor()
    await one.getByText('没有这个上级部门：没有这个局').waitFor()
    await expectGone(one.getByRole('button', { name: '导入', exact: true }))
    await screenshot(page, 'basedata-import-wrong')
    await expectAccessible(page)

    const right = 'dike,北江堤防队,养护单位,,0751-8123456\ngate,水闸所,养护单位,北江堤防队,\n'
    await main.getByLabel('部门表').setInputFiles(file('水务（改好）.csv', right))
    await main.getByRole('button', { name: '检查' }).click()
    await one.getByText('检查好了，可以导入：新增 2 个，修改 0 个').waitFor()
    await one.getByRole('button', { name: '导入', exact: true }).click()
    await one.getByText('导入好了：新增 2 个，修改 0 个').waitFor()
    await screenshot(page, 'basedata-import-done')
    await expectAccessible(page)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      main.getByRole('button', { name: '导出 XLSX' }).click()
    ])
    await main.getByLabel('部门表').setInputFiles(await download.path())
    await main.getByRole('button', { name: '检查' }).click()
    await one.getByText(/^检查好了：\d+ 个都没有变化，不用导入$/).waitFor()

    await main.getByRole('link', { name: '水务（改好）.csv' }).click()
    await one.getByRole('button', { name: '撤销这次导入' }).click()
    const dialog = page.getByRole('dialog', { name: '撤销导入' })
    await screenshot(page, 'basedata-import-undo')
    await dialog.getByRole('button', { name: '撤销', exact: true }).click()
    await one.getByText('已撤销：新增 2 个').waitFor()
    await main.getByRole('link', { name: '返回部门列表' }).click()
    await main.getByRole('table').filter({ hasText: '市政设施维护所' }).waitFor()
    await expectGone(main.getByRole('link', { name: '水闸所' }))
  })
})
