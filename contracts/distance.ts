export const metresPerDegree = 111_320

/** Metres between two points, on a plane: good to a few centimetres over the distances of a street. */
export function metresBetween(from: readonly number[], to: readonly number[]): number {
  const [x1 = 0, y1 = 0] = from
  const [x2 = 0, y2 = 0] = to
  return Math.hypot((x2 - x1) * shortening((y1 + y2) / 2), y2 - y1) * metresPerDegree
}

/** How much shorter a degree of longitude is at this latitude than a degree of latitude. */
export function shortening(latitude: number): number {
  return Math.cos((latitude * Math.PI) / 180)
}
