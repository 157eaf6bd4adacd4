import assert from 'node:assert/strict'
import { chinaDay, dayMs } from '../contracts/china-time'
import type { AbsenceView } from '../contracts/staff/absence'
import { expectAccessible, screenshot } from './browser'
import { actions, aReport, call, carry, caseShown, hotline, photo, settled, take } from './console-desk'
import { intercept } from './intercept'

describe('The console among colleagues and on a bad line', () => {
  const { city, open, openCase } = hotline()

  describe('with colleagues', () => {
    it('tells the second operator who did what, keeps what was typed, and sends it again', async () => {
      const caseNo = await aReport(city(), '两个人同时看这件')
      const page = await openCase('operator', caseNo)
      await page.keyboard.press('3')
      await page.getByLabel('属于私人或小区内部事务').check()
      await page.getByLabel('给市民的话').fill('这是小区里面的灯，请找物业')
      await take(city(), 'operator2', caseNo, 'requestVerification', { note: '请去看一眼' })
      await page.keyboard.press('Control+Enter')
      const news = page.getByRole('region', { name: '刚刚的变化' })
      await news.getByText('受理员乙').waitFor()
      await news.getByText('请去看一眼').waitFor()
      await news.getByText('现在：核实中').waitFor()
      assert.equal(await page.getByLabel('给市民的话').inputValue(), '这是小区里面的灯，请找物业')
      await expectAccessible(page)
      await screenshot(page, 'console-conflict')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「不予受理」办好了。').waitFor()
    })

    it('is told of a change on coming back to the window, before anything is sent', async () => {
      const caseNo = await aReport(city(), '有人插手了')
      const page = await openCase('operator', caseNo)
      await take(city(), 'lead', caseNo, 'comment', { note: '这件先放一放' })
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await page.getByRole('region', { name: '刚刚的变化' }).getByText('这件先放一放').waitFor()
      assert.ok((await actions(page)).includes('受理'))
    })

    it('keeps the words of an action that the case no longer allows', async () => {
      const caseNo = await aReport(city(), '已经被别人退了')
      const page = await openCase('operator', caseNo)
      await page.keyboard.press('2')
      await page.getByLabel('请现场看什么').fill('看看是哪一盏灯')
      await take(city(), 'operator2', caseNo, 'reject', { reasonCode: 'unclear', reason: '看不出是哪里' })
      await page.keyboard.press('Control+Enter')
      await page.getByText('现在不能再「派核实」了').waitFor()
      assert.equal(await page.getByLabel('您写的话').inputValue(), '看看是哪一盏灯')
      await expectAccessible(page)
      await screenshot(page, 'console-conflict-gone')
    })

    it('are written down as absent by the lead, and given no looks until they are back', async () => {
      const people = await call<AbsenceView[]>(city(), 'lead', '/api/staff/absences')
      const { name = '' } = people[0] ?? {}
      const page = await open('lead', '/')
      await page.getByRole('link', { name: '请假' }).click()
      const row = page.getByRole('form', { name, exact: true })
      await row.getByRole('button', { name: `登记${name}请假` }).click()
      await page.getByText('请选择到哪一天为止').waitFor()
      await expectAccessible(page)
      await row.getByLabel(`${name}到（含）`).fill('2026-01-01')
      await row.getByRole('button', { name: `登记${name}请假` }).click()
      await page.getByText('结束的日子应在开始之后').waitFor()
      const until = chinaDay(Date.now() + 3 * dayMs)
      await row.getByLabel(`${name}到（含）`).fill(until)
      await row.getByRole('button', { name: `登记${name}请假` }).click()
      await row.getByText(`请假到 ${until}`).waitFor()
      await screenshot(page, 'console-absences')
      await page.reload()
      await row.getByText(`请假到 ${until}`).waitFor()
      await row.getByRole('button', { name: `${name}回来上班` }).click()
      await row.getByText('在岗').waitFor()
    })

    it('leave their absences to the lead: an operator reads so, and is not asked to try what cannot go', async () => {
      const page = await open('operator', '/absences')
      await page.getByText('您的岗位不能登记信息采集员请假').waitFor()
      assert.equal(await page.getByRole('button', { name: '再试一次' }).count(), 0)
    })

    it('skips cases that a colleague has dealt with since the queue was loaded', async () => {
      const [third, second, first] = [
        await aReport(city(), '连着三'),
        await aReport(city(), '连着二'),
        await aReport(city(), '连着一')
      ]
      const page = await open('operator', '/?state=submitted&sort=newest')
      await settled(page)
      await page.locator(`[data-case="${first}"]`).click()
      await caseShown(page)
      await take(city(), 'operator2', second, 'requestVerification')
      await page.keyboard.press('n')
      await page.waitForURL(new RegExp(third))
      await page.getByText('跳过了 1 件').waitFor()
    })

    it('never offers the check to the department that handled the case', async () => {
      const caseNo = await aReport(city(), '部门不能自己核查')
      await carry(city(), caseNo, 'reportDone')
      for (const username of ['handler', 'clerk']) assert.deepEqual(await actions(await openCase(username, caseNo)), [])
      assert.deepEqual(await actions(await openCase('collector', caseNo)), ['核查通过', '核查不通过'])
    })

    it('shows a supervisor nothing but urging and remarks', async () => {
      const page = await openCase('supervisor', await aReport(city(), '督查来看'))
      assert.deepEqual(await actions(page), ['催办', '批示备注'])
    })
  })

  describe('on a bad line', () => {
    it('keeps the form when nothing answers, and sends once however often the button is pressed', async () => {
      const page = await openCase('operator', await aReport(city(), '网络断了'))
      await page.keyboard.press('2')
      await page.getByLabel('请现场看什么').fill('别丢了这句话')
      const step = '**/actions/requestVerification'
      await intercept(page, step, route => route.abort())
      await page.keyboard.press('Control+Enter')
      await page.getByText('连不上服务器').waitFor()
      assert.equal(await page.getByLabel('请现场看什么').inputValue(), '别丢了这句话')
      await screenshot(page, 'console-offline')
      await page.unroute(step)
      let sent = 0
      await intercept(page, step, route => {
        sent += 1
        return route.continue()
      })
      await page.getByRole('button', { name: '确定派核实' }).dblclick()
      await page.getByText('「派核实」办好了。').waitFor()
      assert.equal(sent, 1)
    })

    it('knows its own step again when only the answer was lost', async () => {
      const page = await openCase('operator', await aReport(city(), '回答丢了'))
      await page.keyboard.press('2')
      await intercept(page, '**/actions/requestVerification', async route => {
        await route.fetch()
        await route.abort()
      })
      await page.keyboard.press('Control+Enter')
      await page.getByText('连不上服务器').waitFor()
      await page.unroute('**/actions/requestVerification')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「派核实」办好了。').waitFor()
    })

    it('waits for a slow photo instead of sending the step without it', async () => {
      const caseNo = await aReport(city(), '照片传得慢')
      await carry(city(), caseNo, 'sign')
      const page = await openCase('handler', caseNo)
      let arrive = () => {}
      const arrived = new Promise<void>(resolve => {
        arrive = resolve
      })
      await intercept(page, '**/api/staff/media', async route => {
        await arrived
        await route.continue()
      })
      await page.getByLabel('处理结果').fill('修好了')
      const file = { name: 'slow.jpg', mimeType: 'image/jpeg', buffer: await photo('#799') }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText('正在上传 slow.jpg').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('还有照片没传完').waitFor()
      // Meanwhile they look at another form: the photo goes where it was meant to go.
      await page.getByRole('button', { name: '回退', exact: true }).click()
      arrive()
      await page.getByRole('button', { name: '处置完成', exact: true }).click()
      await page.getByAltText('处理后的照片 1').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('案卷现在：待核查').waitFor()
      await page.getByText('第 1 张，共 1 张 · 处置完成').waitFor()
    })
  })
})
