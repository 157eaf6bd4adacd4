import exifr from 'exifr'
import sharp from 'sharp'
import { momentInChina } from '../../contracts/china-time'
import type { Point } from '../../contracts/common'
import { photoLimits } from '../../contracts/media/views'
import { Refusal } from '../http/refusal'

const accepted = new Set(['jpeg', 'png', 'webp', 'heif'])
const sizes = { display: 2048, thumbnail: 480 } as const
export type Rendition = keyof typeof sizes
export const renditions = Object.keys(sizes) as Rendition[]

export interface Photo {
  width: number
  height: number
  files: Record<Rendition, Buffer>
  placeHint?: { point: Point; takenAt?: string }
}

/**
 * Decodes an upload, turns it upright and makes the renditions to store, without metadata. Reads the place first and
 * returns it once. Refuses a file that is not a photo, is incomplete, or has more than 50 megapixels.
 */
export async function developPhoto(upload: Buffer): Promise<Photo> {
  await inspect(upload)
  const [placeHint, display] = await Promise.all([readPlace(upload), rendition(upload, sizes.display, 82)])
  // Made from the display rendition: a large upload is decoded once, which takes half the time and memory.
  const thumbnail = await rendition(display.data, sizes.thumbnail, 72)
  const { width, height } = display.info
  return { width, height, files: { display: display.data, thumbnail: thumbnail.data }, ...(placeHint && { placeHint }) }
}

async function inspect(upload: Buffer) {
  if (upload.length === 0) throw new Refusal('not_an_image')
  const seen = await sharp(upload, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!seen?.format || !accepted.has(seen.format)) throw new Refusal('not_an_image')
  if (seen.width * seen.height > photoLimits.pixels) throw new Refusal('image_too_big')
  if (seen.width < 2 || seen.height < 2) throw new Refusal('image_broken')
}

async function rendition(upload: Buffer, side: number, quality: number) {
  try {
    // sharp writes no metadata by default and converts colour profiles to sRGB.
    return await sharp(upload, { limitInputPixels: photoLimits.pixels, failOn: 'error' })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, progressive: true })
      .toBuffer({ resolveWithObject: true })
  } catch {
    throw new Refusal('image_broken')
  }
}

/** Reads the photo's GPS position (WGS-84) from EXIF, and its time, which is taken as China time. */
async function readPlace(upload: Buffer): Promise<Photo['placeHint']> {
  try {
    const gps = await exifr.gps(upload)
    if (!gps || !Number.isFinite(gps.latitude) || !Number.isFinite(gps.longitude)) return undefined
    if (Math.abs(gps.latitude) > 90 || Math.abs(gps.longitude) > 180) return undefined
    const exif = await exifr.parse(upload, { pick: ['DateTimeOriginal'], reviveValues: false })
    const takenAt = timeOf(exif?.DateTimeOriginal)
    return { point: [gps.longitude, gps.latitude], ...(takenAt && { takenAt }) }
  } catch {
    return undefined
  }
}

function timeOf(exifTime: unknown): string | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(exifTime))
  if (!match) return undefined
  const time = momentInChina(`${match[1]}-${match[2]}-${match[3]}`, match[4])
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
