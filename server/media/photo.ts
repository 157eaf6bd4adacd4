import sharp, { type Raw } from 'sharp'
import type { Point } from '../../contracts/common'
import { photoLimits } from '../../contracts/media/views'
import type { Box } from '../../contracts/redaction/boxes'
import { Refusal } from '../http/refusal'
import { pictureKind } from './picture-kind'
import { readExif, readTakenAt } from './read-exif'
import { turns } from './turns'

/** Longer than the largest photo needs on a slow machine. */
const decodingSeconds = 30
const sizes = { display: 2048, thumbnail: 480 } as const
export type Rendition = keyof typeof sizes
export const renditions = Object.keys(sizes) as Rendition[]

export interface Photo {
  width: number
  height: number
  files: Record<Rendition, Buffer>
  placeHint?: { point: Point; takenAt?: string }
  /** When it was taken, as the photo itself says. */
  takenAt?: string
}

/**
 * Two photos at once, or one large one: as many as there are idle cores in a small machine, and no more unpacked than
 * the largest photo that we take.
 */
const developing = turns(photoLimits.pixels)

/**
 * Decodes an upload, turns it upright and makes the renditions we keep, without any metadata. Where and when it was
 * taken is read first and handed back once. Refuses what is not a photo, is cut short, or unpacks to more than 50 megapixels.
 */
export async function developPhoto(upload: Buffer): Promise<Photo> {
  const { exif, width, height } = await inspect(upload)
  const placeHint = exif && readExif(exif)
  const takenAt = exif && readTakenAt(exif)
  const photo = await developing(Math.max(width * height, photoLimits.pixels / 2), () => develop(upload))
  return { ...photo, ...(placeHint && { placeHint }), ...(takenAt && { takenAt }) }
}

/**
 * Returns all renditions of a stored photo with these places black. What was there is gone before a rendition is written, and the
 * thumbnail is made from the large one: nothing of it can be got back.
 */
export async function drawBoxes(display: Buffer, boxes: readonly Box[]): Promise<Record<Rendition, Buffer>> {
  const { width, height } = await sharp(display).metadata()
  return developing(Math.max(width * height, photoLimits.pixels / 2), async () => {
    const covered = await sharp(display).raw().toBuffer({ resolveWithObject: true })
    for (const box of boxes) blacken(covered, inPixels(box, width, height))
    const { data } = await rendition(covered.data, sizes.display, 82, covered.info)
    const thumbnail = await rendition(data, sizes.thumbnail, 72)
    return { display: data, thumbnail: thumbnail.data }
  })
}

/** Filling bytes costs the same however many boxes lie on each other; laying pictures over each other took seconds for fifty. */
function blacken(
  { data, info }: { data: Buffer; info: Raw },
  { left, top, width, height }: ReturnType<typeof inPixels>
) {
  for (let row = top; row < top + height; row += 1) {
    const start = (row * info.width + left) * info.channels
    data.fill(0, start, start + width * info.channels)
  }
}

/** The pixels that a box touches, none of them in part. */
function inPixels(box: Box, width: number, height: number) {
  const left = Math.min(Math.floor(box.x * width), width - 1)
  const top = Math.min(Math.floor(box.y * height), height - 1)
  const right = Math.min(Math.max(Math.ceil((box.x + box.width) * width), left + 1), width)
  const bottom = Math.min(Math.max(Math.ceil((box.y + box.height) * height), top + 1), height)
  return { left, top, width: right - left, height: bottom - top }
}

async function develop(upload: Buffer): Promise<Photo> {
  const display = await rendition(upload, sizes.display, 82)
  // From the display rendition: a large upload is decoded once, which halves the time and the memory.
  const thumbnail = await rendition(display.data, sizes.thumbnail, 72)
  const { width, height } = display.info
  return { width, height, files: { display: display.data, thumbnail: thumbnail.data } }
}

/**
 * Refuses what no photo is and returns the photo's size and EXIF block. libvips finds the block, away from the main thread and
 * with limits on what it unpacks, so that no code of ours ever opens the upload's own containers.
 */
async function inspect(upload: Buffer) {
  const kind = pictureKind(upload)
  if (kind === 'heic') {
    throw new Refusal(
      'not_an_image',
      '这张照片是 HEIC 格式，打不开。请在手机的相机设置里选“兼容性最佳”后重拍，或者发它的截图'
    )
  }
  if (!kind) throw new Refusal('not_an_image')
  const seen = await sharp(upload, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!seen) throw new Refusal('not_an_image')
  if (seen.width * seen.height > photoLimits.pixels) throw new Refusal('image_too_big')
  if (seen.width < 2 || seen.height < 2) throw new Refusal('image_broken')
  return seen
}

async function rendition(upload: Buffer, side: number, quality: number, raw?: Raw) {
  try {
    // sharp writes no metadata unless asked to, and converts embedded colour profiles to sRGB.
    return await sharp(upload, { limitInputPixels: photoLimits.pixels, failOn: 'error', ...(raw && { raw }) })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, progressive: true })
      .timeout({ seconds: decodingSeconds })
      .toBuffer({ resolveWithObject: true })
  } catch {
    throw new Refusal('image_broken')
  }
}
