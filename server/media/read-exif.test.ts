import assert from 'node:assert/strict'
import exifReader from 'exif-reader'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import sharp from 'sharp'
import { readExif } from './read-exif'

const angle = (degrees: number, minutes: number, seconds: number) => `${degrees}/1 ${minutes}/1 ${seconds}/100`

/** The EXIF block of a photo, as sharp hands it out. */
async function blockOf(gps: Record<string, string>, takenAt = '2026:11:20 09:30:00'): Promise<Buffer> {
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withExif({ IFD0: { Make: 'TestPhone' }, IFD2: { DateTimeOriginal: takenAt }, IFD3: gps })
    .jpeg()
    .toBuffer()
  const { exif } = await sharp(photo).metadata()
  assert.ok(exif)
  return exif
}
const shaoguan = {
  GPSLatitudeRef: 'N',
  GPSLatitude: angle(24, 48, 0),
  GPSLongitudeRef: 'E',
  GPSLongitude: angle(113, 35, 2400)
}

describe('The position in a photo', () => {
  it('is read as another reader reads it, on every side of the globe', async () => {
    const side = fc.record({
      GPSLatitudeRef: fc.constantFrom('N', 'S'),
      GPSLatitude: fc.tuple(fc.nat(89), fc.nat(59), fc.nat(5999)),
      GPSLongitudeRef: fc.constantFrom('E', 'W'),
      GPSLongitude: fc.tuple(fc.nat(179), fc.nat(59), fc.nat(5999))
    })
    await fc.assert(
      fc.asyncProperty(side, async ({ GPSLatitude, GPSLongitude, ...refs }) => {
        const block = await blockOf({
          ...refs,
          GPSLatitude: angle(...GPSLatitude),
          GPSLongitude: angle(...GPSLongitude)
        })
        const expected = exifReader(block).GPSInfo
        const sum = ([whole = 0, minutes = 0, seconds = 0]: number[]) => whole + minutes / 60 + seconds / 3600
        const latitude = sum(expected?.GPSLatitude ?? []) * (refs.GPSLatitudeRef === 'S' ? -1 : 1)
        const longitude = sum(expected?.GPSLongitude ?? []) * (refs.GPSLongitudeRef === 'W' ? -1 : 1)
        assert.deepEqual(readExif(block), { point: [longitude, latitude], takenAt: '2026-11-20T01:30:00.000Z' })
      }),
      { numRuns: 50 }
    )
  })

  it('without a time is read all the same, and one that is none is not', async () => {
    assert.deepEqual(Object.keys(readExif(await blockOf(shaoguan, 'yesterday')) ?? {}), ['point'])
    assert.equal(readExif(await blockOf({ ...shaoguan, GPSLatitude: angle(91, 0, 0) })), undefined)
    assert.equal(readExif(await blockOf({ ...shaoguan, GPSLatitude: '24/0 0/0 0/0' })), undefined)
    const { GPSLongitude, ...half } = shaoguan
    assert.equal(readExif(await blockOf(half)), undefined)
  })

  it('that claims four billion values is read as the three that a position has', async () => {
    const block = await blockOf(shaoguan)
    const read = readExif(block)
    // A rational (type 5) with three values, as this entry begins in either byte order.
    for (const three of ['0005' + '00000003', '0500' + '03000000']) {
      const at = block.indexOf(Buffer.from(three, 'hex'))
      if (at > 0) block.fill(0xff, at + 2, at + 6)
    }
    assert.ok(block.includes(Buffer.from('ffffffff', 'hex')))
    assert.deepEqual(readExif(block), read)
  })

  it('in a block that is cut, changed or made up is read or not, but never breaks anything', async () => {
    const block = await blockOf(shaoguan)
    const cut = fc.nat(block.length).map(length => block.subarray(0, length))
    const changes = fc.array(fc.tuple(fc.nat(block.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    const changed = changes.map(list => {
      const copy = Buffer.from(block)
      for (const [at, byte] of list) copy[at] = byte
      return copy
    })
    const madeUp = fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.concat([Buffer.from('Exif\0\0II*\0'), bytes]))
    fc.assert(
      fc.property(fc.oneof(cut, changed, madeUp), made => {
        const { point } = readExif(made) ?? { point: [0, 0] as const }
        assert.ok(Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90)
      }),
      { numRuns: 2000 }
    )
  })
})
