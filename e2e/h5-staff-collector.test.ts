import assert from 'node:assert/strict'
import { expectAccessible, screenshot } from './browser'
import { call } from './console-desk'
import { aCheck, aVerification, look } from './field'
import { fieldWork } from './h5-staff'

describe('a collector on site with a browser', () => {
  const { city, pickUp, openAs, takePhoto } = fieldWork()
  const aFreshCode = async () => {
    const batch = `field-${Math.random().toString(36).slice(2, 8)}`
    await call(city(), 'administrator', '/api/staff/code-batches', { batch, count: 1 })
    const path = `/api/staff/codes?batch=${batch}&limit=1`
    const { items } = await call<{ items: { code: string }[] }>(city(), 'administrator', path)
    return items[0]?.code ?? ''
  }
  const lastOf = async (caseNo: string) => (await look(city(), caseNo)).history.at(-1)

  it('signs in and sees what there is to do today, as a list by distance and on the map', async () => {
    const { page } = await pickUp()
    await page.goto(`${city().url}/m/staff/pages/home/index`)
    await page.locator('#to-sign-in').click()
    await page.locator('#username').fill('collector')
    await page.locator('#password').fill(city().password)
    await page.locator('#sign-in').click()
    await page.getByText('件待办').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-home')

    await page.locator('#to-tasks').click()
    await page.locator('.task-row').first().waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-tasks')
    await page.locator('#nearest').click()
    await page.getByText('近的在前').waitFor()
    await screenshot(page, 'h5-field-tasks-near')
    await page.locator('#view-map').click()
    await page.locator('.duty-mark').first().waitFor()
    assert.ok((await page.locator('.duty-cell').count()) > 100)
    await expectAccessible(page)
    await screenshot(page, 'h5-field-map')
    await page.locator('.duty-mark').last().click()
    await page.getByRole('heading', { name: '照片' }).waitFor()
  })

  it('verifies without a network, with a photo, and the answer goes out once when it is back', async () => {
    const caseNo = await aVerification(city(), '路口井盖松动，车一过就响')
    const { context, page } = await openAs('collector', 'tasks/index')
    await page.locator(`#task-${caseNo}`).waitFor()
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await page.locator(`#task-${caseNo}`).click()
    await page.locator('#take-step').click()
    await page.getByText('请说明现场是否有这个问题').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-verify-missing')
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await takePhoto(page)
    await screenshot(page, 'h5-field-verify')
    await page.locator('#take-step').click()
    await page.locator('#waiting').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-kept')
    assert.equal((await look(city(), caseNo)).state, 'verifying')

    await page.locator('#back').click()
    await page.locator(`#task-${caseNo}`).getByText('待发送').waitFor()
    await context.setOffline(false)
    await page.locator('#outbox').waitFor({ state: 'detached' })
    await page.locator(`#task-${caseNo}`).waitFor({ state: 'detached' })
    const { state, history } = await look(city(), caseNo)
    assert.equal(state, 'submitted')
    const answers = history.filter(({ action }) => action === 'verify')
    assert.equal(answers.length, 1)
    assert.equal(answers[0]?.words, '问题属实')
    assert.equal(answers[0]?.media.length, 1)
  })

  it('is not told of a failure when only the answer to a step was lost', async () => {
    const caseNo = await aVerification(city(), '人行道上有碎玻璃')
    const { context, page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    await page.locator('#found-false').click()
    await page.locator('#words').fill('玻璃已经有人扫走')
    await page.route('**/actions/verify', async route => {
      await route.fetch()
      await route.abort()
    })
    await page.locator('#take-step').click()
    await page.locator('#waiting').waitFor()
    await page.unroute('**/actions/verify')
    await context.setOffline(true)
    await context.setOffline(false)
    await page.locator('#waiting').waitFor({ state: 'detached' })
    await page.getByText('已送达').waitFor()
    assert.equal(await page.locator('#not-taken').count(), 0)
    const { history } = await look(city(), caseNo)
    assert.equal(history.filter(({ action }) => action === 'verify').length, 1)
  })

  it('checks what a department did: not done, and the next time done', async () => {
    const [bad, good] = [await aCheck(city(), '井盖破了一半'), await aCheck(city(), '井盖缺了一角')]
    const { page } = await openAs('collector', `task/index?caseNo=${bad}`)
    await page.getByText('处理后', { exact: true }).waitFor()
    await page.locator('#step-checkFailed').click()
    await page.locator('#phrase-1').click()
    await takePhoto(page)
    await expectAccessible(page)
    await screenshot(page, 'h5-field-check')
    await page.locator('#take-step').click()
    await page.getByText('核查不通过：已送达').waitFor()
    await screenshot(page, 'h5-field-check-sent')
    const failed = await lastOf(bad)
    assert.deepEqual([failed?.action, failed?.words, failed?.media.length], ['checkFailed', '只处理了一部分', 1])

    await page.goto(`${city().url}/m/staff/pages/task/index?caseNo=${good}`)
    await page.locator('#step-checkPassed').click()
    await page.locator('#take-step').click()
    await page.getByText('请拍一张现场照片').waitFor()
    await takePhoto(page)
    await page.locator('#take-step').click()
    await page.getByText('核查通过：已送达').waitFor()
    assert.equal((await look(city(), good)).state, 'checked')
  })

  it('who answers second is told who was first, and keeps words and photo until they are dropped', async () => {
    const caseNo = await aVerification(city(), '路灯杆上的门没关')
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    await page.locator('#found-true').click()
    await page.locator('#words').fill('门坏了，里面的线露在外面')
    await takePhoto(page)
    const { version } = await look(city(), caseNo)
    const first = { version, found: true, note: '门开着' }
    await call(city(), 'collector2', `/api/staff/cases/${caseNo}/actions/verify`, first)
    await page.locator('#take-step').click()
    await page
      .locator('#not-taken')
      .getByText(/没有送达：采集员乙.*核实反馈/)
      .waitFor()
    await page.getByText('门坏了，里面的线露在外面').waitFor()
    assert.equal(await page.locator('#not-taken .strip-photo').count(), 1)
    await expectAccessible(page)
    await screenshot(page, 'h5-field-second')
    await page.reload()
    await page.getByText('门坏了，里面的线露在外面').waitFor()
    await page.locator('#drop').click()
    await page.locator('#not-taken').waitFor({ state: 'detached' })
    assert.equal((await lastOf(caseNo))?.words, '门开着')
  })

  it('reports on patrol what was put right on the spot, without a network', async () => {
    const { context, page } = await openAs('collector', 'patrol/index')
    await page.locator('#topic-garbage').waitFor()
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await page.locator('#send').click()
    await page.locator('#trouble').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-field-patrol-missing')
    await takePhoto(page)
    await page.locator('#text').fill('药店门口乱堆纸箱')
    await page.locator('#topic-garbage').click()
    await page.locator('#find-position').click()
    await page.getByText('误差约 12 米').waitFor()
    await page.locator('#address').fill('解放路 12 号药店门口')
    await page.locator('#settled-true').click()
    await takePhoto(page, 'add-after-photo', 2)
    await page.locator('#note').fill('劝导后当场搬走')
    await expectAccessible(page)
    await screenshot(page, 'h5-field-patrol')
    await page.locator('#send').click()
    await page.getByText('已存在手机里').waitFor()
    await page.getByText('1 项待发送').waitFor()
    await screenshot(page, 'h5-field-patrol-kept')
    await context.setOffline(false)
    await page.locator('#outbox').waitFor({ state: 'detached' })
    assert.equal(await page.locator('#text').inputValue(), '')

    const query = `/api/staff/cases?state=settled&q=${encodeURIComponent('药店门口乱堆纸箱')}`
    const { items } = await call<{ items: { caseNo: string }[] }>(city(), 'lead', query)
    assert.equal(items.length, 1)
    const settled = await lastOf(items[0]?.caseNo ?? '')
    assert.deepEqual([settled?.action, settled?.words, settled?.media.length], ['settle', '劝导后当场搬走', 1])
  })

  it('is led on: the next task after the one that is answered, and the way to it by the phone’s own map', async () => {
    const [first, second] = [await aVerification(city(), '窨井盖不见了'), await aVerification(city(), '路牌歪了')]
    const { page } = await openAs('collector', `task/index?caseNo=${first}`)
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('已送达').waitFor()
    const told = await page.locator('#next-task').textContent()
    assert.match(told ?? '', /^下一件：/)
    await page.locator('#next-task').click()
    await page.locator('#take-step, #step-checkPassed').first().waitFor()
    assert.notEqual(new URL(page.url()).searchParams.get('caseNo'), first)

    await page.goto(`${city().url}/m/staff/pages/task/index?caseNo=${second}`)
    const way = await page.locator('#navigate').getAttribute('href')
    const { place } = await look(city(), second)
    assert.ok(way?.startsWith(`geo:${place.point?.[1]},${place.point?.[0]}?q=`), `${way}`)
  })

  it('keeps the middle of the map in the middle, however large it is drawn', async () => {
    const { page } = await openAs('collector', 'tasks/index')
    await page.locator('#view-map').click()
    await page.locator('.duty-mark').first().waitFor()
    const middle = () =>
      page
        .locator('#duty-map')
        .evaluate(sheet => [
          (sheet.scrollLeft + sheet.clientWidth / 2) / sheet.scrollWidth,
          (sheet.scrollTop + sheet.clientHeight / 2) / sheet.scrollHeight
        ])
    const width = () => page.locator('.duty-ground').evaluate(ground => ground.clientWidth)
    const near = (one: number[], other: number[]) => one.every((share, i) => Math.abs(share - (other[i] ?? 0)) < 0.01)
    const first = await width()
    await page.locator('#zoom-in').click()
    await page.locator('#zoom-in').click()
    assert.ok((await width()) >= 4 * first - 8)
    assert.ok(near(await middle(), [0.5, 0.5]), `${await middle()}`)
    await page.locator('#duty-map').evaluate(sheet => sheet.scrollBy(200, 60))
    const there = await middle()
    assert.ok(!near(there, [0.5, 0.5]))
    await page.locator('#zoom-in').click()
    assert.ok(near(await middle(), there), `${there} became ${await middle()}`)
    await screenshot(page, 'h5-field-map-near')
  })

  it('is told at once that they are not in the city, where they report on patrol and where they hang a code', async () => {
    const { context, page } = await openAs('collector', 'patrol/index')
    await context.setGeolocation({ longitude: 113.9, latitude: 24.8, accuracy: 12 })
    await page.locator('#find-position').click()
    await page.locator('#position').getByText('在本市范围以外').waitFor()
    await screenshot(page, 'h5-field-patrol-outside')
    await takePhoto(page)
    await page.locator('#text').fill('界碑旁有垃圾')
    await page.locator('#send').click()
    await page.locator('#told').getByText('先核对地点').waitFor()
    const code = await aFreshCode()
    await page.goto(`${city().url}/m/staff/pages/code/index?c=${code}`)
    await page.locator('#find-position').click()
    await page.locator('#position').getByText('没有采集员负责').waitFor()
    await screenshot(page, 'h5-field-code-outside')
  })

  it('sees the first wrong field with its message, on the smallest phone, with the focus in it', async () => {
    const caseNo = await aVerification(city(), '井盖会响')
    const code = await aFreshCode()
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    await page.setViewportSize({ width: 320, height: 568 })
    const inSight = async (error: string) => {
      await page.locator(error).waitFor()
      await page.waitForFunction(selector => {
        const foot = [...document.querySelectorAll('.screen-foot')].find(found => found.getClientRects().length > 0)
        const said = document.querySelector(selector)?.getBoundingClientRect()
        const inside = document.activeElement?.closest('.field')?.querySelector(selector)
        return inside && said && said.top >= 0 && said.bottom <= (foot?.getBoundingClientRect().top ?? 0)
      }, error)
    }
    const atEnd = (button: string) => page.locator(button).scrollIntoViewIfNeeded()
    await atEnd('#take-step')
    await page.locator('#take-step').click()
    await inSight('#found-error')
    await screenshot(page, 'h5-field-first-wrong-320')
    await page.goto(`${city().url}/m/staff/pages/patrol/index`)
    await page.locator('#address').scrollIntoViewIfNeeded()
    await page.locator('#send').click()
    await inSight('#media-error')
    await page.goto(`${city().url}/m/staff/pages/code/index?c=${code}`)
    await atEnd('#post')
    await page.locator('#post').click()
    await inSight('#point-error')
  })

  it('is told that a phone that keeps nothing must stay open until all is sent', async () => {
    const caseNo = await aVerification(city(), '栏杆松了')
    const { context, page } = await openAs('collector', 'tasks/index')
    await page.locator(`#task-${caseNo}`).waitFor()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.locator(`#task-${caseNo}`).click()
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await context.setOffline(true)
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('请开着这一页').waitFor()
    await page.locator('#back').click()
    await page.locator('#not-lasting').getByText('关掉这一页就没有了').waitFor()
    await screenshot(page, 'h5-field-not-lasting')
    await context.setOffline(false)
    await page.locator('#outbox').waitFor({ state: 'detached' })
    assert.equal((await look(city(), caseNo)).history.filter(({ action }) => action === 'verify').length, 1)
  })

  it('is not told of a lost network when it is the server that has no time, and all goes by itself', async () => {
    const caseNo = await aVerification(city(), '路面有坑')
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    let busy = true
    await page.route('**/actions/verify', async route => {
      if (!busy) return route.continue()
      busy = false
      await route.fulfill({
        status: 503,
        headers: { 'Retry-After': '1' },
        contentType: 'application/json',
        body: JSON.stringify({ error: { code: 'not_ready', message: '系统正在启动，请稍后再试' } })
      })
    })
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('系统忙').waitFor()
    await page.locator('#told').getByText('已送达').waitFor()
    assert.equal((await look(city(), caseNo)).state, 'submitted')
  })

  it('finds what was begun for a code that hangs over a reload: words and photo', async () => {
    const [code] = city().codes
    const { page } = await openAs('collector', `code/index?c=${code}`)
    await page.locator('#step-damage').click()
    await page.locator('#words').fill('被人撕了一半')
    await takePhoto(page)
    await page.reload()
    await page.locator('.photo-sent').waitFor()
    assert.equal(await page.locator('#words').inputValue(), '被人撕了一半')
    await screenshot(page, 'h5-field-code-begun')
  })

  it('is told on the spot of a file that can never be a photo, and nothing goes without it unnoticed', async () => {
    const caseNo = await aVerification(city(), '花坛缺了一块')
    const { page } = await openAs('collector', `task/index?caseNo=${caseNo}`)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await page.getByRole('alert').getByText('PDF 文件').waitFor()
    await page.locator('#found-true').click()
    await page.locator('#phrase-0').click()
    await page.locator('#take-step').click()
    await page.locator('#media-error').getByText('有照片发不了').waitFor()
    await page.locator('#add-photo-remove-1').click()
    await takePhoto(page)
    await page.locator('#take-step').click()
    await page.locator('#told').getByText('已送达').waitFor()
    assert.equal((await lastOf(caseNo))?.media.length, 1)
  })

  it('reads everything at twice the size of letters, on the smallest phone, with no two buttons of one name', async () => {
    const [first, second] = [await aVerification(city(), '垃圾桶倒了'), await aCheck(city(), '井盖裂了')]
    for (const path of [
      'tasks/index',
      `task/index?caseNo=${first}`,
      `task/index?caseNo=${second}`,
      `code/index?c=${city().codes[1]}`,
      'patrol/index',
      'messages/index'
    ]) {
      const { context, page } = await openAs('collector', path)
      await page.setViewportSize({ width: 320, height: 568 })
      const client = await context.newCDPSession(page)
      await client.send('Page.enable')
      await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
      await page.reload()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForLoadState('networkidle')
      if (path.endsWith(second)) await page.locator('#step-checkFailed').click()
      if (path.startsWith('code')) await page.locator('#step-damage').click()
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.tap, .card, .title, .notice, .hint, .input, .tag')]
          .filter(part => part.getClientRects().length > 0)
          .filter(part => {
            const { left, right } = part.getBoundingClientRect()
            return left < -1 || right > innerWidth + 1 || part.scrollWidth > part.clientWidth + 2
          })
          .map(part => part.outerHTML.slice(0, 90))
      )
      assert.deepEqual(wide, [], path)
      const names = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button')]
          .filter(button => button.getClientRects().length > 0)
          .map(button => button.getAttribute('aria-label') ?? button.innerText.trim())
      )
      assert.deepEqual([...new Set(names)].sort(), [...names].sort(), path)
      await screenshot(page, `h5-field-letters-200-${path.split('/')[0]}`)
      await context.close()
    }
  })
})
