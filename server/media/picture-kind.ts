export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic'

/** Brands of the container that AVIF and the iPhone's HEIC share. */
const brands: Record<string, PictureKind> = { avif: 'avif', avis: 'avif' }
const heicBrands = /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/

/**
 * Returns what an upload is by its first bytes, or undefined when we do not take such files. Only these get to a
 * decoder: the library behind sharp would open SVG, GIF and TIFF as well, which no phone sends and attackers like.
 */
export function pictureKind(upload: Buffer): PictureKind | undefined {
  const text = upload.toString('latin1', 0, 12)
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'webp'
  if (text.slice(4, 8) !== 'ftyp') return undefined
  const brand = text.slice(8)
  return brands[brand] ?? (heicBrands.test(brand) ? otherBrand(upload) : undefined)
}

/** Some cameras begin with a brand that both have, and name the one they mean after it. */
function otherBrand(upload: Buffer): PictureKind {
  const named = upload.toString('latin1', 16, Math.min(upload.readUInt32BE(0), 80))
  return named.includes('avif') && !named.includes('heic') ? 'avif' : 'heic'
}
