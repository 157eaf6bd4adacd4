import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { photograph } from '../server/demo/scene'
import { expectAccessible, screenshot } from './browser'
import { people } from './people'

describe('One report, from the code in the street to the closed case', () => {
  const { city, resident, caseNo, report, atDesk, onPhone, takePhoto, timeline } = people()

  it('is sent with a photo and a line', () => report(5, 'lamp', '路灯连着三天不亮，孩子放学看不见路'))

  it('leaves no trace in any stored file of where or with what the photo was taken', () => {
    const folder = join(city().dataDir, 'media')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jpg'))
    assert.ok(files.length >= 2)
    for (const file of files) {
      const bytes = readFileSync(join(folder, file))
      assert.ok(!bytes.includes('StoryPhone') && !bytes.includes('Exif'), file)
    }
  })

  it('is accepted by the operator and filed by the shift lead', async () => {
    await atDesk('operator', '待立案', async page => {
      await page.keyboard.press('1')
      await page.keyboard.type('01037 缺亮')
      await page.getByRole('option', { name: '路灯' }).first().waitFor()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+Enter')
    })
    await atDesk('lead', '待派遣', async page => {
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    })
  })

  it('is dispatched where the rules propose, and another department takes over with one key', async () => {
    await atDesk('dispatcher', '待处置', async page => {
      await page.getByText('建议派给路灯管理所。').waitFor()
      await page.getByRole('button', { name: /^改选/ }).click()
      await page.keyboard.type('市政')
      await page.getByRole('option', { name: '市政设施维护所' }).waitFor()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+Enter')
    })
  })

  it('is signed for at a desk and reported done from there, with a photo', async () => {
    await atDesk('handler', '处置中', async page => {
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    })
    await atDesk('handler', '待核查', async page => {
      await page.keyboard.press('2')
      await page.getByLabel('处理结果').fill('换了灯头，已经亮了')
      const done = { name: 'done.jpg', mimeType: 'image/jpeg', buffer: await photograph('lamp', true) }
      await page.locator('input[type=file]').setInputFiles(done)
      await page.getByAltText('处理后的照片 1').waitFor()
      await page.keyboard.press('Control+Enter')
    })
  })

  it('is checked by somebody else on site, with a phone and a photo, and closed', async () => {
    await onPhone('collector', `task/index?caseNo=${caseNo()}`, async page => {
      await page.locator('#step-checkPassed').click()
      await takePhoto(page, 'lamp', true)
      await page.locator('#take-step').click()
      await page.getByText('核查通过：已送达').waitFor()
    })
    await atDesk('lead', '已结案', async page => {
      await page.keyboard.press('2')
      await page.keyboard.press('Enter')
      await page.getByText('案卷现在：已结案').first().waitFor()
      await screenshot(page, 'story-closed')
    })
  })

  it('and its sender reads every step, sees the result and says that it is solved', async () => {
    assert.deepEqual((await timeline()).reverse(), [
      '已收到您的上报',
      '已受理',
      '已立案，正在安排负责的部门',
      '已交给负责的部门',
      '部门已接手，正在处理',
      '部门报告已处理完，等待现场检查',
      '现场检查通过',
      '已办结'
    ])
    // The department's words, which the shift lead left as the words of the closing.
    await resident().getByText('换了灯头，已经亮了').first().waitFor()
    await expectAccessible(resident())
    await resident().screenshot({ path: 'dist/screenshots/story-resident.png', fullPage: true })
    await resident().locator('#do-evaluate').click()
    await expectAccessible(resident())
    await resident().locator('#solved-yes').click()
    await resident().locator('#star-5').click()
    await resident().locator('#send-action').click()
    await resident().getByText('谢谢您的评价').waitFor()
  })
})
