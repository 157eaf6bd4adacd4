import sharp from 'sharp'

/** What the residents' pages send of a photo: they make it this small on the phone. */
const [width, height] = [2048, 1536]

/** Makes a few pictures as busy as a photo of a street, about 600 KB each. Nobody's photo is needed for it. */
export async function photosOfStreets(count: number): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const shapes = await noise(24 + index * 8, 60)
      const grain = await noise(width, 14)
      return sharp(await sharp(shapes).resize(width, height, { kernel: 'cubic', fit: 'fill' }).png().toBuffer())
        .composite([{ input: grain, blend: 'soft-light' }])
        .jpeg({ quality: 85 })
        .toBuffer()
    })
  )
}

function noise(side: number, sigma: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma }
  return sharp({
    create: { width: side, height: Math.round((side * height) / width), channels: 3, background: '#888', noise }
  })
    .png()
    .toBuffer()
}
