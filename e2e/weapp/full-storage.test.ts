import assert from 'node:assert/strict'
import { type City, startCity } from '../city'
import { type Phone, pickUpPhone } from './harness'

describe('a phone in WeChat whose storage is full', () => {
  let city: City
  let phone: Phone

  before(async () => {
    city = await startCity()
  })
  after(() => city?.stop())
  beforeEach(() => {
    phone = pickUpPhone(city.url)
    phone.storage.set = () => {
      throw new Error('setStorageSync:fail exceed storage max size')
    }
  })

  it('still sends a report, says that the numbers must be noted, and remains its sender', async () => {
    await phone.launch({ scene: city.codes[0] ?? '' })
    await phone.type('text', '路灯不亮')
    await phone.tap('send')
    assert.equal(phone.page().route, 'pages/sent/index')
    assert.match(phone.text(), /抄下来，或者截一张图/)
    await phone.tap('follow')
    assert.ok(phone.has('do-supplement'))
    for (const place of ['reports', 'track', 'about', 'report']) {
      await phone.tap(`nav-${place}`)
      assert.equal(phone.page().route, `pages/${place}/index`)
    }
  })
})
