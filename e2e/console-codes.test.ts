import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { writePlaceCode } from '../contracts/codes/place-code'
import type { BatchView, StaffCodeView } from '../contracts/codes/staff-views'
import { expectAccessible, screenshot } from './browser'
import { call, eventually, hotline, photo } from './console-desk'
import { intercept } from './intercept'

const demo = '2026-演示批次'

describe('The codes on the console', () => {
  const { city, open } = hotline()

  const tableRows = (page: Page) => page.locator('.codes-table tbody tr')
  const listed = (page: Page) => tableRows(page).first().waitFor()
  const mint = (batch: string, count: number) =>
    call<BatchView>(city(), 'administrator', '/api/staff/code-batches', { batch, count })
  const codesOf = async (batch: string) => {
    const path = `/api/staff/codes?limit=100&batch=${encodeURIComponent(batch)}`
    const { items } = await call<{ items: StaffCodeView[] }>(city(), 'administrator', path)
    return items.map(({ code }) => code)
  }
  const openCode = async (username: string, code: string) => {
    const page = await open(username, `/codes/${code}`)
    await page.getByRole('heading', { name: '经过' }).waitFor()
    return page
  }

  it('stand in a list that is filtered, searched, and kept in the address', async () => {
    const page = await open('administrator', '/codes')
    await listed(page)
    await expectAccessible(page)
    await screenshot(page, 'console-codes')
    await page.getByText('印了 14 天还没贴').click()
    await page.waitForURL(/attention=unposted/)
    await eventually(async () => (await tableRows(page).count()) === 10, 'ten wait since they were printed')
    await page.getByText('贴了 90 天没人扫').click()
    await page.getByText('没有符合的二维码').waitFor()
    await page.getByLabel('要留意的').getByText('全部', { exact: true }).click()
    const [code = ''] = city().codes
    await page.getByLabel('搜索二维码').fill(writePlaceCode(code).toLowerCase())
    await eventually(async () => (await tableRows(page).count()) === 1, 'one code is found')
    await page.reload()
    await listed(page)
    assert.equal(await tableRows(page).count(), 1)
    await page.getByRole('link', { name: writePlaceCode(code) }).click()
    await page.getByRole('heading', { name: '经过' }).waitFor()
    await page.keyboard.press('Escape')
    await listed(page)
    assert.equal(await tableRows(page).count(), 1)
  })

  it('stand on a map with shapes and words beside colours, and without WebGL too', async () => {
    const [torn, gone] = city().codes.slice(-2)
    await call(city(), 'administrator', `/api/staff/codes/${torn}/actions/damage`, { note: '撕了一半' })
    await call(city(), 'administrator', `/api/staff/codes/${gone}/actions/lose`, { reason: '灯杆换了' })
    const page = await open('operator', '/codes')
    await listed(page)
    await page.keyboard.press('m')
    await page.waitForURL(/view=map/)
    for (const shown of ['已张贴 28 个', '已损坏 1 个', '已遗失 1 个']) await page.getByLabel(shown).waitFor()
    const drawn = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
    await page.locator(drawn ? '.codes-map canvas' : '.codes-map svg.codes-picture').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-codes-map')
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.reload()
    const marks = page.locator('svg.codes-picture path')
    await marks.first().waitFor()
    assert.equal(await marks.count(), 30)
    await expectAccessible(page)
    await screenshot(page, 'console-codes-sketch')
    await marks.first().click()
    await page.getByRole('heading', { name: '经过' }).waitFor()
  })

  it('that are too many for a map are said to be a part, until somebody looks closer', async () => {
    const page = await open('operator', '/codes')
    await listed(page)
    let closer = false
    await intercept(page, /\/api\/staff\/code-points/, async route => {
      const response = await route.fetch()
      const near = new URL(route.request().url()).searchParams.has('box')
      await route.fulfill({ response, json: { ...(await response.json()), more: !(near && closer) } })
    })
    await page.keyboard.press('m')
    const told = page.getByText(/只画出了其中 \d+ 个/)
    await told.waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-codes-map-part')
    const drawn = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
    if (!drawn) return
    await page.locator('.codes-map canvas').waitFor()
    closer = true
    const zoomIn = page.getByRole('button', { name: '放大地图' })
    await eventually(async () => {
      if (await zoomIn.isEnabled()) await zoomIn.click()
      return (await told.count()) === 0
    }, 'what is near is shown whole')
  })

  it('are each taken through their steps, with what was typed kept until it is done', async () => {
    const code = city().codes[3] ?? ''
    const page = await openCode('administrator', code)
    await expectAccessible(page)
    await screenshot(page, 'console-code')
    await page.getByRole('button', { name: '登记损坏' }).click()
    const file = { name: 'torn.jpg', mimeType: 'image/jpeg', buffer: await photo('#864') }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByAltText('照片 1').waitFor()
    await page.getByLabel('备注').fill('右下角撕掉了')
    await page.reload()
    assert.equal(await page.getByLabel('备注').inputValue(), '右下角撕掉了')
    await page.keyboard.press('Control+Enter')
    await page.getByText('「登记损坏」办好了。现在：已损坏').waitFor()
    await page.getByAltText('登记损坏的照片 1').waitFor()
    await page.getByRole('button', { name: '更正点位' }).click()
    await page.getByLabel('经度').fill('1113')
    await page.getByRole('button', { name: '确定更正点位' }).click()
    await page.getByText('请写明原因').waitFor()
    await page.getByText('经度不对').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-code-wrong')
  })

  it('are replaced by a fresh one, which takes over the place', async () => {
    const [fresh = ''] = await codesOf((await mint('更换用的', 2)).batch)
    const code = city().codes[4] ?? ''
    const page = await openCode('administrator', code)
    await page.getByRole('button', { name: '更换' }).click()
    await page.getByLabel('新的二维码编号').fill(`${fresh.slice(0, 8)}?`)
    await page.keyboard.press('Control+Enter')
    await page.getByText('编号好像输错了一位').waitFor()
    await page.getByLabel('新的二维码编号').fill(writePlaceCode(fresh))
    const step = '**/actions/replace'
    await intercept(page, step, async route => {
      await route.fetch()
      await route.abort()
    })
    await page.keyboard.press('Control+Enter')
    await page.getByText('填的内容都还在').waitFor()
    await page.unroute(step)
    await page.getByRole('button', { name: '确定更换' }).dblclick()
    await page.getByText('「更换」办好了。现在：已停用').waitFor()
    await page.getByRole('link', { name: writePlaceCode(fresh) }).click()
    await page.getByRole('heading', { name: writePlaceCode(fresh) }).waitFor()
    await page.getByText('已张贴').first().waitFor()
  })

  it('tell the second person who was first, and keep their words', async () => {
    const code = city().codes[5] ?? ''
    const page = await openCode('lead', code)
    await page.getByRole('button', { name: '登记损坏' }).click()
    await page.getByLabel('备注').fill('看不清了')
    const { version } = await call<StaffCodeView>(city(), 'administrator', `/api/staff/codes/${code}`)
    const correct = { version, point: [113.59, 24.8], name: '挪过的点位', address: '解放路 1 号', reason: '挪了地方' }
    await call(city(), 'administrator', `/api/staff/codes/${code}/actions/correct`, correct)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').first().waitFor()
    await page.getByText('挪了地方').waitFor()
    assert.equal(await page.getByLabel('备注').inputValue(), '看不清了')
    await page.keyboard.press('Control+Enter')
    await page.getByText('现在：已损坏').waitFor()
  })

  it('are retired by the dozen, each with its own result', async () => {
    const codes = await codesOf((await mint('要停用的', 4)).batch)
    const page = await open('lead', `/codes?batch=${encodeURIComponent('要停用的')}`)
    await listed(page)
    await page.getByLabel('勾选看到的全部').check()
    await page.getByLabel('停用勾选的 4 个').fill('印错了')
    await call(city(), 'lead', `/api/staff/codes/${codes[0]}/actions/retire`, { reason: '先停用一个' })
    await page.getByRole('button', { name: '停用 4 个' }).dblclick()
    await page.getByText('停用了 3 个').waitFor()
    await page.getByText('1 个没有停用').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-codes-retired')
    await eventually(async () => (await tableRows(page).getByText('已停用').count()) === 4, 'all four are retired')
    await page.getByRole('button', { name: /^停用/ }).waitFor({ state: 'detached' })
  })

  it('are minted in batches, printed, and marked as printed', async () => {
    const page = await open('administrator', '/codes/batches')
    await page.getByRole('region', { name: demo }).waitFor()
    await page.getByLabel('批次名').fill('控制台批次')
    await page.getByLabel('数量').fill('0')
    await page.getByRole('button', { name: '生成' }).click()
    await page.getByText('至少生成 1 个').waitFor()
    await expectAccessible(page)
    await page.getByLabel('数量').fill('7')
    await page.getByRole('button', { name: '生成' }).dblclick()
    await page.getByText('生成了 7 个').waitFor()
    const card = page.getByRole('region', { name: '控制台批次' })
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: '下载打印版' }).click()
    ])
    assert.equal(sheet.suggestedFilename(), '控制台批次-a4-12.pdf')
    assert.match((await readFile(await sheet.path())).subarray(0, 5).toString(), /%PDF-/)
    await card.getByRole('button', { name: '标记 7 个已打印' }).click()
    await card.getByText('已打印').waitFor()
    await page.getByLabel('批次名').fill('控制台批次')
    await page.getByLabel('数量').fill('7')
    await page.keyboard.press('Enter')
    await page.getByText('已经有批次').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-code-batches')
  })

  it('take their planned places from a table, or none of them, with every wrong row named', async () => {
    await mint('有点位表的', 5)
    const page = await open('administrator', '/codes/batches')
    const card = page.getByRole('region', { name: '有点位表的' })
    await card.getByRole('button', { name: '导入点位表' }).click()
    const table = (...lines: string[]) => ({
      name: 'places.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['名称,地址,经度,纬度', ...lines].join('\n'))
    })
    const send = async (file: ReturnType<typeof table>) => {
      await card.getByLabel('点位表', { exact: true }).setInputFiles(file)
      await card.getByRole('button', { name: '导入', exact: true }).click()
    }
    await card.getByRole('button', { name: '导入', exact: true }).click()
    await card.getByText('请选一个表格').waitFor()
    await send(
      table(
        '表里的灯杆,解放路 81 号,113.59,24.80',
        '写反的灯杆,解放路 83 号,24.80,113.59',
        ',解放路 85 号,113.59,24.80'
      )
    )
    await card.getByText('什么都没有导入').waitFor()
    assert.equal(await card.locator('.row-problems tbody tr').count(), 3)
    await expectAccessible(page)
    await screenshot(page, 'console-codes-import')
    await send(table('表里的灯杆,解放路 81 号,113.59,24.80', '正过来的灯杆,解放路 83 号,113.59,24.80'))
    await card.getByText('安排好了 2 个点位').waitFor()
    await card.getByText('3 个还没有安排点位').waitFor()
  })

  it('go out as a table, and are no business of the departments', async () => {
    const page = await open('supervisor', '/codes')
    await listed(page)
    assert.equal(await page.getByRole('checkbox').count(), 0)
    const [table] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格' }).click()
    ])
    assert.match((await readFile(await table.path())).toString(), /二维码,链接,状态/)
    const handler = await open('handler', '/codes')
    await handler.getByRole('link', { name: /待处置/ }).waitFor()
    assert.equal(await handler.getByRole('link', { name: '二维码' }).count(), 0)
  })
})
