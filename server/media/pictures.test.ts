import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { describe, it } from 'mocha'
import sharp from 'sharp'
import { photoLimits } from '../../contracts/media/views'
import { testApi } from '../test/api'
import { aPhoto } from '../test/factories'
import { chunkOf } from '../test/png'
import { watchErrors } from '../test/watch-errors'

/** A PNG of this size by its head, with so many bytes of picture. */
function pngOf(width: number, height: number, bytes: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const picture = deflateSync(Buffer.alloc(bytes))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunkOf('IHDR', head), chunkOf('IDAT', picture), chunkOf('IEND', Buffer.alloc(0))])
}

/** The head of a file in the container of HEIC and AVIF. */
function containerOf(brand: string, ...others: string[]): Buffer {
  const named = Buffer.from(`ftyp${brand}\0\0\0\0${others.join('')}`, 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32BE(named.length + 4)
  return Buffer.concat([size, named, Buffer.alloc(200)])
}

const frames = (format: 'gif' | 'webp') =>
  sharp({ create: { width: 400, height: 4000, pageHeight: 400, channels: 3, background: '#a40' } })
    .toFormat(format)
    .toBuffer()

const laughs = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>`
const outside =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>'

describe('A picture that is none of a phone’s', () => {
  const api = testApi()
  const errors = watchErrors()

  async function answers(uploads: Record<string, Buffer>, status: number, code: string) {
    const token = await api.resident()
    for (const [what, upload] of Object.entries(uploads)) {
      const answer = await api.upload(token, upload)
      assert.deepEqual([answer.status, answer.body.error?.code], [status, code], what)
    }
    assert.deepEqual(errors(), [])
  }

  it('gets to no decoder', async () => {
    const photo = await sharp(await aPhoto())
      .tiff()
      .toBuffer()
    await answers(
      {
        'an animated GIF': await frames('gif'),
        TIFF: photo,
        'SVG with entities that grow': Buffer.from(laughs),
        'SVG that asks for a file of ours': Buffer.from(outside),
        'SVG in a wide encoding': Buffer.from(`\ufeff${outside}`, 'utf16le'),
        PDF: Buffer.from('%PDF-1.7\n1 0 obj\n'),
        'a web page': Buffer.from('<!doctype html><script>alert(1)</script>'),
        ZIP: Buffer.from('PK\u0003\u0004'),
        BMP: Buffer.from('BM'),
        'a film': containerOf('isom', 'mp42'),
        'a sound': Buffer.from('RIFF\0\0\0\0WAVEfmt '),
        'one byte': Buffer.from([0xff])
      },
      415,
      'not_an_image'
    )
  })

  it('is named when it is an iPhone’s HEIC, with the way out', async () => {
    for (const upload of [containerOf('heic', 'mif1', 'heic'), containerOf('mif1', 'heic'), containerOf('hevc')]) {
      const { status, body } = await api.upload(await api.resident(), upload)
      assert.equal(status, 415)
      assert.match(body.error.message, /HEIC/)
    }
  })

  it('is broken when it only begins like one', async () => {
    await answers(
      { AVIF: containerOf('avif', 'mif1'), 'AVIF by its second name': containerOf('mif1', 'avif') },
      415,
      'not_an_image'
    )
    await answers({ PNG: pngOf(2000, 2000, 100), JPEG: (await aPhoto()).subarray(0, 3000) }, 422, 'image_broken')
  })

  it('is refused for its size before it is unpacked, however it is laid out', async () => {
    const most = photoLimits.pixels
    await answers(
      {
        'a huge square': pngOf(65_000, 65_000, 100),
        'a long strip': pngOf(most + 1, 2, 100),
        'a tall strip': pngOf(2, most, 100)
      },
      422,
      'image_too_big'
    )
  })

  it('shows its first frame when it moves', async () => {
    const { status, body } = await api.upload(await api.resident(), await frames('webp'))
    assert.deepEqual([status, body.width, body.height], [201, 400, 400])
  })

  it('keeps nothing of what was hidden in it or called itself, when it is a picture all the same', async () => {
    const hidden = '<script>alert(1)</script>PK\u0003\u0004'
    const photo = await aPhoto()
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, hidden.length + 2]), Buffer.from(hidden)])
    const polyglot = Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2), Buffer.from(hidden)])
    const form = new FormData()
    form.append('file', new Blob([polyglot], { type: 'text/html' }), '../../page.html')
    const { status, body } = await api.post('/api/media', { token: await api.resident(), body: form })
    assert.equal(status, 201)
    for (const url of Object.values(body.urls as Record<string, string>)) {
      const answer = await fetch(api.url + url)
      assert.equal(answer.headers.get('content-type'), 'image/jpeg')
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      assert.ok(!Buffer.from(await answer.arrayBuffer()).includes(hidden))
    }
  })
})
