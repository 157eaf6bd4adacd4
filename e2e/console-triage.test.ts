import assert from 'node:assert/strict'
import type { CaseView } from '../contracts/cases/views'
import { expectAccessible, screenshot } from './browser'
import { actions, aReport, call, hotline, takenByTelephone } from './console-desk'

describe('Triage on the console', () => {
  const { city, openCase } = hotline()

  it('finds a matter by its initials, and offers first what the report sounds like', async () => {
    const page = await openCase('operator', await aReport(city(), '路口那盏路灯不亮'))
    await page.keyboard.press('1')
    await page.getByText('照描述和市民选的「路灯照明」看，多半是：').waitFor()
    assert.match((await page.getByRole('option').first().textContent()) ?? '', /路灯/)
    await page.keyboard.type('bllj')
    const [first] = await page.getByRole('option').allTextContents()
    assert.match(first ?? '', /暴露垃圾/)
    await screenshot(page, 'console-pinyin')
    await page.keyboard.press('Enter')
    await page.getByText('立案条件和时限').waitFor()
  })

  it('offers what a call sounds like, also where nobody chose a topic', async () => {
    const { caseNo } = await takenByTelephone(city())
    const page = await openCase('operator', caseNo)
    await page.keyboard.press('1')
    await page.getByText('照描述看，多半是：').waitFor()
    assert.match((await page.getByRole('option').first().textContent()) ?? '', /道路积水/)
  })

  it('merges photo beside photo by the arrow keys, and splits off again what was another problem', async () => {
    const into = await aReport(city(), '先报的那一件', ['#246'])
    const { place } = await call<CaseView>(city(), 'operator', `/api/staff/cases/${into}`)
    const third = await aReport(city(), '旁边的另一件', ['#462'], place.code)
    const caseNo = await aReport(city(), '后报的同一件', ['#642'], place.code)
    const page = await openCase('operator', caseNo)
    await page.getByRole('button', { name: '并案', exact: true }).click()
    const near = page.getByRole('listbox', { name: '附近的案卷' })
    await near.getByText('先报的那一件').waitFor()
    await page.getByAltText('附近最像的一件的照片').waitFor()
    const number = page.getByLabel('并入哪件案卷')
    const seen = new Set<string>()
    for (let turns = 0; turns < 12 && (await number.inputValue()) !== into; turns += 1) {
      await page.keyboard.press('ArrowDown')
      seen.add(await number.inputValue())
    }
    if (!seen.has(third)) await near.getByText('旁边的另一件').waitFor()
    assert.equal(await number.inputValue(), into)
    await page.getByRole('region', { name: '两件对照' }).getByText('先报的那一件').waitFor()
    const width = await page.getByAltText('并入的那一件的照片').evaluate(image => image.clientWidth)
    assert.ok(width > 400, `the photo is ${width} px wide`)
    await expectAccessible(page)
    await screenshot(page, 'console-merge')
    await page.keyboard.press('Control+Enter')
    await page.getByText('案卷现在：已并案').waitFor()
    await page.getByRole('link', { name: into }).click()
    const merged = page.getByRole('region', { name: '并入这件的案卷' })
    await merged.getByText('后报的同一件').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'console-merged')
    await merged.getByRole('link', { name: caseNo }).click()
    await page.waitForURL(new RegExp(caseNo))
    await page.getByRole('button', { name: '拆分', exact: true }).waitFor()
    assert.deepEqual(await actions(page), ['拆分'])
    await page.getByRole('button', { name: '拆分', exact: true }).click()
    await page.getByLabel('原因').fill('看照片是另一盏灯')
    await page.keyboard.press('Control+Enter')
    await page.getByText('案卷现在：待受理').waitFor()
    await screenshot(page, 'console-split')
  })

  it('writes the sentence of a ready-made reason, to be changed at will', async () => {
    const page = await openCase('operator', await aReport(city(), '小区里的灯'))
    await page.keyboard.press('3')
    await page.getByLabel('属于私人或小区内部事务').check()
    assert.match(await page.getByLabel('给市民的话').inputValue(), /请联系物业或社区/)
    await page.getByLabel('给市民的话').fill('小区里面的灯请找物业，电话在门岗')
    await page.getByLabel('现场没有发现所说的问题').check()
    assert.equal(await page.getByLabel('给市民的话').inputValue(), '小区里面的灯请找物业，电话在门岗')
  })
})
