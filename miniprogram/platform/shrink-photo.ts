import { carryExif } from './carry-exif'

const longestEdge = 2048

/** A photo of at most 2048 px for the way over a weak network; the original where it is small or cannot be read here. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const image = await decode(file)
    const scale = longestEdge / Math.max(image.width, image.height)
    if (scale >= 1) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    if ('close' in image) image.close()
    const small = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    if (!small || small.size >= file.size) return file
    const [from, to] = await Promise.all([file.arrayBuffer(), small.arrayBuffer()])
    return new Blob(carryExif(new Uint8Array(from), new Uint8Array(to)), { type: 'image/jpeg' })
  } catch {
    return file
  }
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
