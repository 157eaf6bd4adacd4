import assert from 'node:assert/strict'
import type { CaseView } from '../contracts/cases/views'
import { expectAccessible, expectGone, screenshot } from './browser'
import {
  actions,
  aReport,
  call,
  carry,
  choosePhoto,
  eventually,
  hotline,
  rows,
  settled,
  staffPhoto,
  take
} from './console-desk'
import { intercept } from './intercept'

describe('Departments and dispatchers on the console', () => {
  const { city, open, openCase } = hotline()

  const signed = async (text: string) => {
    const caseNo = await aReport(city(), text)
    await carry(city(), caseNo, 'sign')
    return caseNo
  }

  it('ask for an extension, and grant it with one key from the tab of what was asked for', async () => {
    const caseNo = await signed('井盖要定做')
    const handler = await openCase('handler', caseNo)
    await handler.getByRole('button', { name: '申请延期', exact: true }).click()
    await handler.getByLabel('为什么需要延期').fill('井盖要定做，三天后到货')
    await handler.keyboard.press('Control+Enter')
    await handler.getByText('「申请延期」办好了。').waitFor()
    await handler.getByRole('region', { name: '未决的申请' }).getByText('井盖要定做，三天后到货').waitFor()

    const dispatcher = await open('dispatcher')
    await settled(dispatcher)
    await dispatcher.locator('.queue-tabs').getByText('申请').click()
    await dispatcher.waitForURL(/asked=any/)
    await settled(dispatcher)
    await rows(dispatcher).getByText('申请延期').first().waitFor()
    await expectAccessible(dispatcher)
    await screenshot(dispatcher, 'console-queue-asked')
    await dispatcher.locator(`[data-case="${caseNo}"]`).click()
    const asked = dispatcher.getByRole('region', { name: '未决的申请' })
    await asked.getByText('同意后的期限').waitFor()
    await asked.getByText('市政处置员').waitFor()
    assert.deepEqual((await actions(dispatcher)).slice(0, 2), ['同意延期', '不同意延期'])
    assert.equal(await dispatcher.getByLabel('给市民的话').inputValue(), '井盖要定做，三天后到货')
    await expectAccessible(dispatcher)
    await screenshot(dispatcher, 'console-asked')
    await dispatcher.keyboard.press('y')
    await dispatcher.getByLabel('给市民的话').fill('井盖要定做，三天后装好')
    await dispatcher.keyboard.press('Control+Enter')
    await dispatcher.getByText('「同意延期」办好了。').waitFor()
    await dispatcher.getByText('1 次，最多 2 次').waitFor()
    await expectGone(asked)
  })

  it('ask for a suspension until a day, which the dispatcher finds filled in', async () => {
    const caseNo = await signed('等旧管网改造')
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString()
    await take(city(), 'handler', caseNo, 'requestSuspension', { reason: '等管网改造完', until })
    const page = await openCase('dispatcher', caseNo)
    await page.getByRole('form', { name: '挂账', exact: true }).waitFor()
    assert.equal(await page.getByLabel('原因').inputValue(), '等管网改造完')
    assert.notEqual(await page.getByLabel('挂账到哪一天').inputValue(), '')
    await screenshot(page, 'console-suspend-asked')
    await page.keyboard.press('x')
    await page.getByRole('form', { name: '不同意挂账' }).waitFor()
    await page.keyboard.type('先围挡，不能等')
    await page.keyboard.press('Control+Enter')
    await page.getByText('「不同意挂账」办好了。').waitFor()
  })

  it('give a subtask to another department, which finishes it with a photo', async () => {
    const caseNo = await signed('井边一堆垃圾')
    const dispatcher = await openCase('dispatcher', caseNo)
    await dispatcher.getByRole('button', { name: '派协办', exact: true }).click()
    const list = dispatcher.getByRole('listbox')
    await list.getByRole('option', { name: '环境卫生管理所' }).waitFor()
    assert.equal(await list.getByRole('option', { name: '市政设施维护所' }).count(), 0)
    await dispatcher.keyboard.type('环境')
    await dispatcher.keyboard.press('Enter')
    await dispatcher.getByLabel('请协办部门做什么').fill('先把垃圾清走')
    await dispatcher.keyboard.press('Control+Enter')
    await dispatcher.getByText('「派协办」办好了。').waitFor()
    await dispatcher.getByRole('region', { name: '协办' }).getByText('进行中').waitFor()

    const helper = await openCase('clerk2', caseNo)
    assert.equal((await actions(helper))[0], '协办完成')
    await helper.getByLabel('协办结果').fill('清走了两车')
    await helper.keyboard.press('Control+Enter')
    await helper.getByText('请至少附一张完成后的照片').waitFor()
    await choosePhoto(helper, '完成后的照片', '#7a7')
    await expectAccessible(helper)
    await screenshot(helper, 'console-subtask')
    await helper.keyboard.press('Control+Enter')
    await helper.getByText('「协办完成」办好了。').waitFor()
    const clerk = await openCase('clerk', caseNo)
    await clerk.getByRole('region', { name: '协办' }).getByText('已完成').waitFor()
  })

  it('drop the only open subtask without choosing it', async () => {
    const caseNo = await signed('不用协办了')
    await take(city(), 'dispatcher', caseNo, 'addSubtask', { department: 'drainage', note: '先抽水' })
    const page = await openCase('dispatcher', caseNo)
    await page.getByRole('button', { name: '撤销协办', exact: true }).click()
    await page.getByRole('form').getByText('排水管理中心').waitFor()
    await page.getByLabel('原因').fill('水已经退了')
    await page.keyboard.press('Control+Enter')
    await page.getByText('「撤销协办」办好了。').waitFor()
    await page.getByRole('region', { name: '协办' }).getByText('已撤销').waitFor()
  })

  it('assign a case to somebody, who looks at nothing but their own', async () => {
    const caseNo = await signed('派给小李')
    await signed('谁都没派')
    const clerk = await openCase('clerk', caseNo)
    await clerk.getByRole('button', { name: '指派', exact: true }).click()
    await clerk.getByRole('option', { name: '市政处置员' }).waitFor()
    await clerk.keyboard.press('Enter')
    await screenshot(clerk, 'console-assign')
    await clerk.keyboard.press('Control+Enter')
    await clerk.getByText('「指派」办好了。').waitFor()
    const handler = await open('handler', '/?state=handling')
    await settled(handler)
    await handler.keyboard.press('m')
    await handler.waitForURL(/mine=1/)
    await eventually(async () => (await rows(handler).count()) === 1, 'one case is left')
    assert.equal(await rows(handler).locator('a').getAttribute('data-case'), caseNo)
    await rows(handler).getByText('指派 市政处置员').waitFor()
    await expectAccessible(handler)
    await screenshot(handler, 'console-queue-mine')
  })

  it('see what the last check found wrong, and that a second return was the last', async () => {
    const caseNo = await signed('修了两次')
    for (const reason of ['不归我们', '真的不归我们']) {
      await take(city(), 'handler', caseNo, 'return', { reason })
      await take(city(), 'dispatcher', caseNo, 'dispatch', { department: 'municipal' })
      await take(city(), 'handler', caseNo, 'sign')
    }
    const media = [await staffPhoto(city(), 'handler', '#797')]
    await take(city(), 'handler', caseNo, 'reportDone', { note: '修好了', media })
    const wrong = [await staffPhoto(city(), 'collector', '#977')]
    await take(city(), 'collector', caseNo, 'checkFailed', { reason: '一踩还是响', media: wrong })
    const page = await openCase('handler', caseNo)
    const rework = page.getByRole('region', { name: '返工的原因' })
    await rework.getByText('第 2 轮：上次核查没有通过').waitFor()
    await rework.getByText('一踩还是响').waitFor()
    await page.getByText('已回退 2 次，派遣员的裁定为最终决定').waitFor()
    assert.ok(!(await actions(page)).includes('回退'))
    await expectAccessible(page)
    await screenshot(page, 'console-rework')
  })

  it('dispatch where the rules propose with two keys, and elsewhere when they know better', async () => {
    const rules = [{ matter: '01', area: '', department: 'lighting', note: '照明都归路灯所' }]
    const path = '/api/staff/rules/dispatch'
    const { version } = await call<{ version: number }>(city(), 'administrator', path)
    await call(city(), 'administrator', path, { version, content: { rules } })
    const [one, other] = [await aReport(city(), '按规则派'), await aReport(city(), '不按规则派')]
    for (const caseNo of [one, other]) await carry(city(), caseNo, 'file')
    const page = await openCase('dispatcher', one)
    await page.getByText('建议派给路灯管理所。').waitFor()
    await page.getByText('规则 1：01 大类，全部区域（照明都归路灯所）').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-proposal')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText('案卷现在：待处置，路灯管理所').waitFor()

    const second = await openCase('dispatcher', other)
    await second.getByText('建议派给路灯管理所。').waitFor()
    await second.getByRole('button', { name: /^改选/ }).click()
    await second.keyboard.type('市政')
    await second.getByRole('option', { name: '市政设施维护所' }).waitFor()
    await second.keyboard.press('Enter')
    await second.keyboard.press('Control+Enter')
    await second.getByText('案卷现在：待处置，市政设施维护所').waitFor()
    const { department } = await call<CaseView>(city(), 'dispatcher', `/api/staff/cases/${other}`)
    assert.equal(department?.id, 'municipal')
  })

  it('keep what they are typing when the proposal comes late', async () => {
    const caseNo = await aReport(city(), '建议来晚了')
    await carry(city(), caseNo, 'file')
    const page = await open('dispatcher')
    await settled(page)
    let release: () => void = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await intercept(page, '**/proposal', async route => {
      await held
      await route.continue()
    })
    await page.goto(`${city().url}/console/cases/${caseNo}`)
    await page.getByRole('option', { name: '市政设施维护所' }).waitFor()
    await page.keyboard.press('1')
    await page.keyboard.type('环境')
    release()
    await page.getByText(/^建议派给/).waitFor()
    await page.getByRole('option', { name: '环境卫生管理所' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByText('案卷现在：待处置，环境卫生管理所').waitFor()
  })
})
