import assert from 'node:assert/strict'
import { chinaDay, dayMs } from '../../contracts/china-time'
import { standsForHeader } from '../../contracts/staff/session-headers'
import { codeAt } from '../../server/staff/second-factor/authenticator'
import { type City, startCity } from '../city'
import { aVerification, look } from '../field'
import { signInOnPhone } from '../phone-session'
import { type Phone, pickUpPhone } from './harness'
import { streetPhoto } from './street-photo'

describe('One’s own account with WeChat', () => {
  let city: City

  before(async () => {
    city = await startCity({ SEVERAL_SESSIONS: 'false' })
  })
  after(() => city?.stop())

  async function typePassword(phone: Phone, username: string) {
    await phone.launch({}, 'staff/pages/sign-in/index')
    await phone.type('username', username)
    await phone.type('password', city.password)
    await phone.tap('sign-in')
  }
  async function signIn(username: string) {
    const phone = pickUpPhone(city.url)
    await typePassword(phone, username)
    assert.equal(phone.page().route, 'staff/pages/home/index')
    return phone
  }
  const codeOf = (secret: string, later = 0) => codeAt(secret, new Date(Date.now() + later * 30_000))

  it('gets a second factor, which the next sign-in asks for, and new recovery codes', async () => {
    const phone = await signIn('handler')
    await phone.tap('to-me')
    await phone.tap('to-second-factor')
    await phone.tap('change-factor')
    await phone.type('password', city.password)
    await phone.tap('prove')
    await phone.tap('copy-secret')
    const secret = phone.clipboard ?? ''
    await phone.type('code', '12')
    await phone.tap('set-factor')
    assert.match(phone.text(), /验证码不对/)
    await phone.type('code', codeOf(secret))
    await phone.tap('set-factor')
    await phone.tap('copy-recovery-codes')
    const codes = phone.clipboard?.split('\n') ?? []
    assert.equal(codes.length, 10)
    await phone.tap('factor-done')
    assert.match(phone.text(), /备用码还剩 10 个/)

    await phone.launch({}, 'staff/pages/me/index')
    await phone.tap('sign-out')
    await typePassword(phone, 'handler')
    assert.match(phone.text(), /请输入动态验证码/)
    await phone.tap('send-code')
    assert.match(phone.text(), /请输入验证码/)
    await phone.type('code', '000000')
    await phone.tap('send-code')
    assert.match(phone.text(), /没有通过/)
    await phone.tap('back-to-password')
    assert.match(phone.text(), /工作人员登录/)
    await phone.type('password', city.password)
    await phone.tap('sign-in')
    await phone.type('code', codeOf(secret, 1))
    await phone.tap('send-code')
    assert.equal(phone.page().route, 'staff/pages/home/index')

    await phone.launch({}, 'staff/pages/second-factor/index')
    await phone.tap('renew-codes')
    await phone.type('code', codes[0] ?? '')
    await phone.tap('prove')
    assert.match(phone.text(), /新的备用码/)
    await phone.tap('factor-done')
    assert.match(phone.text(), /备用码还剩 10 个/)
  })

  it('is signed out elsewhere, one place or all others', async () => {
    const phone = await signIn('clerk')
    const desk = await fetch(`${city.url}/api/staff/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'clerk', password: city.password })
    })
    const { token } = (await desk.json()) as { token: string }
    await phone.launch({}, 'staff/pages/sessions/index')
    assert.match(phone.text(), /手机.*就是这里.*工作台/)
    await phone.tap('end-others')
    assert.match(phone.text(), /别处都已经退出/)
    const answer = await fetch(`${city.url}/api/staff/session`, { headers: { Authorization: `Bearer ${token}` } })
    assert.equal(answer.status, 401)

    // Whoever signs in on another phone ends this one, which says so and keeps the page.
    await signInOnPhone(city, 'clerk')
    await phone.launch({}, 'staff/pages/sessions/index')
    assert.match(phone.text(), /重新登录|工作人员登录/)
  })

  it('works for a colleague through the end of the app and of the network, under both names', async () => {
    const caseNo = await aVerification(city, '微信里代班核实的')
    const away = await signIn('collector')
    await away.launch({}, 'staff/pages/stand-ins/index')
    const person = (await signInOnPhone(city, 'collector2')).account.id
    await away.tap(`person-${person}`)
    await away.tap('arrange')
    assert.match(away.text(), /请选择到哪一天为止/)
    await away.choose('to', chinaDay(Date.now() + dayMs))
    await away.tap('arrange')
    assert.match(away.text(), /采集员乙 代 采集员/)

    const phone = await signIn('collector2')
    assert.match(phone.text(), /采集员 请您代班/)
    await phone.tap('act-for-0')
    assert.match(phone.text(), /正在代 采集员 办理/)
    await phone.launch({ caseNo }, 'staff/pages/task/index')
    assert.match(phone.text(), /正在代 采集员 办理/)
    await phone.tap('found-true')
    await phone.type('words', '替同事看的')
    phone.album.push(await streetPhoto())
    await phone.tap('add-photo')
    phone.network.lose('/')
    await phone.tap('take-step')
    await phone.tap('back-to-oneself')
    assert.doesNotMatch(phone.text(), /正在代/)
    assert.match(phone.text(), /1 项待发送/)
    const before = phone.requests.length
    await phone.reconnect()
    assert.doesNotMatch(phone.text(), /待发送/)
    const { history } = await look(city, caseNo)
    assert.deepEqual(
      [history.at(-1)?.by.name, history.at(-1)?.words, history.at(-1)?.media.length],
      ['采集员乙 代 采集员', '替同事看的', 1]
    )
    const asColleague = phone.requests.slice(before).filter(({ headers }) => standsForHeader in headers)
    assert.deepEqual(new Set(asColleague.map(({ method }) => method)), new Set(['POST']))

    // Ended by the colleague meanwhile: it goes on in one's own name.
    await phone.tap('act-for-0')
    await away.launch({}, 'staff/pages/stand-ins/index')
    await away.tap('end-stand-in-0')
    await phone.tap('go-tasks')
    assert.match(phone.text(), /代班已经结束，现在是您自己的账号/)
    await phone.launch({}, 'staff/pages/home/index')
    assert.doesNotMatch(phone.text(), /代 采集员/)
  })
})
