import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { expectAccessible, expectGone, screenshot } from './browser'
import { carry, take } from './console-desk'
import { people } from './people'

describe('A case that its sender does not take for solved', () => {
  const { city, resident, caseNo, report, atDesk, onPhone, takePhoto, timeline } = people()

  const sayNotSolved = async (button: string, words: string, told: string) => {
    await resident().reload()
    await resident().locator(button).click()
    await resident().locator('#note').fill(words)
    await resident().locator('#send-action').click()
    await resident().getByText(told).waitFor()
  }

  it('was closed', async () => {
    await report(2, 'water', '雨一停这里还是积水')
    await carry(city(), caseNo(), 'checkPassed')
    await take(city(), 'lead', caseNo(), 'close', { note: '问题已经处理好' })
  })

  it('is reopened by one tap, and nobody judges the reason', async () => {
    await sayNotSolved('#do-reopen', '昨晚下雨又积起来了', '已经重新开始办理')
  })

  it('is returned twice, and then the dispatcher’s ruling is final', async () => {
    const dispatch = (words: string) =>
      atDesk('dispatcher', '待处置', async page => {
        await page.getByText('建议派给市政设施维护所。').waitFor()
        await page.getByLabel('交代部门的话').fill(words)
        await page.keyboard.press('Control+Enter')
      })
    const giveBack = (words: string) =>
      // Whoever gave it back does not see it any more.
      atDesk('clerk', undefined, async page => {
        await page.getByRole('button', { name: '回退', exact: true }).click()
        await page.getByRole('textbox', { name: '原因' }).fill(words)
        await page.keyboard.press('Control+Enter')
        await page.getByText('「回退」办好了。').waitFor()
      })
    await dispatch('请看雨水口')
    await giveBack('雨水口归排水')
    await dispatch('路面沉降引起，归市政')
    await giveBack('沉降是排水管引起的')
    await dispatch('裁定由市政办理')
    await onPhone('handler', `case/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#step-sign').waitFor()
      assert.equal(await page.locator('#step-return').count(), 0)
      await page.locator('#step-reportDone').click()
      await takePhoto(page, 'water', true)
      await page.locator('#phrase-0').click()
      await page.locator('#take-step').click()
      await page.getByText('处置完成：已送达').waitFor()
    })
    await onPhone('collector', `task/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#step-checkPassed').click()
      await takePhoto(page, 'water', true)
      await page.locator('#take-step').click()
      await page.getByText('核查通过：已送达').waitFor()
    })
    await atDesk('lead', '已结案', async page => {
      await page.keyboard.press('2')
      await page.keyboard.press('Enter')
    })
  })

  it('is asked for again, and the shift lead answers with a reason that the sender reads', async () => {
    await sayNotSolved('#do-requestReopening', '路口那头还有一小片', '申请已经收到')
    await expectGone(resident().locator('#do-requestReopening'))
    await atDesk('lead', '已结案', async page => {
      await page.getByRole('region', { name: '未决的申请' }).getByText('路口那头还有一小片').waitFor()
      await page.getByRole('button', { name: '不同意重新办理', exact: true }).click()
      await page.getByLabel('给市民的话').fill('路口那头是另一处，已另外立案处理')
      await screenshot(page, 'story-reopening-asked')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「不同意重新办理」办好了。').waitFor()
    })
    const [last] = await timeline()
    assert.equal(last, '没有同意重新办理，原因如下')
    await resident().getByText('路口那头是另一处，已另外立案处理').waitFor()
    await expectAccessible(resident())
    await resident().screenshot({ path: 'dist/screenshots/story-reopened-resident.png', fullPage: true })
  })
})
