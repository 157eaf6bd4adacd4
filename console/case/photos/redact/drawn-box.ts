import type { Box } from '../../../../contracts/redaction/boxes'

/** A box on the screen. One that is black already can be taken away, and not moved: nobody sees what is under it. */
export interface DrawnBox extends Box {
  black?: true
}

/** A place on the photo in shares of its size. */
export interface Spot {
  x: number
  y: number
}

const within = (share: number, most = 1) => Math.min(Math.max(share, 0), most)
/** So fine is a photo of many thousand pixels, too. */
const rounded = (share: number) => Math.round(share * 10_000) / 10_000

/** Smaller ones are a click that slipped. */
export const smallest = 0.005

/** The box with these two corners, whichever they are, as far as it is on the photo. */
export function boxBetween(one: Spot, other: Spot): Box {
  const [left, right] = [one.x, other.x].map(x => within(x)).sort((a, b) => a - b) as [number, number]
  const [top, bottom] = [one.y, other.y].map(y => within(y)).sort((a, b) => a - b) as [number, number]
  return { x: rounded(left), y: rounded(top), width: rounded(right - left), height: rounded(bottom - top) }
}

/** Where a box begins that is made by keyboard: in the middle. */
export const middle: Box = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }

/** The same box elsewhere on the photo. */
export function movedBy(box: DrawnBox, { x, y }: Spot): DrawnBox {
  return { ...box, x: rounded(within(box.x + x, 1 - box.width)), y: rounded(within(box.y + y, 1 - box.height)) }
}

/** The same box, its lower right corner elsewhere. */
export function grownBy(box: DrawnBox, { x, y }: Spot): DrawnBox {
  const size = (share: number, room: number) => rounded(Math.max(within(share, room), smallest))
  return { ...box, width: size(box.width + x, 1 - box.x), height: size(box.height + y, 1 - box.y) }
}

export const isTooSmall = ({ width, height }: Box) => width < smallest || height < smallest
