import assert from 'node:assert/strict'
import readExif from 'exif-reader'
import sharp, { type Sharp } from 'sharp'
import { carryExif } from './carry-exif'

function photo(width: number) {
  return sharp({ create: { width, height: 30, channels: 3, background: '#888' } }).jpeg()
}

async function bytes(image: Sharp) {
  return new Uint8Array(await image.toBuffer())
}

function joined(parts: Uint8Array[]) {
  return Buffer.concat(parts)
}

const taken = {
  IFD0: { Orientation: '6' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '24/1 48/1 36/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 35/1 24/1' }
}

describe('a photo made smaller on the phone', () => {
  it('still knows where it was taken', async () => {
    const small = joined(carryExif(await bytes(photo(60).withExif(taken)), await bytes(photo(20))))
    const { exif, width } = await sharp(small).metadata()
    assert.ok(exif)
    const { GPSLatitude, GPSLongitude } = readExif(exif).GPSInfo ?? {}
    assert.deepEqual(
      [GPSLatitude, GPSLongitude],
      [
        [24, 48, 36],
        [113, 35, 24]
      ]
    )
    assert.equal(width, 20)
  })

  it('is not turned a second time: it was drawn upright', async () => {
    const original = await bytes(photo(60).withExif(taken).withMetadata({ orientation: 6 }))
    assert.equal((await sharp(original).metadata()).orientation, 6)
    const small = joined(carryExif(original, await bytes(photo(20))))
    assert.equal((await sharp(small).metadata()).orientation, 1)
  })

  it('is sent as it is when the original knows nothing', async () => {
    const small = await bytes(photo(20))
    assert.deepEqual(joined(carryExif(await bytes(photo(60)), small)), Buffer.from(small))
    assert.deepEqual(joined(carryExif(new Uint8Array([1, 2, 3]), small)), Buffer.from(small))
  })
})
