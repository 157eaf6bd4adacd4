/**
 * A canvas writes a photo without its EXIF record, and with it goes the position the server could have offered as the
 * place. So the original's record is carried over, its orientation set to upright, which is how the canvas drew it.
 * Returns the parts of the new JPEG in order.
 */
export function carryExif(
  original: Uint8Array<ArrayBuffer>,
  shrunk: Uint8Array<ArrayBuffer>
): Uint8Array<ArrayBuffer>[] {
  const record = exifSegment(original)
  if (!record) return [shrunk]
  return [shrunk.slice(0, 2), upright(record), shrunk.slice(2)]
}

const exifMark = [0x45, 0x78, 0x69, 0x66, 0, 0]

/** The APP1 segment that holds EXIF, with its marker and length. */
function exifSegment(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 4 <= jpeg.length) {
    const marker = view.getUint16(at)
    const length = view.getUint16(at + 2)
    if (marker < 0xffe0 || marker > 0xffef || at + 2 + length > jpeg.length) return undefined
    if (marker === 0xffe1 && exifMark.every((byte, i) => jpeg[at + 4 + i] === byte))
      return jpeg.slice(at, at + 2 + length)
    at += 2 + length
  }
  return undefined
}

const orientationTag = 0x0112

/** Sets the orientation to 1 in the first directory; anything odd is left as it is. */
function upright(segment: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10)
  try {
    const little = tiff.getUint16(0) === 0x4949
    const directory = tiff.getUint32(4, little)
    const entries = tiff.getUint16(directory, little)
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12
      if (tiff.getUint16(entry, little) === orientationTag) tiff.setUint16(entry + 8, 1, little)
    }
  } catch {
    // A directory that points outside its segment: the server copes with that, too.
  }
  return segment
}
