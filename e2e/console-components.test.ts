import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { InferOutput } from 'valibot'
import type { CellDetail, CellPage } from '../contracts/grids/cells'
import { expectAccessible, screenshot } from './browser'
import { call, hotline } from './console-desk'

describe('The components on the console', () => {
  const { city, open } = hotline()

  it('stand on a map beside their table, and more come in by a table whose coordinate system is asked', async () => {
    const page = await open('administrator', '/base/components')
    const main = page.getByRole('main')
    await main.getByRole('table').waitFor()
    await main.getByText(/画出了 60 个部件/).waitFor()
    await main.locator('[data-testid="points-map"][data-drawn]').waitFor()
    await screenshot(page, 'basedata-components')
    await expectAccessible(page)
    await main.getByRole('table').getByRole('link').first().click()
    await main.getByRole('heading', { name: '这里的案卷' }).waitFor()
    await main.getByText('标识码', { exact: true }).waitFor()
    await screenshot(page, 'basedata-component')
    await expectAccessible(page)

    await main.getByRole('link', { name: '导入文件' }).click()
    const { items } = await call<InferOutput<typeof CellPage>>(city(), 'administrator', '/api/staff/base/cells')
    const { rings } = await call<CellDetail>(city(), 'administrator', `/api/staff/base/cells/${items[0]?.code}`)
    const corners = rings[0] ?? []
    const middle = [0, 1].map(
      at => corners.slice(1).reduce((sum, corner) => sum + (corner[at] ?? 0), 0) / (corners.length - 1)
    )
    const table = `部件类别,部件名称,经度,纬度,状态\n01001,新装的供水井盖,${middle.join()},完好\n99999,没有这类,${middle.join()},完好\n`
    const send = (text: string) =>
      main.getByLabel('部件文件').setInputFiles({ name: '部件.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await send(table)
    await main.getByRole('button', { name: '检查', exact: true }).click()
    await main.getByText('请选择坐标系再检查').waitFor()
    await main.getByLabel('坐标系').click()
    await page.getByText('WGS-84 经纬度', { exact: true }).click()
    await send(table)
    await main.getByRole('button', { name: '检查', exact: true }).click()
    await main.getByText('目录里没有这类部件').waitFor()
    await screenshot(page, 'basedata-components-import')
    await send(table.split('\n').slice(0, 2).join('\n'))
    await main.getByRole('button', { name: '检查', exact: true }).click()
    await main.getByText('检查好了，可以导入：新增 1 个').waitFor()
    await main.getByRole('button', { name: '导入', exact: true }).click()
    await main.getByText('导入好了：新增 1 个').waitFor()
    await main.getByRole('link', { name: '返回部件列表' }).click()
    await main.getByLabel('标识码开头、类别或单元网格编码').fill('供水井盖')
    const link = main.getByRole('link', { name: /^44020401001/ }).first()
    await link.waitFor()
    assert.ok((await main.getByText('新装的供水井盖').count()) > 0)
  })
})
