import assert from 'node:assert/strict'
import { expectAccessible, expectGone, screenshot } from './browser'
import { aReport, caseShown, eventually, firstRow, focusedRow, hotline, rows, settled, signIn } from './console-desk'

describe('The console, from the door to the queue', () => {
  const { city, open, openCase, closedDoor } = hotline()

  describe('at the door', () => {
    it('tells a wrong password, lets the right one in, and forgets everything at sign-out', async () => {
      const page = await closedDoor('/?state=accepted')
      await signIn(page, 'operator', 'not the password')
      await page.getByText('用户名或密码不对').waitFor()
      await expectAccessible(page)
      await screenshot(page, 'console-sign-in')
      await signIn(page, 'operator', city().password)
      await page.getByRole('link', { name: /待立案/, includeHidden: false }).waitFor()
      assert.match(page.url(), /state=accepted/)
      await page.reload()
      await page.getByText('受理员甲').waitFor()
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.getByLabel('用户名').waitFor()
      assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), [])
    })

    it('lets a new tab of the same desk in without asking again', async () => {
      const page = await open('operator')
      await settled(page)
      const tab = await page.context().newPage()
      await tab.goto(`${city().url}/console/`)
      await settled(tab)
    })

    it('returns to the same form with the same words when the session ends during work', async () => {
      const page = await openCase('operator', await aReport(city(), '路灯不亮，值班时会话过期'))
      await page.keyboard.press('3')
      await page.getByLabel('现场没有发现所说的问题').check()
      await page.getByLabel('给市民的话').fill('我们去看过了，灯是亮的')
      await page.context().clearCookies()
      await page.keyboard.press('Control+Enter')
      await page.locator('.sign-in-card').getByText('登录已过期。').waitFor()
      await screenshot(page, 'console-session-expired')
      await page.getByLabel('密码').fill(city().password)
      await page.keyboard.press('Enter')
      assert.equal(await page.getByLabel('给市民的话').inputValue(), '我们去看过了，灯是亮的')
      await page.getByRole('button', { name: '确定不予受理' }).click()
      await page.getByText('「不予受理」办好了。').waitFor()
    })
  })

  describe('with a queue', () => {
    it('opens where the role works, with what waits for it in the first tab', async () => {
      const firstTab = {
        operator: '待受理',
        lead: '待立案',
        dispatcher: '待派遣',
        handler: '待处置',
        collector: '核实中'
      }
      for (const [username, state] of Object.entries(firstTab)) {
        const page = await open(username)
        await page.locator('.queue-tabs [aria-current]', { hasText: state }).waitFor()
      }
    })

    it('reads in one glance: all tabs of a shift lead in one row, each with a key that there is', async () => {
      const page = await open('lead')
      await settled(page)
      const tabs = page.locator('.queue-tabs-main a')
      const tops = await tabs.evaluateAll(all => [
        ...new Set(all.map(tab => Math.round(tab.getBoundingClientRect().top)))
      ])
      assert.equal(tops.length, 1)
      assert.deepEqual(await tabs.locator('kbd').allTextContents(), ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'])
      const head = await page.locator('.queue-head').boundingBox()
      assert.ok((head?.height ?? 999) < 110, `the head is ${head?.height} px high`)
      await screenshot(page, 'console-lead-queue')
      await page.keyboard.press('0')
      await page.locator('.queue-tabs-main [aria-current]', { hasText: '全部' }).waitFor()
      await page.keyboard.press('9')
      await page.locator('.queue-tabs-main [aria-current]', { hasText: '没人接手' }).waitFor()
      await screenshot(page, 'console-lead-keeper')
    })

    it('tells the administrators that cases are not theirs', async () => {
      const page = await open('auditor')
      await page.getByRole('heading', { name: '审计记录' }).waitFor()
      assert.equal(await page.locator('.queue-tabs-main').count(), 0)
      await expectAccessible(page)
    })

    it('marks a case whose form was filled in and not sent', async () => {
      const caseNo = await aReport(city(), '写了一半')
      const page = await openCase('operator', caseNo)
      await page.keyboard.press('2')
      await page.getByLabel('请现场看什么').fill('先放着')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await settled(page)
      await page.locator(`[data-case="${caseNo}"]`).getByText('有没交的内容').click()
      await caseShown(page)
      assert.equal(await page.getByLabel('请现场看什么').inputValue(), '先放着')
    })

    it('finds by words, sorts, and keeps all of it in the address', async () => {
      await aReport(city(), '桥头第一盏灯坏了')
      await aReport(city(), '桥头第二盏灯坏了')
      const page = await open('operator', '/?state=all')
      await settled(page)
      await expectAccessible(page)
      await screenshot(page, 'console-queue-all')
      await page.keyboard.press('/')
      await page.keyboard.type('桥头')
      await page.waitForURL(/q=/)
      await eventually(async () => (await rows(page).count()) === 2, 'two cases are found')
      assert.match(await firstRow(page), /第二盏/)
      await page.getByText('最早', { exact: true }).click()
      await page.waitForURL(/sort=oldest/)
      await eventually(async () => /第一盏/.test(await firstRow(page)), 'the oldest comes first')
      await page.reload()
      await settled(page)
      assert.match(await firstRow(page), /第一盏/)
      assert.equal(await page.getByLabel('搜索案卷').inputValue(), '桥头')
    })

    it('shows only what is late, or soon will be, and says so in the address', async () => {
      const page = await open('supervisor', '/?state=all')
      await settled(page)
      await page.keyboard.press('f')
      const filters = page.getByRole('dialog', { name: '筛选案卷' })
      await filters.getByRole('combobox', { name: '时限' }).click()
      await filters.getByText('已超时', { exact: true }).click()
      await page.waitForURL(/due=red/)
      await settled(page)
      const lights = page.locator('.queue-row .light')
      const allLate = async () => {
        const shown = await lights.allTextContents()
        return shown.length > 0 && shown.every(text => text.includes('已超时'))
      }
      await eventually(allLate, 'all are late')
      await expectAccessible(page)
      await screenshot(page, 'console-queue-late')
      await page.reload()
      await settled(page)
      assert.ok(await allLate())
    })

    it('is fresh whenever a tab is chosen', async () => {
      const page = await open('operator', '/?state=submitted&sort=newest')
      await settled(page)
      await page.keyboard.press('2')
      await page.waitForURL(/state=handled/)
      await settled(page)
      await aReport(city(), '换个标签再回来')
      await page.keyboard.press('1')
      await page.waitForURL(/state=submitted/)
      await page.getByText('换个标签再回来').waitFor()
    })

    it('keeps its place: tab, loaded pages, scroll and row, after a case and after a reload', async () => {
      const page = await open('operator', '/?state=all')
      await settled(page)
      await eventually(async () => {
        await page.keyboard.press('j')
        return (
          (await page
            .locator('.queue-row')
            .evaluateAll(all => all.findIndex(row => row.querySelector('[aria-current]')))) >= 34
        )
      }, 'the 35th row is selected')
      const [row, count, scroll] = [
        await focusedRow(page),
        await rows(page).count(),
        await page.evaluate(() => scrollY)
      ]
      assert.ok(count > 34 && scroll > 500)
      await page.keyboard.press('Enter')
      await caseShown(page)
      assert.match(page.url(), new RegExp(String(row)))
      await page.keyboard.press('Escape')
      await settled(page)
      assert.deepEqual([await focusedRow(page), await rows(page).count()], [row, count])
      assert.ok(Math.abs((await page.evaluate(() => scrollY)) - scroll) < 3)
      await page.keyboard.press('Enter')
      await caseShown(page)
      await page.reload()
      await caseShown(page)
      await page.goBack()
      await settled(page)
      assert.deepEqual([await focusedRow(page), await rows(page).count()], [row, count])
    })

    it('is limited by matter, department and day, and each limit comes off by itself', async () => {
      const page = await open('supervisor', '/?state=all')
      await settled(page)
      await page.keyboard.press('f')
      const filters = page.getByRole('dialog', { name: '筛选案卷' })
      await filters.getByRole('combobox', { name: '主题' }).click()
      await filters.getByText('路灯照明', { exact: true }).click()
      await filters.getByRole('combobox', { name: '部门' }).click()
      await screenshot(page, 'console-filters-open')
      await filters.getByText('路灯管理所', { exact: true }).click()
      await filters.getByLabel('从哪一天').fill('2020-01-01')
      await expectAccessible(page)
      await screenshot(page, 'console-filters')
      await filters.getByRole('button', { name: '看结果' }).click()
      await page.waitForURL(/department=lighting.*topic=lights.*from=2020-01-01/)
      await settled(page)
      await eventually(
        async () => (await rows(page).allTextContents()).every(text => text.includes('路灯')),
        'only lights are left'
      )
      await expectAccessible(page)
      await screenshot(page, 'console-chips')
      await page.reload()
      await page.getByRole('button', { name: '不再只看2020-01-01 起上报' }).click()
      await page.getByRole('button', { name: '不再只看路灯管理所' }).click()
      await page.getByRole('button', { name: '不再只看路灯照明' }).click()
      await expectGone(page.locator('.queue-chips'))
      assert.match(page.url(), /\?state=all$/)
    })

    it('leaves a small screen to the rows', async () => {
      const page = await open('operator')
      await page.setViewportSize({ width: 1280, height: 720 })
      await settled(page)
      const { y, height } = (await page.locator('.queue-head').boundingBox()) ?? { y: 0, height: 720 }
      await screenshot(page, 'console-queue-small')
      assert.ok(y + height <= 0.15 * 720, `head and filters take ${Math.round(y + height)} px`)
    })

    it('says that cases have come in without moving a row', async () => {
      const page = await open('operator', '/?state=submitted&sort=newest')
      await settled(page)
      const first = await rows(page).locator('a').first().getAttribute('data-case')
      await aReport(city(), '刚刚坏的灯')
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await page.getByText('有 1 件新案卷').waitFor()
      assert.equal(await rows(page).locator('a').first().getAttribute('data-case'), first)
      await screenshot(page, 'console-queue-news')
      await page.keyboard.press('r')
      await eventually(async () => /刚刚坏的灯/.test(await firstRow(page)), 'the new case is on top')
    })

    it('explains its keys', async () => {
      const page = await open('operator')
      await settled(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: '快捷键' }).waitFor()
      await expectAccessible(page)
      await screenshot(page, 'console-help')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'detached' })
    })
  })
})
