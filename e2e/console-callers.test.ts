import assert from 'node:assert/strict'
import { chinaDay, dayMs } from '../contracts/china-time'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, call, eventually, hotline, photo, settled } from './console-desk'
import { intercept } from './intercept'

interface Sent {
  caseNo: string
}

describe('Somebody who calls the hotline again', () => {
  const { city, open, openCase } = hotline()

  it('is found by their number and urged for, and the case says who did it', async () => {
    const page = await open('operator')
    await settled(page)
    await page.goto(`${city().url}/console/register`)
    await page.getByLabel('市民说了什么').fill('解放路的路灯不亮')
    await page.getByLabel('地址').fill('解放路 12 号药店门口')
    await page.getByLabel('电话').fill('13800138077')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /登记好了/ }).waitFor()
    await page.getByRole('link', { name: '来电查询' }).click()
    await page.getByLabel(/市民能说出的/).fill('138 0013 8077')
    await page.keyboard.press('Enter')
    const found = page.locator('.callers-found li')
    await found.getByText('解放路的路灯不亮').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-callers')
    await found.getByRole('link').click()
    await page.getByRole('button', { name: '代为催办' }).click()
    await page.getByLabel('市民催办的话（可不填）').fill('晚上看不见路')
    await expectAccessible(page)
    await screenshot(page, 'console-caller-urge')
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText(/来电，由.*代办/).waitFor()
    await expectGone(page.getByRole('button', { name: '代为催办' }))
    await page.getByRole('button', { name: '代为补充' }).click()
    await screenshot(page, 'console-caller-urged')
    const { items } = await call<{ items: Sent[] }>(city(), 'operator', '/api/staff/caller-searches', {
      q: '13800138077'
    })
    assert.equal(items.length, 1)
  })

  it('has what they say kept over a reload, and nothing goes while a photo is on its way', async () => {
    const page = await open('operator')
    const { items } = await call<{ items: Sent[] }>(city(), 'operator', '/api/staff/caller-searches', {
      q: '13800138077'
    })
    await page.goto(`${city().url}/console/cases/${items[0]?.caseNo}`)
    await page.getByRole('button', { name: '代为补充' }).click()
    await page.getByLabel('市民补充了什么').fill('灯杆也歪了')
    let arrive = () => {}
    const arrived = new Promise<void>(resolve => {
      arrive = resolve
    })
    await intercept(page, '**/api/staff/media', async route => {
      await arrived
      await route.continue()
    })
    const form = page.getByRole('form', { name: '代为补充' })
    const file = { name: 'pole.jpg', mimeType: 'image/jpeg', buffer: await photo('#684') }
    await form.locator('input[type=file]').setInputFiles(file)
    await page.getByText('正在上传 pole.jpg').waitFor()
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('还有照片没传完').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-caller-uploading')
    // One that is taken away meanwhile does not come back.
    await form.locator('input[type=file]').setInputFiles({ ...file, name: 'wrong.jpg' })
    await page.getByRole('button', { name: '去掉 wrong.jpg' }).click()
    let answers = 0
    page.on('response', response => {
      if (response.url().endsWith('/api/staff/media')) answers += 1
    })
    arrive()
    await form.getByAltText('照片（可不加） 1').waitFor()
    await eventually(async () => answers === 2, 'both photos are up')
    await page.reload()
    assert.equal(await page.getByLabel('市民补充了什么').inputValue(), '灯杆也歪了')
    await form.getByAltText('照片（可不加） 1').waitFor()
    assert.equal(await form.getByAltText('照片（可不加） 2').count(), 0)
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('灯杆也歪了').last().waitFor()
    await form.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '代为补充' }).click()
    assert.equal(await page.getByLabel('市民补充了什么').inputValue(), '')
  })

  it('was turned down by mistake: the shift lead takes it back, and the operator writes down the call-back', async () => {
    const page = await open('operator')
    await settled(page)
    const { items } = await call<{ items: Sent[] }>(city(), 'operator', '/api/staff/cases?state=submitted')
    const caseNo = items[0]?.caseNo ?? ''
    const path = `/api/staff/cases/${caseNo}`
    const { version } = await call<{ version: number }>(city(), 'operator', path)
    const body = { version, reasonCode: 'unclear', reason: '看不清楚' }
    await call(city(), 'operator', `${path}/actions/reject`, body)
    await page.goto(`${city().url}/console/cases/${caseNo}`)
    await page.getByRole('button', { name: /^回访/ }).click()
    await page.getByText('接通，不满意').click()
    await page.getByLabel(/市民说了什么/).fill('说照片很清楚')
    await expectAccessible(page)
    await screenshot(page, 'console-call-back')
    await page.keyboard.press('Control+Enter')
    await page.getByText('电话：接通').waitFor()
    const lead = await open('lead')
    await lead.goto(`${city().url}/console/cases/${caseNo}`)
    await lead.getByRole('button', { name: /^撤销决定/ }).click()
    await lead.getByLabel('为什么撤销，给市民的话').fill('照片看得清，抱歉')
    await screenshot(lead, 'console-take-back')
    await lead.keyboard.press('Control+Enter')
    await lead.getByRole('heading', { level: 1 }).waitFor()
    await lead.locator('.case-head-state', { hasText: '待受理' }).waitFor()
  })

  it('keeps whoever sends nonsense from sending more, until a day, and takes that back', async () => {
    const caseNo = await aReport(city(), '加微信领红包')
    const lead = await openCase('lead', caseNo)
    await lead.getByRole('button', { name: '限制上报人' }).click()
    await lead.getByLabel('到哪一天为止（含）').fill('2020-01-01')
    await lead.getByRole('button', { name: '限制上报', exact: true }).click()
    await lead.getByText('请写明原因，对方会看到').waitFor()
    await lead.getByText('这一天已经过去了').waitFor()
    await expectAccessible(lead)
    await screenshot(lead, 'console-block')
    const day = chinaDay(Date.now() + 3 * dayMs)
    await lead.getByLabel('到哪一天为止（含）').fill(day)
    await lead.getByLabel('原因（对方会看到）').fill('反复发广告')
    await lead.getByRole('button', { name: '限制上报', exact: true }).click()
    await lead.getByText(`已经限制到 ${day}`).waitFor()
    await lead.getByRole('link', { name: '限制上报' }).click()
    await lead.getByText('原因：反复发广告').waitFor()
    await expectAccessible(lead)
    await screenshot(lead, 'console-blocks')
    await lead.getByRole('button', { name: `解除限制：案卷 ${caseNo}` }).click()
    await lead.getByLabel('为什么解除').fill('已经说明')
    await lead.getByRole('button', { name: '解除', exact: true }).click()
    await lead.getByText('解除：已经说明').waitFor()
    await screenshot(lead, 'console-blocks-ended')
  })

  it('asks to be forgotten: the lead says how they were sure, and the number finds nothing any more', async () => {
    const operator = await open('operator')
    await settled(operator)
    await operator.goto(`${city().url}/console/register`)
    await operator.getByLabel('市民说了什么').fill('龙泉巷的路灯闪')
    await operator.getByLabel('地址').fill('龙泉巷 5 号')
    await operator.getByLabel('电话').fill('13800138066')
    await operator.keyboard.press('Control+Enter')
    await operator.getByRole('heading', { name: /登记好了/ }).waitFor()
    const page = await open('lead', '/callers')
    await page.getByLabel(/市民能说出的/).fill('13800138066')
    await page.keyboard.press('Enter')
    const found = page.locator('.callers-found li')
    await found.getByRole('button', { name: '来电人要求删除个人信息' }).click()
    await page.getByLabel('怎样核对是本人').fill('回拨，报出了地址')
    await expectAccessible(page)
    await screenshot(page, 'console-caller-erase')
    await page.getByRole('button', { name: '确认删除' }).click()
    await page.getByText('没有找到。').waitFor()
    await expectGone(found)
  })
})
