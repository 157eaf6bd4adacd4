import type { Box } from './cell-tree'

/** Digits of the finest squares: about 150 m at the equator. */
const finest = 18
/** A part of the map is covered by so many squares at most. */
const mostSquares = 24

/** Returns the digits that lead to the square in which a point lies: each of them chooses one quarter of the one before. */
export function squareOf([longitude = 0, latitude = 0]: readonly number[], digits = finest): string {
  let [x, y] = [(longitude + 180) / 360, (latitude + 90) / 180]
  let found = ''
  for (let at = 0; at < digits; at += 1) {
    x *= 2
    y *= 2
    const [right, up] = [x >= 1 ? 1 : 0, y >= 1 ? 1 : 0]
    found += String(right + 2 * up)
    x -= right
    y -= up
  }
  return found
}

/** Returns the box of a square. */
export function boxOfSquare(square: string): Box {
  let [x, y, wide, high] = [-180, -90, 360, 180]
  for (const digit of square) {
    wide /= 2
    high /= 2
    if (Number(digit) % 2 === 1) x += wide
    if (Number(digit) >= 2) y += high
  }
  return { minX: x, minY: y, maxX: x + wide, maxY: y + high }
}

/** Returns squares of one size that cover a box: the finest of which a few are enough. */
export function squaresOver(box: Box, most = mostSquares): string[] {
  let found = ['']
  for (let digits = 1; digits <= finest; digits += 1) {
    const next = found.flatMap(square =>
      ['0', '1', '2', '3'].map(digit => square + digit).filter(each => meets(boxOfSquare(each), box))
    )
    if (next.length > most) return found
    found = next
  }
  return found
}

const meets = (one: Box, other: Box) =>
  one.minX <= other.maxX && one.maxX >= other.minX && one.minY <= other.maxY && one.maxY >= other.minY
