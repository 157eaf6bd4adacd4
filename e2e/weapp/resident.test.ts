import assert from 'node:assert/strict'
import type { City } from '../city'
import { type Phone, pickUpPhone } from './harness'
import { residentsWechat } from './residents-wechat'

describe('a resident with WeChat', () => {
  let city: City
  let photo: Buffer
  let phone: Phone

  const { somewhere } = residentsWechat(now => {
    ;({ city, photo, phone } = now)
  })
  const route = () => phone.page().route

  it('scans a round code, takes a photo, sends, and follows the case to its number', async () => {
    const place = await somewhere()
    await phone.launch({ scene: encodeURIComponent(place.code) })
    assert.ok(phone.text().includes(place.name))
    assert.ok(phone.text().includes(place.address))

    phone.album.push(photo)
    await phone.tap('add-photo')
    await phone.tap('topic-lights')
    await phone.type('text', '路灯不亮')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    assert.match(phone.text(), /预计 \d+月\d+日 \d\d:\d\d 前有人受理/)
    const [, caseNo = ''] = /(\d{6} \d{8} \d{6})/.exec(phone.text()) ?? []
    await phone.tap('copy-query-code')
    const queryCode = phone.clipboard ?? ''

    await phone.tap('follow')
    assert.equal(route(), 'pages/progress/index')
    assert.ok(phone.text().includes('已收到您的上报'))
    assert.ok(phone.text().includes('路灯不亮'))

    const other = pickUpPhone(city.url)
    await other.launch({}, 'pages/track/index')
    await other.type('caseNo', caseNo)
    await other.type('queryCode', queryCode)
    await other.tap('look')
    assert.ok(other.text().includes('已收到您的上报'))
    assert.equal(other.has('do-withdraw'), false)
  })

  it('scans the printed link, which arrives as q', async () => {
    const place = await somewhere()
    await phone.launch({ q: encodeURIComponent(`https://city.example/q/${encodeURIComponent(place.code)}`) })
    assert.ok(phone.text().includes(place.name))
    await phone.type('text', '井盖响')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    await phone.tap('nav-reports')
    assert.ok(phone.text().includes('井盖响'))
  })

  it('scans a second place while the app is still open', async () => {
    const [first, second] = [await somewhere(), await somewhere()]
    await phone.launch({ scene: first.code })
    await phone.type('text', '写在第一处的话')
    await phone.scanAgain({ scene: second.code })
    assert.ok(phone.text().includes(second.name))
    assert.equal(phone.value('text'), '')
    await phone.scanAgain({ scene: first.code })
    assert.equal(phone.value('text'), '写在第一处的话')
  })

  it('who turns back from the camera loses nothing', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '路牌歪了')
    await phone.tap('add-photo')
    assert.equal(phone.value('text'), '路牌歪了')
    assert.ok(phone.text().includes('拍照或选照片'))
  })

  it('who does not open the album to the app can still write', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    phone.albumClosed = true
    await phone.tap('add-photo')
    assert.ok(phone.text().includes('没能打开相机或相册'))
    await phone.type('text', '路灯坏了')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
  })

  it('looks at one report after another without coming to the end of the pages', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '路灯坏了')
    await phone.tap('send')
    for (let visit = 0; visit < 12; visit += 1) {
      await phone.tap('nav-reports')
      await phone.tap('report-1')
      assert.equal(route(), 'pages/progress/index')
    }
  })

  it('reports by address where the code is unknown, and by the right code where it was mistyped', async () => {
    await phone.launch({ scene: '000000000' })
    assert.ok(phone.text().includes('没有找到这个码'))
    await phone.type('text', '排水沟堵了')
    await phone.tap('send')
    assert.ok(phone.text().includes('请说明问题在哪里'))
    await phone.type('address', '中山路 3 号门口')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')

    const place = await somewhere()
    await phone.launch({}, 'pages/report/index')
    phone.scans.push(`https://city.example/q/${encodeURIComponent(place.code)}`)
    await phone.tap('scan')
    assert.ok(phone.text().includes(place.name))
  })

  it('is told that a sign is retired and can report all the same', async () => {
    await phone.launch({ scene: city.retiredCode })
    assert.ok(phone.text().includes('已经停用'))
    assert.ok(phone.has('address'))
  })

  it('adds to a report and takes it back', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '积水')
    await phone.tap('send')
    await phone.tap('follow')
    await phone.tap('do-supplement')
    await phone.type('note', '水更深了')
    await phone.tap('send-action')
    assert.ok(phone.text().includes('补充已经收到'))
    assert.ok(phone.text().includes('水更深了'))
    await phone.tap('do-withdraw')
    await phone.tap('send-action')
    assert.ok(phone.text().includes('您已撤回'))
    assert.equal(phone.has('do-withdraw'), false)
  })

  it('calls for help before sending when the words tell of a danger', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '消防栓坏了')
    assert.equal(phone.has('danger'), false)
    await phone.type('text', '配电箱冒烟')
    await phone.tap('call-119')
    assert.equal(phone.dialled, '119')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    assert.ok(phone.has('call-119'))
    await phone.tap('another')
    await phone.tap('nav-about')
    await phone.tap('call-hotline')
    assert.equal(phone.dialled, '12345')
  })

  it('reads who runs the service', async () => {
    await phone.launch({}, 'pages/about/index')
    assert.ok(phone.text().includes('主办单位'))
  })
})
