import assert from 'node:assert/strict'
import { expectAccessible, expectGone, screenshot } from './browser'
import { take } from './console-desk'
import { aCheck, aDispatch, look } from './field'
import { fieldWork } from './h5-staff'
import { aCrowd } from './joiners'

describe('a department and the office with a phone', () => {
  const { city, openAs, takePhoto } = fieldWork()

  it('a handler signs, repairs, and reports it done with a photo', async () => {
    const caseNo = await aDispatch(city(), '路面塌了一块')
    const { page } = await openAs('handler', 'home/index')
    await page.locator('#to-cases').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-handler-home')
    await page.locator('#to-cases').click()
    await page.locator(`#case-${caseNo}`).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-cases')
    await page.locator(`#case-${caseNo}`).click()
    await page.locator('#step-sign').click()
    await screenshot(page, 'h5-field-sign')
    await page.locator('#take-step').click()
    await page.getByText('签收：已送达').waitFor()
    assert.equal((await look(city(), caseNo)).state, 'handling')

    await page.locator('#step-reportDone').click()
    await page.locator('#take-step').click()
    await page.getByText('请至少附一张处理后的照片').waitFor()
    await takePhoto(page)
    await page.locator('#phrase-0').click()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-report-done')
    await page.locator('#take-step').click()
    await page.getByText('处置完成：已送达').waitFor()
    const { state, history } = await look(city(), caseNo)
    assert.equal(state, 'handled')
    assert.deepEqual([history.at(-1)?.words, history.at(-1)?.media.length], ['已修复', 1])
  })

  it('rework begins with what the check found, and a deadline is asked for with what was typed kept', async () => {
    const caseNo = await aCheck(city(), '护栏倒了')
    await take(city(), 'collector', caseNo, 'checkFailed', { reason: '只扶起来，没有固定' })
    const { context, page } = await openAs('handler', `case/index?caseNo=${caseNo}`)
    await page.locator('#rework').getByText('只扶起来，没有固定').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-rework')
    await page.locator('#step-requestSuspension').click()
    await page.locator('#words').fill('要等厂家送护栏')
    await page.getByRole('button', { name: '一个月' }).click()
    await context.setOffline(true)
    await page.locator('#take-step').click()
    await page.getByText('这一步要有网络才能办').waitFor()
    assert.equal(await page.locator('#words').inputValue(), '要等厂家送护栏')
    await screenshot(page, 'h5-field-needs-network')
    await context.setOffline(false)
    await page.locator('#take-step').click()
    await page.locator('#request').getByText('要等厂家送护栏').waitFor()
    await screenshot(page, 'h5-field-request')
    assert.equal((await look(city(), caseNo)).request?.what, 'suspension')
  })

  it('a lead looks at what very many sent, and at the photos of the last of them on request', async () => {
    const caseNo = await aCrowd(city(), '路口的灯不亮', '灯杆也歪了')
    const { page } = await openAs('lead', `case/index?caseNo=${caseNo}`)
    await page.locator('#photos-told').getByText('共 55 条上报，前 50 条没有照片').waitFor()
    await screenshot(page, 'h5-field-many-reports')
    await page.locator('#more-photos').click()
    await page.getByRole('button', { name: '问题照片 1，点开看大图' }).waitFor()
    await expectGone(page.locator('#more-photos'))
    await expectAccessible(page)
  })

  it('a clerk gives a case to somebody of the department', async () => {
    const caseNo = await aDispatch(city(), '盲道砖松了')
    const { page } = await openAs('clerk', `case/index?caseNo=${caseNo}`)
    await page.locator('#step-assign').click()
    await page.getByRole('button', { name: '市政处置员' }).click()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-assign')
    await page.locator('#take-step').click()
    await page.getByText('指派：已送达').waitFor()
    assert.equal((await look(city(), caseNo)).handler?.name, '市政处置员')
  })

  it('a shift lead reads messages and comments on a case; the rest is done at the desk', async () => {
    const caseNo = await aDispatch(city(), '公交站顶棚漏水')
    const { page } = await openAs('lead', 'messages/index')
    await page.getByRole('heading', { name: '消息' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-messages')
    await page.goto(`${city().url}/m/staff/pages/case/index?caseNo=${caseNo}`)
    await page.locator('#step-comment').click()
    await page.locator('#words').fill('请三天内办好')
    await expectAccessible(page)
    await screenshot(page, 'h5-field-lead')
    await page.locator('#take-step').click()
    await page.getByText('批示备注：已送达').waitFor()
    assert.equal((await look(city(), caseNo)).history.at(-1)?.words, '请三天内办好')
  })

  it('a bookmark from before the messages were renamed still opens them', async () => {
    const { page } = await openAs('lead', 'inbox/index')
    await page.getByRole('heading', { name: '消息' }).waitFor()
  })
})
