import { describe, it } from 'mocha'
import { expectAccessible, expectGone, screenshot } from './browser'
import { hotline } from './console-desk'

describe('The catalogue on the console', () => {
  const { open } = hotline()

  it('is changed as a draft, published with what it touches, compared and put back', async () => {
    const page = await open('administrator', '/base/matters')
    const main = page.getByRole('main')
    await main.getByRole('table').waitFor()
    await expectGone(main.getByText(/处修改还没有发布/))
    await screenshot(page, 'catalogue-matters')
    await expectAccessible(page)

    await main.getByLabel('代码、名称、旧代码、立案条件或市民用语').fill('下水道盖子')
    await main.getByRole('link', { name: '污水井盖异常' }).click()
    await main.getByRole('heading', { name: '01002 污水井盖异常' }).waitFor()
    const lid = main.getByRole('group', { name: '立案条件 01002-2' })
    await lid.getByLabel('处置时限').fill('很久')
    await main.getByRole('button', { name: '存进草稿' }).click()
    await lid.getByText('时限应是数字').waitFor()
    await lid.getByLabel('处置时限').fill('6')
    await lid.getByLabel('结案条件').fill('更换或修复')
    await main.getByLabel('为什么改（会写进变更记录）').fill('按新标准')
    await screenshot(page, 'catalogue-matter')
    await main.getByRole('button', { name: '存进草稿' }).click()
    await main.getByText('立案条件 01002-2：破损或锈蚀，4 工作时 → 破损或锈蚀，6 工作时；结案：更换或修复').waitFor()
    await expectAccessible(page)

    await main.getByRole('link', { name: '返回事项目录' }).click()
    await main.getByRole('table').waitFor()
    await page.keyboard.press('n')
    await main.getByRole('heading', { name: '新增事项' }).waitFor()
    await main.getByLabel('代码', { exact: true }).fill('06031')
    await main.getByLabel('名称', { exact: true }).fill('犬只扰民')
    await main.getByLabel('立案条件', { exact: true }).fill('犬吠')
    await main.getByLabel('处置时限').fill('1')
    await main.getByRole('button', { name: '存进草稿' }).click()
    await main.getByText(/06031 不是现行国标里的代码/).waitFor()
    await main.getByLabel('代码', { exact: true }).fill('21901')
    await main.getByRole('button', { name: '存进草稿' }).click()
    await main.getByRole('heading', { name: '21901 犬只扰民' }).waitFor()

    await page.getByRole('navigation', { name: '工作台' }).getByRole('link', { name: '基础数据' }).click()
    await main.getByRole('link', { name: '目录发布' }).click()
    const waiting = main.getByRole('region', { name: '没有发布的修改' })
    await waiting.getByText('21901 犬只扰民').waitFor()
    await waiting.getByLabel('为什么发布（会写进版本和审计记录）').fill('2026 年第二次修订')
    await screenshot(page, 'catalogue-publish')
    await expectAccessible(page)
    await waiting.getByRole('button', { name: '发布第 2 版' }).click()
    await waiting.getByText(/草稿和最后一版一样/).waitFor()
    const second = main.getByRole('row').filter({ hasText: '2026 年第二次修订' })
    await second.getByText('施行中').waitFor()
    await main.getByRole('button', { name: '打开、比较第 1 版' }).click()
    const first = main.getByRole('region', { name: '第 1 版' })
    await first.getByText('从第 1 版到第 2 版，有 2 处不同：').waitFor()
    await screenshot(page, 'catalogue-compare')
    await first.getByRole('button', { name: '把草稿恢复成这一版' }).click()
    await page.getByRole('dialog', { name: '恢复草稿' }).getByRole('button', { name: '恢复', exact: true }).click()
    await waiting.getByText('停用', { exact: true }).waitFor()
  })

  it('has residents’ topics in their order', async () => {
    const page = await open('administrator', '/base/topics')
    const main = page.getByRole('main')
    await main.getByRole('link', { name: '垃圾脏乱' }).waitFor()
    await screenshot(page, 'catalogue-topics')
    await expectAccessible(page)
    await main.getByRole('link', { name: '垃圾脏乱' }).click()
    await main.getByLabel('提示（市民选的时候看到）').fill('垃圾没人清、桶满了')
    await main.getByRole('button', { name: '存进草稿' }).click()
    await main.getByText(/提示：.* → 垃圾没人清、桶满了/).waitFor()
    await screenshot(page, 'catalogue-topic')
    await expectAccessible(page)
  })

  it('takes a bureau’s table and says of each row what it does', async () => {
    const page = await open('administrator', '/base/imports/matter')
    const main = page.getByRole('main')
    const lines = [
      '分表,小类代码,小类名称,立案条件,结案条件,处置时限',
      '部件,01001,供水井盖,缺失,恢复,2小时',
      '事件,06031,餐厨垃圾,遗撒,清理,1工作日'
    ]
    const file = { name: '立案标准.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await main.getByLabel('事项表').setInputFiles(file)
    await main.getByRole('button', { name: '检查' }).click()
    const one = main.getByRole('region', { name: '这次导入' })
    await one.getByText('1 行有问题，请在表格里改好，再选一次').waitFor()
    await one.getByText(/已停用；本地增加的/).waitFor()
    await screenshot(page, 'catalogue-import')
    await expectAccessible(page)
  })
})
