import assert from 'node:assert/strict'
import type { CodeView } from '../../contracts/codes/views'
import { type City, startCity } from '../city'
import { type Phone, pickUpPhone } from './harness'
import { streetPhoto } from './street-photo'

describe('a resident with WeChat', () => {
  let city: City
  let photo: Buffer
  let phone: Phone

  before(async () => {
    photo = await streetPhoto()
    city = await startCity()
  })
  after(() => city?.stop())
  beforeEach(() => {
    phone = pickUpPhone(city.url)
  })

  let places = 0
  const somewhere = async () => {
    places += 1
    const code = city.codes[places % city.codes.length] ?? ''
    return (await (await fetch(`${city.url}/api/codes/${encodeURIComponent(code)}`)).json()) as CodeView
  }
  const route = () => phone.page().route
  const sendings = () => phone.requests.filter(({ path, method }) => path === '/api/reports' && method === 'POST')
  const keys = () => new Set(sendings().map(({ headers }) => headers['Idempotency-Key']))

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

  it('loses nothing when the network fails, and sends the same report once it is back', async () => {
    const place = await somewhere()
    await phone.launch({ scene: place.code })
    phone.album.push(photo, photo)
    await phone.tap('add-photo')
    await phone.type('text', '护栏断了')
    phone.network.lose('/api/reports')
    await phone.tap('send')
    assert.match(phone.text(), /您写的都还在.*再按一次“发送”/)
    assert.equal(phone.value('text'), '护栏断了')

    // The app was swiped away and opened again by the same code.
    await phone.launch({ scene: place.code })
    assert.equal(phone.value('text'), '护栏断了')
    phone.network.restore()
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    assert.equal(sendings().length, 2)
    assert.equal(keys().size, 1)
    await phone.tap('follow')
    await phone.tap('nav-report')
    assert.equal(phone.value('text'), '')
  })

  it('gets the first answer again when it was lost on the way', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '垃圾桶满了')
    phone.network.lose('/api/reports', 'answer', 1)
    await phone.tap('send')
    assert.match(phone.text(), /您写的都还在/)
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    await phone.tap('nav-reports')
    assert.equal(phone.text().split('垃圾桶满了').length, 2)
  })

  it('is told that the first attempt had arrived when the words were changed since', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '树倒了')
    phone.network.lose('/api/reports', 'answer', 1)
    await phone.tap('send')
    await phone.type('text', '树倒了，压到车')
    await phone.tap('send')
    assert.match(phone.text(), /刚才那次其实已经收到了/)
    assert.equal(phone.value('text'), '树倒了，压到车')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    assert.equal(keys().size, 2)
  })

  it('taps twice and sends once', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '路面有坑')
    phone.tapAtOnce('send')
    phone.tapAtOnce('send')
    await phone.settle()
    assert.equal(sendings().length, 1)
  })

  it('sends a photo again that did not get through', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    phone.network.lose('/api/media', 'request', 1)
    phone.album.push(photo)
    await phone.tap('add-photo')
    assert.ok(phone.text().includes('没传上去，点这里重试'))
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
  })

  it('finds photos that could not be sent when the app is opened again', async () => {
    const place = await somewhere()
    await phone.launch({ scene: place.code })
    phone.network.lose('/api/media')
    phone.album.push(photo, photo)
    await phone.tap('add-photo')
    await phone.launch({ scene: place.code })
    assert.equal(phone.text().split('没传上去').length, 3)
    phone.network.restore()
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    assert.deepEqual(
      [...phone.files.keys()].filter(file => file.includes('usr')),
      []
    )
  })

  it('is told in full of every file that can never be a photo, and sends the rest', async () => {
    const odd = [
      Buffer.alloc(0),
      Buffer.from('%PDF-1.7 scanned'),
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(300, 1)]),
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(300, 1)])
    ]
    await phone.launch({ scene: (await somewhere()).code })
    phone.album.push(...odd, photo)
    await phone.tap('add-photo')
    for (const i of odd.keys()) assert.match(phone.text(), new RegExp(`照片 ${i + 1}：.{8}`))
    assert.match(phone.text(), /HEIC/)
    assert.doesNotMatch(phone.text(), /点这里重试/)
    await phone.type('text', '绿化带被踩坏')
    await phone.tap('send')
    assert.match(phone.text(), /再传也不行/)
    for (const _ of odd) await phone.tap('add-photo-remove-1')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
  })

  it('has a photo wait for a busy server and go by itself', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    phone.network.lose('/api/media', 'busy', 1)
    phone.album.push(photo)
    await phone.tap('add-photo')
    assert.doesNotMatch(phone.text(), /没传上去/)
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
  })

  it('is told of a busy server, not of a lost network, and sends with the next try', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    phone.network.lose('/api/reports', 'busy', 1)
    await phone.type('text', '喷泉坏了')
    await phone.tap('send')
    assert.match(phone.text(), /系统忙.*再按一次“发送”，不会重复/)
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
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

  it('goes on without noticing when the session has expired, as the same person', async () => {
    await phone.launch({ scene: (await somewhere()).code })
    await phone.type('text', '第一件')
    await phone.tap('send')
    phone.storage.set('token', JSON.stringify('no.longer.good'))
    await phone.tap('another')
    await phone.type('text', '第二件')
    await phone.tap('send')
    assert.equal(route(), 'pages/sent/index')
    assert.ok(sendings().some(({ status }) => status === 401))
    await phone.tap('nav-reports')
    assert.ok(phone.text().includes('第一件') && phone.text().includes('第二件'))
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

  it('reads who runs the service', async () => {
    await phone.launch({}, 'pages/about/index')
    assert.ok(phone.text().includes('主办单位'))
  })
})
