import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible, launchBrowser, screenshot } from './browser'
import { type City, startCity } from './city'
import { aReport, carry, deskOf, eventually, photo, take } from './console-desk'

describe('The console', function () {
  this.timeout(60_000)
  let city: City
  let browser: Browser

  before(async () => {
    city = await startCity()
    browser = await launchBrowser()
  })

  after(async () => {
    await browser?.close()
    await city?.stop()
  })

  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  const open = (username: string, path?: string) => deskOf(city, browser, username, path)
  const openCase = async (username: string, caseNo: string) => {
    const page = await open(username, `/cases/${caseNo}`)
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    return page
  }
  const rows = (page: Page) => page.locator('.queue-row')
  const settled = (page: Page) => page.locator('[aria-busy=false] .queue-list').waitFor()
  const actions = async (page: Page) => {
    const names = await page.locator('.action-buttons button[aria-expanded]').allTextContents()
    return names.map(name => name.replace(/[\s\d]/g, ''))
  }
  const firstRow = async (page: Page) => (await rows(page).first().textContent()) ?? ''
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-case'))

  async function signIn(page: Page, username: string, password: string) {
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
  }

  describe('at the door', () => {
    it('tells a wrong password, lets the right one in, and forgets everything at sign-out', async () => {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
      await page.goto(`${city.url}/console/?state=accepted`)
      await signIn(page, 'operator', 'not the password')
      await page.getByText('用户名或密码不对').waitFor()
      await expectAccessible(page)
      await screenshot(page, 'console-sign-in')
      await signIn(page, 'operator', city.password)
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
      await tab.addInitScript(() => sessionStorage.removeItem('mashangban.console.token'))
      await tab.goto(`${city.url}/console/`)
      await settled(tab)
    })

    it('returns to the same form with the same words when the session ends during work', async () => {
      const page = await openCase('operator', await aReport(city, '路灯不亮，值班时会话过期'))
      await page.keyboard.press('3')
      await page.getByLabel('现场没有发现所说的问题').check()
      await page.getByLabel('给市民的话').fill('我们去看过了，灯是亮的')
      await page.evaluate(() => sessionStorage.setItem('mashangban.console.token', 'no longer good'))
      await page.keyboard.press('Control+Enter')
      await page.getByText('登录已过期。').waitFor()
      await page.getByLabel('密码').fill(city.password)
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

    it('finds by words, sorts, and keeps all of it in the address', async () => {
      await aReport(city, '桥头第一盏灯坏了')
      await aReport(city, '桥头第二盏灯坏了')
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
      const [row, count, scroll] = [await focused(page), await rows(page).count(), await page.evaluate(() => scrollY)]
      assert.ok(count > 34 && scroll > 500)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '办理经过' }).waitFor()
      assert.match(page.url(), new RegExp(String(row)))
      await page.keyboard.press('Escape')
      await settled(page)
      assert.deepEqual([await focused(page), await rows(page).count()], [row, count])
      assert.ok(Math.abs((await page.evaluate(() => scrollY)) - scroll) < 3)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '办理经过' }).waitFor()
      await page.reload()
      await page.getByRole('heading', { name: '办理经过' }).waitFor()
      await page.goBack()
      await settled(page)
      assert.deepEqual([await focused(page), await rows(page).count()], [row, count])
    })

    it('says that cases have come in without moving a row', async () => {
      const page = await open('operator', '/?state=submitted&sort=newest')
      await settled(page)
      const first = await rows(page).locator('a').first().getAttribute('data-case')
      await aReport(city, '刚刚坏的灯')
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

  describe('with a case', () => {
    it('goes through large photos by arrow keys and enlarges them', async () => {
      const page = await openCase('operator', await aReport(city, '三张照片', ['#355', '#553', '#535']))
      const line = page.locator('.photo-line')
      await line.getByText('第 1 张，共 3 张').waitFor()
      await page.keyboard.press('ArrowRight')
      await line.getByText('第 2 张，共 3 张').waitFor()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await line.getByText('第 3 张，共 3 张').waitFor()
      await page.keyboard.press('z')
      await page.getByRole('dialog', { name: /照片/ }).waitFor()
      await page.keyboard.press('ArrowRight')
      await page.getByRole('dialog', { name: '照片，第 1 张，共 3 张' }).waitFor()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name: /照片/ }).waitFor({ state: 'detached' })
      assert.match(page.url(), /cases/)
    })

    it('shows the place on a map, and draws it without WebGL', async () => {
      const page = await open('operator')
      await page.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null
      })
      await page.goto(`${city.url}/console/cases/${await aReport(city, '没有显卡的电脑')}`)
      await page.getByRole('img', { name: '点位和单元网格的位置图' }).waitFor()
      assert.equal(await page.locator('polygon.place-cell').count(), 1)
      assert.equal(await page.locator('circle.place-point').count(), 1)
    })

    it('is walked from the hotline to the closed case, each by their own desk', async () => {
      const caseNo = await aReport(city, '路灯连着三天不亮', ['#123', '#345'])
      const operator = await openCase('operator', caseNo)
      await operator.keyboard.press('1')
      await operator.getByText('市民选的「路灯照明」多是：').waitFor()
      await expectAccessible(operator)
      await screenshot(operator, 'console-accept')
      await operator.keyboard.type('井盖 缺失')
      await operator.getByRole('option', { name: '井盖' }).first().waitFor()
      await operator.keyboard.press('Enter')
      await operator.getByText('2 紧急工作时').waitFor()
      await operator.keyboard.press('Space')
      await operator.keyboard.press('Control+Enter')
      await operator.getByText('「受理」办好了。').waitFor()
      await operator.getByText('案卷现在：待立案').waitFor()
      await expectAccessible(operator)
      await screenshot(operator, 'console-accepted')
      await operator.keyboard.press('n')
      await operator.waitForURL(url => !url.pathname.endsWith(caseNo))

      const lead = await openCase('lead', caseNo)
      assert.deepEqual((await actions(lead)).slice(0, 1), ['立案'])
      await lead.keyboard.press('1')
      await lead.keyboard.press('Enter')
      await lead.getByText('案卷现在：待派遣').waitFor()

      const dispatcher = await openCase('dispatcher', caseNo)
      await dispatcher.keyboard.press('1')
      await dispatcher.keyboard.type('市政')
      await dispatcher.getByRole('option', { name: '市政设施维护所' }).waitFor()
      await dispatcher.keyboard.press('Enter')
      await screenshot(dispatcher, 'console-dispatch')
      await dispatcher.keyboard.press('Control+Enter')
      await dispatcher.getByText('案卷现在：待处置').waitFor()

      const handler = await openCase('handler', caseNo)
      await handler.keyboard.press('1')
      await handler.keyboard.press('Enter')
      await handler.getByText('案卷现在：处置中').waitFor()
      await handler.keyboard.press('1')
      await handler.getByLabel('处理结果').fill('换了灯泡')
      const file = { name: 'done.jpg', mimeType: 'image/jpeg', buffer: await photo('#8a8') }
      await handler.locator('input[type=file]').setInputFiles(file)
      await handler.getByAltText('处理后的照片 1').waitFor()
      await expectAccessible(handler)
      await screenshot(handler, 'console-report-done')
      await handler.keyboard.press('Control+Enter')
      await handler.getByText('案卷现在：待核查').waitFor()
      assert.deepEqual(await actions(handler), [])
      await handler.getByText('这件案卷现在没有需要您办的').waitFor()

      const collector = await openCase('collector', caseNo)
      assert.deepEqual(await actions(collector), ['核查通过', '核查不通过'])
      await collector.getByRole('button', { name: '确定核查通过' }).click()
      await collector.getByText('案卷现在：待结案').waitFor()

      const closing = await openCase('lead', caseNo)
      await closing.keyboard.press('1')
      await closing.keyboard.press('Enter')
      await closing.getByText('案卷现在：已结案').waitFor()
      await expectAccessible(closing)
      await screenshot(closing, 'console-closed')
    })

    it('shows what is missing at its field', async () => {
      const page = await openCase('operator', await aReport(city, '什么都没填'))
      await page.keyboard.press('Control+Enter')
      await page.getByText('请选择事项').waitFor()
      const search = page.getByRole('combobox')
      assert.equal(await search.getAttribute('aria-invalid'), 'true')
      assert.ok(await search.evaluate(box => box === document.activeElement))
    })

    it('has an accessible form for everything somebody can do with it', async () => {
      const plain = await aReport(city, '每个表单都看一遍')
      const filed = await aReport(city, '派遣员的表单')
      await carry(city, filed, 'file')
      const dispatched = await aReport(city, '部门的表单')
      await carry(city, dispatched, 'dispatch')
      const desks: [string, string][] = [
        ['operator', plain],
        ['dispatcher', filed],
        ['dispatcher', dispatched],
        ['handler', dispatched]
      ]
      for (const [username, caseNo] of desks) {
        const page = await openCase(username, caseNo)
        const names = await actions(page)
        assert.ok(names.length > 1, username)
        for (const [at, name] of names.entries()) {
          await page.locator('.case-head h1').click()
          await page.keyboard.press(String(at + 1))
          await page.getByRole('form', { name, exact: true }).waitFor()
          await expectAccessible(page)
          await screenshot(page, `console-form-${username}-${name}`)
        }
      }
    })
  })

  describe('with colleagues', () => {
    it('tells the second operator who did what, keeps what was typed, and sends it again', async () => {
      const caseNo = await aReport(city, '两个人同时看这件')
      const page = await openCase('operator', caseNo)
      await page.keyboard.press('3')
      await page.getByLabel('属于私人或小区内部事务').check()
      await page.getByLabel('给市民的话').fill('这是小区里面的灯，请找物业')
      await take(city, 'operator2', caseNo, 'requestVerification', { note: '请去看一眼' })
      await page.keyboard.press('Control+Enter')
      const news = page.locator('.action-news')
      await news.getByText('受理员乙').first().waitFor()
      await news.getByText('请去看一眼').waitFor()
      await news.getByText('现在：核实中').waitFor()
      assert.equal(await page.getByLabel('给市民的话').inputValue(), '这是小区里面的灯，请找物业')
      await expectAccessible(page)
      await screenshot(page, 'console-conflict')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「不予受理」办好了。').waitFor()
    })

    it('keeps the words of an action that the case no longer allows', async () => {
      const caseNo = await aReport(city, '已经被别人退了')
      const page = await openCase('operator', caseNo)
      await page.keyboard.press('2')
      await page.getByLabel('请现场看什么').fill('看看是哪一盏灯')
      await take(city, 'operator2', caseNo, 'reject', { reasonCode: 'unclear', reason: '看不出是哪里' })
      await page.keyboard.press('Control+Enter')
      await page.getByText('现在不能再「派核实」了').waitFor()
      assert.equal(await page.getByLabel('您写的话').inputValue(), '看看是哪一盏灯')
      await expectAccessible(page)
      await screenshot(page, 'console-conflict-gone')
    })

    it('skips cases that a colleague has dealt with since the queue was loaded', async () => {
      const [third, second, first] = [
        await aReport(city, '连着三'),
        await aReport(city, '连着二'),
        await aReport(city, '连着一')
      ]
      const page = await open('operator', '/?state=submitted&sort=newest')
      await settled(page)
      await page.locator(`[data-case="${first}"]`).click()
      await page.getByRole('heading', { name: '办理经过' }).waitFor()
      await take(city, 'operator2', second, 'requestVerification')
      await page.keyboard.press('n')
      await page.waitForURL(new RegExp(third))
      await page.getByText('跳过了 1 件').waitFor()
    })

    it('never offers the check to the department that handled the case', async () => {
      const caseNo = await aReport(city, '部门不能自己核查')
      await carry(city, caseNo, 'reportDone')
      for (const username of ['handler', 'clerk']) assert.deepEqual(await actions(await openCase(username, caseNo)), [])
      assert.deepEqual(await actions(await openCase('collector', caseNo)), ['核查通过', '核查不通过'])
    })

    it('shows a supervisor nothing but urging and remarks', async () => {
      const page = await openCase('supervisor', await aReport(city, '督查来看'))
      assert.deepEqual(await actions(page), ['催办', '批示备注'])
    })
  })

  describe('on a bad line', () => {
    it('keeps the form when nothing answers, and sends once however often the button is pressed', async () => {
      const page = await openCase('operator', await aReport(city, '网络断了'))
      await page.keyboard.press('2')
      await page.getByLabel('请现场看什么').fill('别丢了这句话')
      const step = '**/actions/requestVerification'
      await page.route(step, route => route.abort())
      await page.keyboard.press('Control+Enter')
      await page.getByText('连不上服务器').waitFor()
      assert.equal(await page.getByLabel('请现场看什么').inputValue(), '别丢了这句话')
      await screenshot(page, 'console-offline')
      await page.unroute(step)
      let sent = 0
      await page.route(step, route => {
        sent += 1
        return route.continue()
      })
      await page.getByRole('button', { name: '确定派核实' }).dblclick()
      await page.getByText('「派核实」办好了。').waitFor()
      assert.equal(sent, 1)
    })

    it('knows its own step again when only the answer was lost', async () => {
      const page = await openCase('operator', await aReport(city, '回答丢了'))
      await page.keyboard.press('2')
      await page.route('**/actions/requestVerification', async route => {
        await route.fetch()
        await route.abort()
      })
      await page.keyboard.press('Control+Enter')
      await page.getByText('连不上服务器').waitFor()
      await page.unroute('**/actions/requestVerification')
      await page.keyboard.press('Control+Enter')
      await page.getByText('「派核实」办好了。').waitFor()
    })
  })
})
