import assert from 'node:assert/strict'
import { type City, startCity } from '../city'
import { aVerification, look } from '../field'
import { type Phone, pickUpPhone } from './harness'
import { streetPhoto } from './street-photo'

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

  it('keeps the work of a collector in memory, says that the app must stay open, and sends it', async () => {
    const caseNo = await aVerification(city, '井盖裂了')
    const { set } = phone.files
    phone.files.set = (path, bytes) => {
      if (path.startsWith('wxfile://usr'))
        throw new Error('copyFile:fail the maximum size of the file storage is exceeded')
      return set.call(phone.files, path, bytes)
    }
    await phone.launch({}, 'staff/pages/sign-in/index')
    await phone.type('username', 'collector')
    await phone.type('password', city.password)
    await phone.tap('sign-in')
    await phone.tap('to-tasks')
    await phone.tap(`task-${caseNo}`)
    await phone.tap('found-true')
    await phone.type('words', '裂成两半')
    phone.album.push(await streetPhoto())
    await phone.tap('add-photo')
    phone.network.lose('/')
    await phone.tap('take-step')
    assert.match(phone.text(), /还没有发出去。请开着这一页/)
    assert.doesNotMatch(phone.text(), /已存在手机里/)
    await phone.tap('back')
    assert.ok(phone.has('not-lasting'))
    await phone.reconnect()
    assert.ok(!phone.has('outbox'))
    const answer = (await look(city, caseNo)).history.find(({ action }) => action === 'verify')
    assert.deepEqual([answer?.words, answer?.media.length], ['裂成两半', 1])
  })
})
