import { writeFileSync } from 'node:fs'
import sharp from 'sharp'

let drawn: Promise<Buffer> | undefined

/**
 * A phone's photo of a street, larger than what is sent, with the place where it was taken in its EXIF record. Not larger
 * than that takes: every page that it is chosen on has to decode it.
 */
export function streetPhoto(): Promise<Buffer> {
  drawn ??= draw()
  return drawn
}

function draw(): Promise<Buffer> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="1800" height="2400" viewBox="0 0 3000 4000">
    <rect width="3000" height="2200" fill="#b9cfe0"/><rect y="2200" width="3000" height="1800" fill="#84888a"/>
    <path d="M0 2200V900h700v500h600V700h800v900h900v600z" fill="#a7a39b"/>
    <path d="M1400 3700V1300q0-300 400-300h400" fill="none" stroke="#4d555c" stroke-width="90"/>
    <rect x="2150" y="930" width="560" height="150" rx="70" fill="#2c3136"/></svg>`
  return sharp(Buffer.from(scene))
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'Phone', Model: 'Test' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '24/1 48/1 36/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '113/1 35/1 24/1'
      }
    })
    .toBuffer()
}

/** Writes one into a folder of the test's. */
export async function streetPhotoFile(path: string): Promise<string> {
  writeFileSync(path, await streetPhoto())
  return path
}
