import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createDeflate } from 'node:zlib'
import { describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aPhoto } from '../test/factories'
import { chunkOf } from '../test/png'

const megabyte = 1024 * 1024
const unpacked = 1024 * megabyte

/** A megabyte that unpacks to a gigabyte, packed bit by bit so that the test itself never holds that much. */
async function packedZeros(): Promise<Buffer> {
  const deflate = createDeflate()
  const packed: Buffer[] = []
  deflate.on('data', chunk => packed.push(chunk))
  const zeros = Buffer.alloc(megabyte)
  for (let size = 0; size < unpacked; size += megabyte) if (!deflate.write(zeros)) await once(deflate, 'drain')
  deflate.end()
  await once(deflate, 'end')
  return Buffer.concat(packed)
}

/** What each packed chunk of a PNG begins with. */
const bombs = {
  'colour profile': { type: 'iCCP', begins: 'profile\0\0' },
  text: { type: 'zTXt', begins: 'Comment\0\0' },
  'international text': { type: 'iTXt', begins: 'XML:com.adobe.xmp\0\x01\0\0\0' }
}

/** Signature and IHDR: what is packed comes after them. */
const headerLength = 33

describe('A photo with a bomb', () => {
  const api = testApi()

  it('in what it carries beside the picture is stored, its place is read, and the bomb is never unpacked', async () => {
    const token = await api.resident()
    const photo = await aPhoto({ gps: true, format: 'png' })
    const zeros = await packedZeros()
    for (const [where, { type, begins }] of Object.entries(bombs)) {
      const bomb = chunkOf(type, Buffer.concat([Buffer.from(begins, 'latin1'), zeros]))
      const armed = Buffer.concat([photo.subarray(0, headerLength), bomb, photo.subarray(headerLength)])
      const before = process.resourceUsage().maxRSS
      const { status, body } = await api.upload(token, armed)
      assert.equal(status, 201, where)
      assert.deepEqual(
        body.placeHint.point.map((degrees: number) => degrees.toFixed(4)),
        ['113.5900', '24.8000'],
        where
      )
      // In kilobytes. A quarter of what the bomb unpacks to leaves room for whatever else the process does.
      assert.ok(process.resourceUsage().maxRSS - before < unpacked / 1024 / 4, where)
    }
  })
})
