import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { screenshot } from './browser'
import { people } from './people'

describe('A problem that takes more time, another department and a second try', () => {
  const { resident, caseNo, report, atDesk, onPhone, takePhoto, timeline } = people()

  it('is looked at on site before it is accepted', async () => {
    await report(0, 'manhole', '井盖不见了，边上堆着挖出来的土')
    await atDesk('operator', '核实中', async page => {
      await page.getByRole('button', { name: '派核实', exact: true }).click()
      await page.getByLabel('请现场看什么').fill('看看是哪一家的井')
      await page.keyboard.press('Control+Enter')
    })
    await onPhone('collector', 'tasks/index', async page => {
      await page.locator(`#task-${caseNo()}`).click()
      await page.getByText('看看是哪一家的井').waitFor()
      await page.locator('#found-true').click()
      await page.locator('#words').fill('雨水井，井盖确实没了')
      await takePhoto(page, 'manhole', false)
      await page.locator('#take-step').click()
      await page.getByText('核实反馈：已送达').waitFor()
    })
    await atDesk('operator', '待立案', async page => {
      await page.keyboard.press('1')
      await page.keyboard.type('yushui jinggai')
      await page
        .getByRole('option', { name: /雨水井盖/ })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('立案条件和时限').waitFor()
      await page.getByRole('radio').first().check()
      await page.keyboard.press('Control+Enter')
    })
    await atDesk('lead', '待派遣', async page => {
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    })
  })

  it('gets more time when the department asks for it before the deadline', async () => {
    await atDesk('dispatcher', '待处置', async page => {
      await page.getByText('建议派给市政设施维护所。').waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    })
    await onPhone('handler', `case/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#step-sign').click()
      await page.locator('#take-step').click()
      await page.getByText('签收：已送达').waitFor()
      await page.locator('#step-requestExtension').click()
      await page.locator('#words').fill('这种井盖要定做')
      await page.locator('#take-step').click()
      await page.locator('#request').getByText('这种井盖要定做').waitFor()
      await screenshot(page, 'story-extension-asked')
    })
    await atDesk('dispatcher', '处置中', async page => {
      await page.getByRole('region', { name: '未决的申请' }).getByText('这种井盖要定做').waitFor()
      await page.keyboard.press('y')
      await page.getByLabel('给市民的话').fill('这种井盖要定做，先围起来，到货就装')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「同意延期」办好了。').waitFor()
    })
  })

  it('is done only when the department that helps has done its part', async () => {
    await atDesk('dispatcher', '处置中', async page => {
      await page.getByRole('button', { name: '派协办', exact: true }).click()
      await page.getByRole('option', { name: '环境卫生管理所' }).waitFor()
      await page.keyboard.type('环境')
      await page.keyboard.press('Enter')
      await page.getByLabel('请协办部门做什么').fill('清走挖出来的土')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「派协办」办好了。').waitFor()
    })
    await onPhone('handler', `case/index?caseNo=${caseNo()}`, async page => {
      await page.getByText('清走挖出来的土').first().waitFor()
      assert.equal(await page.locator('#step-reportDone').count(), 0)
    })
    await onPhone('clerk2', `case/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#words').fill('土已经拉走')
      await takePhoto(page, 'rubble', true)
      await page.locator('#take-step').click()
      await page.getByText('协办完成：已送达').waitFor()
    })
    await onPhone('handler', `case/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#step-reportDone').click()
      await page.locator('#words').fill('换上了新井盖')
      await takePhoto(page, 'manhole', true)
      await page.locator('#take-step').click()
      await page.getByText('处置完成：已送达').waitFor()
    })
  })

  it('goes back when the check finds it half done, and passes the second time', async () => {
    const check = (passed: boolean, words: string) =>
      onPhone('collector', `task/index?caseNo=${caseNo()}`, async page => {
        await page.locator(passed ? '#step-checkPassed' : '#step-checkFailed').click()
        await page.locator('#words').fill(words)
        await takePhoto(page, 'manhole', passed)
        await page.locator('#take-step').click()
        await page.getByText(passed ? '核查通过：已送达' : '核查不通过：已送达').waitFor()
      })
    await check(false, '一踩就翘，没有垫平')
    await onPhone('handler', `case/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#rework').getByText('一踩就翘，没有垫平').waitFor()
      await screenshot(page, 'story-rework')
      await page.locator('#step-reportDone').click()
      await page.locator('#words').fill('垫平并固定了')
      await takePhoto(page, 'manhole', true)
      await page.locator('#take-step').click()
      await page.getByText('处置完成：已送达').waitFor()
    })
    await check(true, '踩上去稳了')
    await atDesk('lead', '已结案', async page => {
      await page.keyboard.press('2')
      await page.keyboard.press('Enter')
    })
  })

  it('and its sender has read honestly what took so long', async () => {
    assert.deepEqual((await timeline()).reverse(), [
      '已收到您的上报',
      '已安排工作人员到现场核实',
      '工作人员已到现场核实',
      '已受理',
      '已立案，正在安排负责的部门',
      '已交给负责的部门',
      '部门已接手，正在处理',
      '需要更长时间处理，原因如下',
      '部门报告已处理完，等待现场检查',
      '现场检查没有通过，已要求部门重新处理',
      '部门报告已处理完，等待现场检查',
      '现场检查通过',
      '已办结'
    ])
    await resident().getByText('这种井盖要定做，先围起来，到货就装').waitFor()
    await resident().getByText('一踩就翘，没有垫平').waitFor()
    await resident().screenshot({ path: 'dist/screenshots/story-rework-resident.png', fullPage: true })
  })
})
