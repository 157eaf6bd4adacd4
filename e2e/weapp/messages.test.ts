import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { leaveBrowser, openBrowser, phone as phoneScreen, screenshot } from '../browser'
import { type City, startCity } from '../city'
import { carry, eventually, take } from '../console-desk'
import { type Phone, pickUpPhone } from './harness'
import { pageDrawer, show } from './render'

describe('a resident who wants to be told', () => {
  let city: City
  let browser: Browser
  let screen: Page
  let phone: Phone

  before(async () => {
    city = await startCity({ WECHAT_TEMPLATE_PROGRESS: 'progress-template-1' })
    browser = await openBrowser()
    screen = await (await phoneScreen(browser)).newPage()
  })
  after(async () => {
    await leaveBrowser(browser)
    await city?.stop()
  })
  beforeEach(async () => {
    phone = pickUpPhone(city.url)
    await phone.launch({ scene: city.codes[0] ?? '' })
    await phone.type('text', '路灯不亮')
    await phone.tap('send')
  })

  const route = () => phone.page().route
  const consents = () => phone.requests.filter(({ path, method }) => path === '/api/subscriptions' && method === 'POST')
  const caseNo = () => (/(\d{6} \d{8} \d{6})/.exec(phone.text())?.[1] ?? '').replaceAll(' ', '')
  const draw = async (name: string) => {
    await show(screen, phone, pageDrawer()(phone))
    await screenshot(screen, name)
  }

  it('agrees after sending, and the city counts on it', async () => {
    await draw('weapp-sent-tell-me')
    await phone.tap('tell-me')
    assert.deepEqual(
      consents().map(({ status }) => status),
      [204]
    )
    assert.match(phone.text(), /有结果时微信会通知您/)
    assert.equal(phone.has('tell-me'), false)
    await draw('weapp-sent-told')
  })

  it('ends their sessions on other phones, and reads what they agreed to and when', async () => {
    await phone.launch({}, 'privacy/pages/mine/index')
    assert.match(phone.text(), /您于 .+ 同意了第 2 版/)
    const token = phone.storage.get('token')
    await phone.tap('leave-elsewhere')
    assert.match(phone.text(), /其他手机上的登录都结束了/)
    assert.notEqual(phone.storage.get('token'), token)
    await draw('weapp-mine-elsewhere')
    await phone.tap('leave')
    await phone.tap('confirm-leave')
    assert.match(phone.text(), /登录已经结束/)
    assert.deepEqual(
      [...phone.storage.keys()].filter(name => /token|receipts|consent|draft/.test(name)),
      []
    )
  })

  it('is asked before the first sending, also in WeChat', async () => {
    phone = pickUpPhone(city.url)
    phone.storage.clear()
    await phone.launch({ scene: city.codes[1] ?? '' })
    await phone.type('text', '井盖响')
    await phone.tap('send')
    assert.ok(phone.has('agree') && !phone.has('send'))
    await draw('weapp-consent')
    await phone.tap('agree')
    assert.equal(route(), 'pages/sent/index')
    const told = phone.requests.filter(({ path, method }) => path === '/api/consent' && method === 'POST')
    assert.deepEqual(
      told.map(({ status }) => status),
      [200]
    )
  })

  it('takes it back with one tap, where they read what is kept of them', async () => {
    await phone.tap('tell-me')
    await phone.launch({}, 'privacy/pages/mine/index')
    await draw('weapp-mine')
    await phone.tap('untell')
    assert.match(phone.text(), /不再通知您了/)
    const taken = phone.requests.filter(({ path, method }) => path === '/api/subscriptions' && method === 'DELETE')
    assert.deepEqual(
      taken.map(({ status }) => status),
      [204]
    )
  })

  it('declines, and can still change their mind', async () => {
    phone.consent = 'reject'
    await phone.tap('tell-me')
    assert.equal(consents().length, 0)
    assert.match(phone.text(), /随时可以再点/)
    phone.consent = 'accept'
    phone.network.lose('/api/subscriptions', 'request', 1)
    await phone.tap('tell-me')
    assert.match(phone.text(), /网络不通，没有记下来/)
    await phone.tap('tell-me')
    assert.match(phone.text(), /有结果时微信会通知您/)
  })

  it('finds it among the messages, opens the report, and it counts as read', async () => {
    await carry(city, caseNo(), 'accept')
    await eventually(async () => {
      await phone.tap('nav-about')
      await phone.tap('nav-reports')
      return phone.text().includes('1 条未读')
    }, 'a message has come')
    await phone.tap('messages')
    assert.equal(route(), 'pages/messages/index')
    assert.match(phone.text(), /您反映的问题已经受理 未读/)
    await draw('weapp-messages')
    await phone.tap('message-1')
    assert.equal(route(), 'pages/progress/index')
    assert.ok(phone.text().includes('已收到您的上报'))
    phone.back()
    await phone.settle()
    assert.equal(phone.text().includes('未读'), false)
  })

  it('marks them all as read', async () => {
    const number = caseNo()
    await carry(city, number, 'accept')
    await take(city, 'lead', number, 'void', { reason: '与道路改造重复' })
    await eventually(async () => {
      await phone.tap('nav-about')
      await phone.tap('nav-reports')
      return phone.text().includes('2 条未读')
    }, 'both messages have come')
    await phone.tap('messages')
    assert.match(phone.text(), /没有继续办理 未读 .*：与道路改造重复/)
    await phone.tap('read-all')
    assert.equal(phone.text().includes('未读'), false)
    await phone.tap('nav-reports')
    assert.equal(phone.text().includes('条未读'), false)
  })
})

describe('a resident of a city that does not tell in WeChat', () => {
  let city: City
  before(async () => {
    city = await startCity()
  })
  after(() => city?.stop())

  it('is not asked', async () => {
    const phone = pickUpPhone(city.url)
    await phone.launch({ scene: city.codes[0] ?? '' })
    await phone.type('text', '路灯不亮')
    await phone.tap('send')
    assert.equal(phone.page().route, 'pages/sent/index')
    assert.equal(phone.has('tell-me'), false)
  })
})
