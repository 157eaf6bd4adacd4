import type { Point } from '../../contracts/common'

export interface Place {
  point?: Point
  cell?: Point[][]
}

/** West, south, east, north. */
export type Bounds = [west: number, south: number, east: number, north: number]

/** The ground shown around a point, in degrees: about 80 m. */
const margin = 0.0007

export const metresPerDegree = 111_320

/** Returns the part of the map to show; `undefined` when the place has neither point nor cell. */
export function boundsOf({ point, cell }: Place): Bounds | undefined {
  return boundsAround([...(point ? [point] : []), ...(cell ?? []).flat()])
}

export function boundsAround(points: readonly Point[]): Bounds | undefined {
  if (points.length === 0) return undefined
  const bounds: Bounds = [180, 90, -180, -90]
  for (const [longitude, latitude] of points) {
    bounds[0] = Math.min(bounds[0], longitude - margin)
    bounds[1] = Math.min(bounds[1], latitude - margin)
    bounds[2] = Math.max(bounds[2], longitude + margin)
    bounds[3] = Math.max(bounds[3], latitude + margin)
  }
  return bounds
}

/** Projects degrees onto a picture of this size. A degree of longitude is shortened as it is at that latitude. */
export function projection([west, south, east, north]: Bounds, width: number, height: number) {
  const shortened = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const perDegree = Math.min(width / ((east - west) * shortened), height / (north - south))
  return {
    /** Pixels per metre. */
    metre: perDegree / metresPerDegree,
    place: ([longitude, latitude]: Point): [x: number, y: number] => [
      width / 2 + (longitude - (west + east) / 2) * shortened * perDegree,
      height / 2 - (latitude - (south + north) / 2) * perDegree
    ]
  }
}
