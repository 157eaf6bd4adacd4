/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Each level halves the tiles of the one before: from the whole earth, over a prefecture, to half a kilometre. */
const levels = [0, 8, 10, 12, 14, 16] as const
/** So many tiles are asked at most: a box is covered by the finest level that needs no more. */
const tilesAtMost = 16

const degreesAt = (level: number) => 360 / 2 ** level
/** The last degree belongs to the last column. */
const column = (level: number, longitude: number) =>
  Math.min(Math.floor((longitude + 180) / degreesAt(level)), 2 ** level - 1)
const row = (level: number, latitude: number) => Math.floor((latitude + 90) / degreesAt(level))

/** Returns the tiles in which a point lies, one of each level. */
export function tilesOf([longitude = 0, latitude = 0]: readonly number[]): string[] {
  return levels.map(level => `${level}/${column(level, longitude)}/${row(level, latitude)}`)
}

/** Returns tiles that cover a box, or the whole earth. */
export function tilesOver(box: Box = [-180, -90, 180, 90]): string[] {
  const covers = levels.map(level => cover(level, box))
  return covers.findLast(tiles => tiles.length > 0) ?? []
}

/** None when there would be too many. */
function cover(level: number, [west, south, east, north]: Box): string[] {
  const [left, right] = [column(level, west), column(level, east)]
  const [bottom, top] = [row(level, south), row(level, north)]
  const [wide, high] = [right - left + 1, top - bottom + 1]
  if (wide * high > tilesAtMost) return []
  return Array.from(
    { length: wide * high },
    (_, at) => `${level}/${left + (at % wide)}/${bottom + Math.floor(at / wide)}`
  )
}
