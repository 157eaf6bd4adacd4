import { ApiError } from '../../contracts/api-error'
import { heicWords, isHeic, whyNotAPhoto } from '../photos/why-not-a-photo'
import { carryExif } from './carry-exif'

/** Over a weak network 2048 px are enough; after a failure 1280 px and about 200 KB. */
const sizes = {
  normal: { edge: 2048, qualities: [0.85], bytes: Number.POSITIVE_INFINITY },
  small: { edge: 1280, qualities: [0.7, 0.55, 0.4], bytes: 200_000 }
}

/**
 * A photo made small enough for the way; the original where it is small already or cannot be read here. Refuses a file that
 * can never be a photo, before anything is sent.
 */
export async function shrinkPhoto(file: Blob, harder: boolean): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  const why = whyNotAPhoto(file.size, head)
  if (why) throw new ApiError('not_an_image', why)
  const heic = isHeic(head)
  const { edge, qualities, bytes } = harder ? sizes.small : sizes.normal
  const image = await decode(file).catch(() => undefined)
  if (!image) {
    if (heic) throw new ApiError('not_an_image', heicWords)
    return file
  }
  try {
    const scale = Math.min(1, edge / Math.max(image.width, image.height))
    if (!heic && scale === 1 && file.size <= bytes) return file
    const shrunk = await drawn(image, scale, qualities, bytes)
    if (!shrunk || (!heic && shrunk.size >= file.size)) return file
    const [from, to] = await Promise.all([file.arrayBuffer(), shrunk.arrayBuffer()])
    return new Blob(carryExif(new Uint8Array(from), new Uint8Array(to)), { type: 'image/jpeg' })
  } catch {
    return file
  } finally {
    if ('close' in image) image.close()
  }
}

/** The first of the qualities that is small enough, or the last. */
async function drawn(
  image: ImageBitmap | HTMLImageElement,
  scale: number,
  qualities: readonly number[],
  bytes: number
) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  let shrunk: Blob | null = null
  for (const quality of qualities) {
    shrunk = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (!shrunk || shrunk.size <= bytes) break
  }
  return shrunk
}

/** The picture, upright. Older phones only have image elements; those that do not turn them send the original. */
async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in window) return createImageBitmap(file, { imageOrientation: 'from-image' })
  if (!CSS.supports('image-orientation', 'from-image')) throw new Error('turned the wrong way')
  const image = new Image()
  image.src = URL.createObjectURL(file)
  await image.decode()
  return image
}
