import assert from 'node:assert/strict'
import type { Phone } from './harness'
import { residentsWechat } from './residents-wechat'

describe('a resident with WeChat', () => {
  let photo: Buffer
  let phone: Phone

  const { somewhere } = residentsWechat(now => {
    ;({ photo, phone } = now)
  })
  const route = () => phone.page().route
  const sendings = () => phone.requests.filter(({ path, method }) => path === '/api/reports' && method === 'POST')
  const keys = () => new Set(sendings().map(({ headers }) => headers['Idempotency-Key']))

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
    // The tap, the next opening by itself, and the tap again: one report all the same.
    assert.equal(sendings().length, 3)
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
})
