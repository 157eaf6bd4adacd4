import assert from 'node:assert/strict'
import { expectAccessible, expectGone, screenshot } from './browser'
import {
  actions,
  aReport,
  carry,
  caseShown,
  choosePhoto,
  focusedRow,
  hotline,
  settled,
  takenByTelephone
} from './console-desk'
import { aCrowd } from './joiners'

describe('A case on the console', () => {
  const { city, open, openCase } = hotline()

  it('goes through large photos by arrow keys and enlarges them', async () => {
    const page = await openCase('operator', await aReport(city(), '三张照片', ['#355', '#553', '#535']))
    const line = page.locator('.photo-line')
    await line.getByText('第 1 张，共 3 张').waitFor()
    await page.keyboard.press('ArrowRight')
    await line.getByText('第 2 张，共 3 张').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await line.getByText('第 3 张，共 3 张').waitFor()
    await page.keyboard.press('z')
    await page.getByRole('dialog', { name: /照片/ }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('dialog', { name: '照片，第 1 张，共 3 张' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: /照片/ }).waitFor({ state: 'detached' })
    assert.match(page.url(), /cases/)
  })

  it('that very many called about shows the first, and the others with their photos on request', async () => {
    const caseNo = await aCrowd(city(), '路口的灯不亮', '灯杆也歪了')
    const page = await openCase('operator', caseNo)
    await page.getByText('共 55 条上报，前 50 条没有照片').waitFor()
    assert.equal(await page.locator('.said').count(), 10)
    await page.locator('.said ~ .more').getByText('还有 45 条').waitFor()
    await screenshot(page, 'console-many-reports')
    await page.locator('.said ~ .more').getByRole('button', { name: '再看一些' }).click()
    const last = page.locator('.said', { hasText: '灯杆也歪了' })
    await last.waitFor()
    await expectGone(page.getByRole('button', { name: '再看一些' }))
    assert.equal(await page.locator('.said').count(), 55)
    await page.locator('.photo-line').getByText('第 1 张，共 1 张').waitFor()
    // What is done for somebody on a later page shows there: they may urge once a day.
    await last.getByRole('button', { name: '代为催办' }).click()
    await last.getByRole('button', { name: '记下' }).click()
    await page.getByText(/来电，由.*代办/).waitFor()
    await expectGone(last.getByRole('button', { name: '代为催办' }))
    await last.getByRole('button', { name: '代为补充' }).waitFor()
    // Whoever calls again is not looked for among all the others.
    await page.goto(`${city().url}/console/callers`)
    await page.getByLabel(/市民能说出的/).fill('灯杆也歪了')
    await page.keyboard.press('Enter')
    await page.locator('.callers-found').getByRole('link', { name: caseNo }).click()
    await page.locator('.said[aria-current]', { hasText: '灯杆也歪了' }).waitFor()
    await page.getByText('来电查询找到的是这一条').waitFor()
    await screenshot(page, 'console-caller-among-many')
    await expectAccessible(page)
  })

  it('shows the place on a map, and draws it without WebGL', async () => {
    const caseNo = await aReport(city(), '没有显卡的电脑')
    const modern = await openCase('operator', caseNo)
    const drawn = await modern.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
    await modern.locator(drawn ? '.place canvas' : '.place svg').waitFor()
    const page = await open('operator')
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.goto(`${city().url}/console/cases/${caseNo}`)
    await page.getByRole('img', { name: '点位和单元网格的位置图' }).waitFor()
    assert.equal(await page.locator('polygon.place-cell').count(), 1)
    assert.equal(await page.locator('circle.place-point').count(), 1)
    await screenshot(page, 'console-place-sketch')
  })

  it('is walked from the hotline to the closed case, each by their own desk', async () => {
    const caseNo = await aReport(city(), '路灯连着三天不亮', ['#123', '#345'])
    const operator = await openCase('operator', caseNo)
    await operator.keyboard.press('1')
    await operator.getByText('照描述和市民选的「路灯照明」看，多半是：').waitFor()
    await expectAccessible(operator)
    await screenshot(operator, 'console-accept')
    await operator.keyboard.type('供水井盖 缺失')
    await operator.getByRole('option', { name: '井盖' }).first().waitFor()
    await operator.keyboard.press('Enter')
    assert.ok(await operator.getByLabel('缺失或移位有隐患 2 紧急工作时').isChecked())
    await operator.keyboard.press('Control+Enter')
    await operator.getByText('「受理」办好了。').waitFor()
    await operator.getByText('案卷现在：待立案').waitFor()
    await expectAccessible(operator)
    await screenshot(operator, 'console-accepted')
    await operator.keyboard.press('n')
    await operator.waitForURL(url => !url.pathname.endsWith(caseNo))

    const lead = await openCase('lead', caseNo)
    assert.deepEqual((await actions(lead)).slice(0, 1), ['立案'])
    await lead.keyboard.press('1')
    await lead.keyboard.press('Enter')
    await lead.getByText('案卷现在：待派遣').waitFor()

    const dispatcher = await openCase('dispatcher', caseNo)
    await dispatcher.getByText('建议派给市政设施维护所。').waitFor()
    await screenshot(dispatcher, 'console-dispatch')
    await dispatcher.keyboard.press('Control+Enter')
    await dispatcher.getByText('案卷现在：待处置').waitFor()

    const handler = await openCase('handler', caseNo)
    await handler.keyboard.press('1')
    await handler.keyboard.press('Enter')
    await handler.getByText('案卷现在：处置中').waitFor()
    await handler.keyboard.press('2')
    await handler.getByLabel('处理结果').fill('换了灯泡')
    await choosePhoto(handler, '处理后的照片', '#8a8')
    await expectAccessible(handler)
    await screenshot(handler, 'console-report-done')
    await handler.keyboard.press('Control+Enter')
    await handler.getByText('案卷现在：待核查').waitFor()
    assert.deepEqual(await actions(handler), [])
    await handler.getByText('这件案卷现在没有需要您办的').waitFor()

    const collector = await openCase('collector', caseNo)
    assert.deepEqual(await actions(collector), ['核查通过', '核查不通过'])
    await collector.getByRole('button', { name: '确定核查通过' }).click()
    await collector.getByText('请拍一张现场照片').waitFor()
    await choosePhoto(collector, '核查照片', '#9a9')
    await collector.getByRole('button', { name: '确定核查通过' }).click()
    await collector.getByText('案卷现在：待结案').waitFor()

    const closing = await openCase('lead', caseNo)
    await closing.keyboard.press('2')
    await closing.keyboard.press('Enter')
    await closing.getByText('案卷现在：已结案').waitFor()
    await expectAccessible(closing)
    await screenshot(closing, 'console-closed')
  })

  it('shows the number a caller left only for a reason', async () => {
    const { caseNo } = await takenByTelephone(city())
    const page = await openCase('operator', caseNo)
    await page.getByRole('button', { name: '查看联系方式' }).click()
    await page.getByRole('button', { name: /^查\s?看$/ }).click()
    await page.getByText('请写明查看原因').waitFor()
    assert.equal(await page.getByText('13800138000').count(), 0)
    await page.getByLabel(/为什么要查看/).fill('地址不清，需要核实')
    await page.keyboard.press('Enter')
    await page.getByText('13800138000').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-contact')
    const dispatcher = await openCase('dispatcher', caseNo)
    await dispatcher.getByText('留了联系方式').waitFor()
    assert.equal(await dispatcher.getByRole('button', { name: '查看联系方式' }).count(), 0)
  })

  it('shows what is missing at its field', async () => {
    const page = await openCase('operator', await aReport(city(), '什么都没填'))
    await page.keyboard.press('Control+Enter')
    await page.getByText('请选择事项').waitFor()
    const search = page.getByRole('combobox')
    assert.equal(await search.getAttribute('aria-invalid'), 'true')
    assert.ok(await search.evaluate(box => box === document.activeElement))
  })

  it('says at once that a corrected place is in no cell', async () => {
    const page = await openCase('operator', await aReport(city(), '地点报错了'))
    await page.getByRole('button', { name: '更正地点', exact: true }).click()
    const point = page.getByLabel(/新的点/)
    await point.fill('113.9 24.8')
    await page.getByText('这个点不在任何单元网格里').waitFor()
    await screenshot(page, 'console-correct-outside')
    await point.fill('116.4, 39.9')
    await page.getByText('这个点离本市太远').waitFor()
    await point.fill('113.59, 24.8')
    await page.locator('.standing-note').waitFor({ state: 'detached' })
  })

  it('shows what the server refuses at its field', async () => {
    const caseNo = await aReport(city(), '挂账十年')
    await carry(city(), caseNo, 'file')
    const page = await openCase('dispatcher', caseNo)
    await page.getByRole('button', { name: '挂账', exact: true }).click()
    await page.getByLabel('原因').fill('等旧城改造')
    await page.getByLabel('挂账到哪一天').fill('2099-01-01')
    await page.keyboard.press('Control+Enter')
    await page.getByText('挂账最长一年').waitFor()
    assert.equal(await page.getByLabel('挂账到哪一天').getAttribute('aria-invalid'), 'true')
    await page.getByRole('button', { name: '一个月' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('案卷现在：挂账').waitFor()
  })

  it('leaves the queue once it is dealt with, and the next row takes its place', async () => {
    const [second, first] = [await aReport(city(), '排第二'), await aReport(city(), '排第一')]
    const page = await open('operator', '/?state=submitted&sort=newest')
    await settled(page)
    assert.equal(await focusedRow(page), first)
    await page.keyboard.press('Enter')
    await caseShown(page)
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.getByText('「派核实」办好了。').waitFor()
    await page.keyboard.press('Escape')
    await settled(page)
    assert.equal(await focusedRow(page), second)
    await expectGone(page.locator(`[data-case="${first}"]`))
  })

  it('has an accessible form for everything somebody can do with it', async () => {
    const plain = await aReport(city(), '每个表单都看一遍')
    const filed = await aReport(city(), '派遣员的表单')
    await carry(city(), filed, 'file')
    const dispatched = await aReport(city(), '部门的表单')
    await carry(city(), dispatched, 'dispatch')
    const desks: [string, string][] = [
      ['operator', plain],
      ['dispatcher', filed],
      ['dispatcher', dispatched],
      ['handler', dispatched]
    ]
    for (const [username, caseNo] of desks) {
      const page = await openCase(username, caseNo)
      const names = await actions(page)
      assert.ok(names.length > 1, username)
      for (const name of names) {
        await page.locator('.case-head h1').click()
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByRole('form', { name, exact: true }).waitFor()
        await expectAccessible(page)
        await screenshot(page, `console-form-${username}-${name}`)
      }
    }
  })
})
