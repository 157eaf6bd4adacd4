import { randomInt } from 'node:crypto'
import sharp from 'sharp'

export interface Colour {
  r: number
  g: number
  b: number
}

/** So that one photo is not taken for another. */
export const aColour = (): Colour => ({ r: randomInt(256), g: randomInt(256), b: randomInt(256) })

export function photoOfColour(background: Colour): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

/** JPEG changes a colour by a little. */
export async function isOfColour(photo: Buffer, { r, g, b }: Colour): Promise<boolean> {
  const { channels } = await sharp(photo).stats()
  return [r, g, b].every((value, index) => Math.abs((channels[index]?.mean ?? -100) - value) < 6)
}
