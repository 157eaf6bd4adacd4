import sharp from 'sharp'
import type { Point } from '../../contracts/common'
import { photoLimits } from '../../contracts/media/views'
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

async function rendition(upload: Buffer, side: number, quality: number) {
  try {
    // sharp writes no metadata unless asked to, and converts embedded colour profiles to sRGB.
    return await sharp(upload, { limitInputPixels: photoLimits.pixels, failOn: 'error' })
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
