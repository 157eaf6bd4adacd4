import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { writePlaceCode } from '../contracts/codes/place-code'
import type { StaffCodeView } from '../contracts/codes/staff-views'
import { expectAccessible, expectGone, leaveBrowser, openBrowser, phone, screenshot } from './browser'
import { type City, startCity } from './city'
import { sessionOf } from './sign-in'
import { tellPages } from './tell-pages'
import { streetPhoto } from './weapp/street-photo'

describe('a collector with a browser', () => {
  let city: City
  let browser: Browser
  let photo: Buffer
  let token: string
  let collector: object
  let fresh: string[]
  let context: BrowserContext
  let page: Page
  let pageErrors: string[]

  before(async () => {
    photo = await streetPhoto()
    city = await startCity()
    browser = await openBrowser()
    token = (await sessionOf(city, 'administrator')).token
    const credentials = { username: 'collector', password: city.password }
    collector = await call<object>('/api/staff/session', credentials)
    const batch = `e2e-${randomBytes(4).toString('hex')}`
    await call('/api/staff/code-batches', { batch, count: 20 })
    const { items } = await call<{ items: { code: string }[] }>(`/api/staff/codes?batch=${batch}&limit=20`)
    fresh = items.map(({ code }) => code)
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })
  beforeEach(async () => {
    context = await phone(browser)
    await context.grantPermissions(['geolocation'])
    const [longitude, latitude] = (await look(city.codes[0] ?? '')).point ?? []
    assert.ok(longitude !== undefined && latitude !== undefined)
    await context.setGeolocation({ longitude, latitude, accuracy: 12 })
    page = await context.newPage()
    pageErrors = []
    page.on('pageerror', error => pageErrors.push(error.message))
  })
  afterEach(async function () {
    await tellPages(this)
    await context.close()
    assert.deepEqual(pageErrors, [])
  })

  async function call<T>(path: string, body?: object): Promise<T> {
    const answer = await fetch(city.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) })
    })
    assert.ok(answer.ok, `${path}: ${answer.status}`)
    return (await answer.json()) as T
  }
  const look = (code: string) => call<StaffCodeView>(`/api/staff/codes/${code}`)
  const freshCode = () => {
    const code = fresh.pop()
    assert.ok(code)
    return code
  }
  const postByOther = async (code: string, name = '别人贴的灯杆') => {
    const { point } = await look(city.codes[0] ?? '')
    await call(`/api/staff/codes/${code}/actions/post`, { name, address: '解放路 1 号', point })
  }
  const fillSignIn = async () => {
    await page.locator('#username').fill('collector')
    await page.locator('#password').fill(city.password)
    await page.locator('#sign-in').click()
  }
  /** The link of one code, on a phone whose collector is signed in. */
  const openCode = async (code: string) => {
    await context.addInitScript(session => {
      if (sessionStorage.getItem('opened')) return
      sessionStorage.setItem('opened', 'yes')
      localStorage.setItem('staff', JSON.stringify({ data: session }))
    }, collector)
    await page.goto(`${city.url}/m/staff/pages/code/index?c=${code}`)
  }
  const fillPlace = async (name: string) => {
    await page.locator('#find-position').click()
    await page.getByText('误差约 12 米').waitFor()
    await page.locator('#name').fill(name)
    await page.locator('#address').fill('解放路 12 号药店门口')
  }
  const pickPhoto = async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'street.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.locator('.photo-sent').waitFor()
  }
  const type = async (id: string, code: string) => {
    await page.locator(`#${id}-code`).fill(writePlaceCode(code))
    await page.locator(`#${id}-use`).click()
  }
  /** The step is on the phone, and the attempt to send it is over. */
  const kept = async (count: number) => {
    await page.getByText('已存在手机里').waitFor()
    await page.getByText(`${count} 项待发送`).waitFor()
  }
  const outOfReach = () => context.setOffline(true)
  const backInReach = () => context.setOffline(false)

  it('finds the way in from the about page, and posts a fresh code with its photo', async () => {
    const code = freshCode()
    await page.goto(`${city.url}/m/pages/about/index`)
    await page.locator('#to-staff').click()
    await page.locator('#to-sign-in').click()
    await page.locator('#username').waitFor()
    await expectAccessible(page)
    await page.locator('#username').fill('collector')
    await page.locator('#password').fill('错的')
    await page.locator('#sign-in').click()
    await page.getByText('用户名或密码不对').waitFor()
    await screenshot(page, 'h5-staff-sign-in')
    await fillSignIn()
    await page.locator('#to-codes').click()
    await page.locator('#given-code').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-codes')

    await type('given', code)
    await fillPlace('解放路 12 号灯杆')
    const component = page.locator('#components .chip').first()
    await component.click()
    await pickPhoto()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-post')
    await page.locator('#post').click()
    await page.getByText('已张贴').first().waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-posted')

    const posted = await look(code)
    assert.equal(posted.state, 'posted')
    assert.equal(posted.name, '解放路 12 号灯杆')
    assert.equal(posted.accuracy, 12)
    assert.match(posted.component ?? '', /^\d{17}$/)
    assert.equal(posted.history.at(-1)?.media.length, 1)
  })

  it('is told what is missing before anything is sent', async () => {
    await openCode(freshCode())
    await page.locator('#post').click()
    await page.locator('#point-error').waitFor()
    await page.locator('#name-error').waitFor()
    await expectAccessible(page)
  })

  it('who comes second is told who was first, and takes what is written to another code', async () => {
    const [code, instead] = [freshCode(), freshCode()]
    await openCode(code)
    await fillPlace('解放路 14 号灯杆')
    await postByOther(code)
    await page.locator('#post').click()
    await page.getByText(/已在.*张贴，在“别人贴的灯杆”/).waitFor()
    assert.equal(await page.locator('#name').inputValue(), '解放路 14 号灯杆')
    assert.ok(await page.locator('#trouble').isVisible())
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-second')

    await type('instead', instead)
    await page.getByText('已生成').waitFor()
    assert.equal(await page.locator('#name').inputValue(), '解放路 14 号灯杆')
    await page.locator('#post').click()
    await page.getByText('已张贴').first().waitFor()
    assert.equal((await look(instead)).name, '解放路 14 号灯杆')
  })

  it('marks a torn code damaged, replaces it, and finds the new one from the old', async () => {
    const [old, next] = [freshCode(), freshCode()]
    await postByOther(old, '老灯杆')
    await openCode(old)
    await page.getByRole('heading', { name: '老灯杆' }).waitFor()
    await page.locator('#step-damage').click()
    await page.locator('#words').fill('撕掉了一角')
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-damage')
    await page.locator('#take-step').click()
    await page.getByText('已登记损坏').waitFor()
    assert.equal((await look(old)).state, 'damaged')

    await page.locator('#step-replace').click()
    await type('successor', `${next.slice(0, 7)}${next[7] === 'A' ? 'B' : 'A'}${next.slice(8)}`)
    await page.getByText('有一位打错了').waitFor()
    await type('successor', next)
    await page.getByText('已更换，旧码停用').waitFor()
    await page.locator('#successor').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-retired')
    await page.locator('#successor').click()
    await page.getByText(writePlaceCode(next)).first().waitFor()
    await page.getByRole('heading', { name: '老灯杆' }).waitFor()
    assert.equal((await look(old)).successor, next)
  })

  it('sees what is open at a place', async () => {
    for (const code of city.codes) {
      const { openCases } = await call<{ openCases: object[] }>(`/api/codes/${code}`)
      if (openCases.length === 0) continue
      await openCode(code)
      await page.getByText(`这里正在办的 ${openCases.length} 件`).waitFor()
      await expectAccessible(page)
      await screenshot(page, 'h5-staff-open-cases')
      return
    }
    assert.fail('No place in the demo city has an open case')
  })

  it('works without network and sends everything, photo included, when it is back', async () => {
    const [first, second, blind] = [freshCode(), freshCode(), freshCode()]
    await postByOther(second, '坏掉的牌子')
    await openCode(first)
    await fillPlace('没有信号的灯杆')
    await pickPhoto()
    await outOfReach()
    await page.locator('#post').click()
    await kept(1)

    await type('given', second)
    await page.locator('#blind-other').click()
    await page.locator('#step-damage').click()
    await page.locator('#take-step').click()
    await kept(2)

    await type('given', blind)
    await page.locator('#blind-post').click()
    await fillPlace('另一根灯杆')
    await page.locator('#post').click()
    await kept(3)
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-outbox')
    assert.equal((await look(first)).state, 'minted')

    await backInReach()
    await page.getByText('存下的都已发送').waitFor()
    await expectGone(page.locator('#outbox'))
    assert.equal((await look(first)).history.at(-1)?.media.length, 1)
    assert.equal((await look(second)).state, 'damaged')
    assert.equal((await look(blind)).name, '另一根灯杆')
  })

  it('keeps over a reload what the server would not take, says why, and hangs another code there', async () => {
    const [code, instead] = [freshCode(), freshCode()]
    await openCode(code)
    await fillPlace('抢着贴的灯杆')
    await pickPhoto()
    await outOfReach()
    await page.locator('#post').click()
    await kept(1)
    await postByOther(code)
    await backInReach()
    await page.getByText('没有发送成功').waitFor()
    await page.reload()
    await page.getByText(/没有发送成功：.*别人贴的灯杆/).waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-not-taken')

    await page.locator(`#instead-${code}`).click()
    await page.locator('#outbox').waitFor({ state: 'detached' })
    await page.locator('#carried').waitFor()
    await type('given', instead)
    await page.locator('.photo-sent').waitFor()
    assert.equal(await page.locator('#name').inputValue(), '抢着贴的灯杆')
    await page.locator('#post').click()
    await page.getByText('已张贴').first().waitFor()
    assert.equal((await look(instead)).history.at(-1)?.media.length, 1)
  })

  it('takes back what waits and can no longer be done', async () => {
    const code = freshCode()
    await postByOther(code)
    await openCode(code)
    await page.locator('#step-lose').click()
    await page.locator('#words').fill('找不到了')
    await outOfReach()
    await page.locator('#take-step').click()
    await kept(1)
    await call(`/api/staff/codes/${code}/actions/retire`, { reason: '这里改建了' })
    await backInReach()
    await page.getByText(/没有发送成功：.*不能登记遗失/).waitFor()
    await page.locator(`#drop-${code}`).click()
    await page.locator('#outbox').waitFor({ state: 'detached' })
  })

  it('signs in again when the session has ended, and finds what was typed', async () => {
    const code = freshCode()
    await openCode(code)
    await fillPlace('登录过期时的灯杆')
    await page.evaluate(() => {
      const stored = JSON.parse(localStorage.getItem('staff') ?? '{}')
      stored.data.token = 'a'.repeat(40)
      localStorage.setItem('staff', JSON.stringify(stored))
    })
    await page.locator('#post').click()
    await page.getByRole('main').getByText('登录已过期，请重新登录').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'h5-staff-expired')
    await fillSignIn()
    await page.locator('#post').waitFor()
    assert.equal(await page.locator('#name').inputValue(), '登录过期时的灯杆')
    await page.locator('#post').click()
    await page.getByText('已张贴').first().waitFor()

    await page.locator('#go-home').click()
    await page.locator('#sign-out').click()
    await page.locator('#to-sign-in').waitFor()
    assert.equal(await page.evaluate(() => localStorage.getItem('staff')), null)
  })
})
