import assert from 'node:assert/strict'
import sharp from 'sharp'
import { expectAccessible, screenshot } from './browser'
import { aReport, eventually, hotline } from './console-desk'

/** The grey at a place of a picture, in shares of its size: 0 is black. */
async function greyAt(picture: ArrayBuffer, x: number, y: number): Promise<number> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  const at = Math.floor(y * info.height) * info.width + Math.floor(x * info.width)
  return data[at * info.channels] ?? -1
}

describe('Redaction on the console', () => {
  const { city, openCase } = hotline()

  it('gives a photo a black box by mouse and one by keyboard, and the old address shows nothing', async () => {
    const page = await openCase('operator', await aReport(city(), '车停在盲道上', ['#eeeeee']))
    const large = page.locator('.photo-large img')
    const before = (await large.getAttribute('src')) ?? ''
    const opened = async (address: string) => fetch(new URL(address, city().url))
    assert.equal((await opened(before)).status, 200)

    await page.getByRole('button', { name: '遮挡', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '遮挡照片' })
    const stage = dialog.locator('.redact-stage')
    const { x, y, width, height } = (await stage.boundingBox()) ?? assert.fail('no photo')
    await page.mouse.move(x + 0.5 * width, y + 0.25 * height)
    await page.mouse.down()
    await page.mouse.move(x + 0.7 * width, y + 0.45 * height, { steps: 3 })
    await page.mouse.up()
    await dialog.getByText('遮挡 1 处').waitFor()
    await page.keyboard.press('a')
    await dialog.getByRole('button', { name: /^第 2 处/ }).waitFor()
    for (let press = 0; press < 30; press += 1) await page.keyboard.press('ArrowLeft')
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Shift+ArrowDown')
    await dialog.getByRole('button', { name: '第 2 处：左边 10%，上边 40%，宽 20%，高 25%' }).waitFor()
    await screenshot(page, 'console-redact')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })

    await eventually(async () => (await large.getAttribute('src')) !== before, 'the photo is another one')
    assert.equal((await opened(before)).status, 404)
    const picture = await (await opened((await large.getAttribute('src')) ?? '')).arrayBuffer()
    for (const [left, top] of [
      [0.55, 0.3],
      [0.2, 0.6]
    ] as const)
      assert.ok((await greyAt(picture, left, top)) < 20)
    assert.ok((await greyAt(picture, 0.85, 0.3)) > 200)
    await page.getByRole('list').getByText('内容：照片').waitFor()
    await screenshot(page, 'console-redacted')
  })

  it('lets a photo be seen as it was sent by the shift lead with a reason, who takes a box away again', async () => {
    const caseNo = await aReport(city(), '人站在画面里', ['#dddddd'])
    const page = await openCase('lead', caseNo)
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog', { name: '遮挡照片' })
    await dialog.waitFor()
    await page.keyboard.press('a')
    await dialog.getByText('遮挡 1 处').waitFor()
    await page.keyboard.press('u')
    await dialog.getByText('还没有方框').waitFor()
    await page.keyboard.press('a')
    await dialog.getByText('遮挡 1 处').waitFor()
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '看遮挡前的照片' }).click()
    await page.getByLabel('为什么要查看（会记入审计记录）').fill('核对人脸')
    await page.keyboard.press('Enter')
    const original = page.getByRole('dialog', { name: '遮挡前的照片' }).locator('img')
    await eventually(() => original.evaluate(image => (image as HTMLImageElement).naturalWidth > 0), 'it is shown')
    await screenshot(page, 'console-unredacted')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '看遮挡前的照片' }).waitFor()

    await page.keyboard.press('b')
    await dialog.getByRole('button', { name: /^第 1 处，已经遮挡/ }).focus()
    await page.keyboard.press('Delete')
    await dialog.getByText('还没有方框').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('list').getByText('内容：照片，撤回了部分遮挡').waitFor()
  })

  it('blacks out a part of words by mouse, another by keyboard, and shows them again', async () => {
    const caseNo = await aReport(city(), '张三的车占道，找李四')
    const page = await openCase('lead', caseNo)
    const said = page.locator('.said')
    await said.locator('.said-text').evaluate(text => {
      const node = text.firstChild
      if (node) document.getSelection()?.setBaseAndExtent(node, 0, node, 2)
    })
    await said.getByRole('button', { name: '遮挡文字' }).click()
    await said.getByText('遮挡后：███的车占道，找李四').waitFor()
    await screenshot(page, 'console-redact-words')
    await page.keyboard.press('Enter')
    await said.locator('.said-text', { hasText: /^███的车占道，找李四$/ }).waitFor()
    await said.getByRole('button', { name: '遮挡文字' }).click()
    await said.getByText('还没有选中文字').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Shift+ArrowLeft')
    await said.getByText('遮挡后：███的车占道，找███').waitFor()
    await page.keyboard.press('Enter')
    await said.locator('.said-text', { hasText: /^███的车占道，找███$/ }).waitFor()
    await page.getByRole('list').getByText('内容：文字').first().waitFor()
    await screenshot(page, 'console-redacted-words')
    await expectAccessible(page)

    await said.getByRole('button', { name: '看遮挡前的文字' }).click()
    await page.getByLabel('为什么要查看（会记入审计记录）').fill('核对姓名')
    await page.keyboard.press('Enter')
    await said.getByText('遮挡前：张三的车占道，找李四').waitFor()
    await said.getByRole('button', { name: '撤回遮挡' }).click()
    await said.locator('.said-text', { hasText: '张三的车占道，找李四' }).waitFor()
  })
})
