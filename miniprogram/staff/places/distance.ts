import type { Point } from '../../../contracts/common'

const metresPerDegree = 111_320

/** Metres between two points that are not further apart than a city. */
export function metresBetween([x1, y1]: Point, [x2, y2]: Point): number {
  const east = (x2 - x1) * Math.cos((((y1 + y2) / 2) * Math.PI) / 180)
  return Math.hypot(east, y2 - y1) * metresPerDegree
}

/** 80 米, 1.2 公里. */
export function distanceText(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`
  return `${metres < 10_000 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000)} 公里`
}
