import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import readExif from 'exif-reader'
import { describe, it } from 'mocha'
import sharp from 'sharp'
import { testApi } from '../test/api'
import { aPhoto } from '../test/factories'
import { MediaModel } from './model'
import { sweepUnusedMedia } from './store-photo'

describe('A photo', () => {
  const api = testApi()

  const stored = (): string[] => {
    const walk = (folder: string): string[] =>
      readdirSync(folder).flatMap(name =>
        statSync(join(folder, name)).isDirectory() ? walk(join(folder, name)) : [join(folder, name)]
      )
    const folder = join(api.dataDir, 'media')
    return existsSync(folder) ? walk(folder) : []
  }

  it('with GPS in it comes back with the place once, and no stored file knows it', async () => {
    const token = await api.resident()
    const photo = await aPhoto({ gps: true })
    const { exif: written } = await sharp(photo).metadata()
    assert.ok(written && readExif(written).GPSInfo?.GPSLatitude, 'the test photo has GPS')
    const { status, body } = await api.upload(token, photo)
    assert.equal(status, 201)
    assert.deepEqual(
      body.placeHint.point.map((degrees: number) => degrees.toFixed(4)),
      ['113.5900', '24.8000']
    )
    assert.equal(body.placeHint.takenAt, '2026-11-20T01:30:00.000Z')
    const files = stored()
    assert.equal(files.length, 2)
    for (const file of files) {
      const { exif, icc, xmp, iptc } = await sharp(file).metadata()
      assert.deepEqual([exif, icc, xmp, iptc], [undefined, undefined, undefined, undefined])
      assert.ok(!readFileSync(file).includes('TestPhone'))
    }
    assert.ok(!JSON.stringify(await MediaModel.find().lean()).includes('113.59'))
  })

  it('taken sideways is stored upright, and large ones become 2048 and 480', async () => {
    const token = await api.resident()
    const sideways = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#336699' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { body } = await api.upload(token, sideways)
    assert.deepEqual([body.width, body.height], [1024, 2048])
    const thumbnail = await fetch(api.url + body.urls.thumbnail)
    const { width, height } = await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()
    assert.deepEqual([width, height], [240, 480])
  })

  it('may be PNG or WebP', async () => {
    const token = await api.resident()
    for (const format of ['png', 'webp'] as const) {
      const { status, body } = await api.upload(token, await aPhoto({ format }))
      assert.equal(status, 201)
      assert.equal((await fetch(api.url + body.urls.display)).headers.get('content-type'), 'image/jpeg')
    }
  })

  it('opens only at its signed address', async () => {
    const { body } = await api.upload(await api.resident(), await aPhoto())
    const { display } = body.urls as { display: string }
    assert.equal((await api.get(display)).status, 200)
    assert.equal((await api.get(display.replace('display', 'thumbnail'))).status, 404)
    assert.equal((await api.get(display.replace(/s=../, 's=xx'))).status, 404)
    assert.equal((await api.get(display.replace(/e=\d/, 'e=9'))).status, 404)
    assert.equal((await api.get(`/media/${body.id}/display`)).status, 404)
    assert.equal((await api.get('/media/../../etc/passwd')).status, 404)
  })

  it('that is no photo, cut short, a bomb or too large is refused, and nothing is left behind', async () => {
    const token = await api.resident()
    const before = [stored().length, await MediaModel.countDocuments()]
    const whole = await sharp({
      create: {
        width: 1500,
        height: 1500,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 120, sigma: 40 }
      }
    })
      .jpeg()
      .toBuffer()
    const bomb = await sharp({
      create: { width: 12_000, height: 6_000, channels: 3, background: '#000' },
      limitInputPixels: false
    })
      .png()
      .toBuffer()
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    const bad: [Buffer, number, string][] = [
      [Buffer.from('not an image at all'), 415, 'not_an_image'],
      [svg, 415, 'not_an_image'],
      [Buffer.alloc(0), 415, 'not_an_image'],
      [whole.subarray(0, whole.length / 2), 422, 'image_broken'],
      [bomb, 422, 'image_too_big'],
      [Buffer.alloc(15 * 1024 * 1024 + 1, 1), 413, 'too_large']
    ]
    for (const [file, status, code] of bad) {
      const answer = await api.upload(token, file)
      assert.deepEqual([answer.status, answer.body.error?.code], [status, code])
      assert.match(answer.body.error.message, /[\u4e00-\u9fff]/)
    }
    assert.deepEqual([stored().length, await MediaModel.countDocuments()], before)
  })

  it('without a session, without a file, or not as a form is refused', async () => {
    const token = await api.resident()
    assert.equal((await api.upload('', await aPhoto())).status, 401)
    assert.equal((await api.post('/api/media', { token, body: new FormData() })).status, 400)
    assert.equal((await api.post('/api/media', { token, body: { file: 'x' } })).status, 415)
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    assert.equal((await api.post('/api/media', { token, headers, body: '--x\r\nContent-Dispo' })).status, 400)
  })

  it('that nobody used within a day is deleted, one in use stays', async () => {
    const token = await api.resident()
    const unused = (await api.upload(token, await aPhoto())).body.id
    const used = (await api.upload(token, await aPhoto())).body
    const body = { address: '启明北路', text: '留着', media: [used.id] }
    await api.post('/api/reports', { token, body, headers: { 'Idempotency-Key': 'keep-this-photo' } })
    await sweepUnusedMedia(new Date(Date.now() + 25 * 3_600_000))
    assert.equal(await MediaModel.countDocuments({ _id: unused }), 0)
    assert.ok(!stored().some(file => file.includes(unused)))
    assert.equal((await api.get(used.urls.display)).status, 200)
  })
})
