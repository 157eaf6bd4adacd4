import assert from 'node:assert/strict'
import { type City, startCity } from '../city'
import { aCheck, aVerification, look } from '../field'
import { type Phone, pickUpPhone } from './harness'
import { streetPhoto } from './street-photo'

describe('a collector on site with WeChat', () => {
  let city: City
  let phone: Phone

  before(async () => {
    city = await startCity()
  })
  after(() => city?.stop())

  const signIn = async () => {
    phone = pickUpPhone(city.url)
    await phone.launch({}, 'staff/pages/sign-in/index')
    await phone.type('username', 'collector')
    await phone.type('password', city.password)
    await phone.tap('sign-in')
  }

  it('finds a task by distance and on the map, is led there, and answers with a photo and their position', async () => {
    const caseNo = await aCheck(city, '井盖破了一半')
    await signIn()
    assert.match(phone.text(), /件待办/)
    await phone.tap('to-tasks')
    assert.match(phone.text(), /现在按时限排/)
    const { place } = await look(city, caseNo)
    const [longitude = 0, latitude = 0] = place.point ?? []
    phone.position = { longitude, latitude }
    await phone.tap('nearest')
    assert.match(phone.text(), /近的在前.*10 米/)
    await phone.tap('view-map')
    await phone.tapMarker('duty-map', 1)
    assert.equal(phone.page().route, 'staff/pages/task/index')
    await phone.launch({ caseNo }, 'staff/pages/task/index')
    assert.match(phone.text(), /处理前.*处理后/)
    await phone.tap('navigate')
    // WeChat's map speaks GCJ-02, some 500 metres off in this city.
    assert.ok(Math.abs(Number(phone.navigatedTo?.longitude) - longitude) > 0.002)

    await phone.tap('step-checkPassed')
    await phone.tap('take-step')
    assert.match(phone.text(), /请拍一张现场照片/)
    phone.album.push(await streetPhoto())
    await phone.tap('add-photo')
    await phone.tap('phrase-0')
    await phone.tap('take-step')
    assert.match(phone.text(), /核查通过：已送达/)
    const { state, history } = await look(city, caseNo)
    assert.equal(state, 'checked')
    assert.deepEqual([history.at(-1)?.words, history.at(-1)?.media.length], ['已处理好', 1])
  })

  it('answers without a network and without telling where, over the end of the app, once', async () => {
    const caseNo = await aVerification(city, '路口积水')
    await signIn()
    await phone.launch({ caseNo }, 'staff/pages/task/index')
    phone.network.lose('/')
    await phone.launch({ caseNo }, 'staff/pages/task/index')
    assert.match(phone.text(), /网络不通.*照常办/)
    await phone.tap('found-true')
    await phone.type('words', '水有一掌深')
    phone.album.push(await streetPhoto())
    await phone.tap('add-photo')
    await phone.tap('take-step')
    assert.match(phone.text(), /已存在手机里/)
    await phone.launch({}, 'staff/pages/tasks/index')
    assert.match(phone.text(), /1 项待发送/)
    assert.equal((await look(city, caseNo)).state, 'verifying')

    await phone.reconnect()
    assert.doesNotMatch(phone.text(), /待发送/)
    const answers = (await look(city, caseNo)).history.filter(({ action }) => action === 'verify')
    assert.deepEqual(
      answers.map(({ words, media }) => [words, media.length]),
      [['水有一掌深', 1]]
    )
  })
})
