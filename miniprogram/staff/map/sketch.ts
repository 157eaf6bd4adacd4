import type { Point } from '../../../contracts/common'
import { shortening } from '../../../contracts/distance'

export interface Sketch {
  width: number
  height: number
  /** Where a point lies on the sketch, from its upper left corner. */
  at(point: Point): readonly [number, number]
}

const width = 1000
const margin = 40

/** Draws these points as large as they fit, north up, a metre as long in both directions. */
export function sketchOf(points: readonly Point[]): Sketch {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const stretch = shortening((south + north) / 2)
  const wide = Math.max((east - west) * stretch, 0.0005)
  const high = Math.max(north - south, 0.0005)
  const height = Math.min(1400, Math.max(700, (high / wide) * width))
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high)
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2]
  return {
    width,
    height,
    at: ([x, y]) => [width / 2 + (x - middleX) * stretch * scale, height / 2 + (middleY - y) * scale]
  }
}

/** The middle of what is drawn. */
export function middleOf(drawn: readonly (readonly [number, number])[]): [number, number] {
  const between = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2
  return [between(drawn.map(([x]) => x)), between(drawn.map(([, y]) => y))]
}

/** Whether a name of three figures of this size fits into what is drawn: names on top of each other say nothing. */
export function hasRoom(drawn: readonly (readonly [number, number])[], size: number): boolean {
  const xs = drawn.map(([x]) => x)
  const ys = drawn.map(([, y]) => y)
  return Math.max(...xs) - Math.min(...xs) >= 2.2 * size && Math.max(...ys) - Math.min(...ys) >= 1.2 * size
}
