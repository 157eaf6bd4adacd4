import type { Point } from '../../contracts/common'
import { isPosition } from '../../contracts/position'
import { degreesIn } from '../../contracts/spelling/degrees'

/**
 * Reads longitude and latitude as people write or copy them: with a comma of either width, a semicolon or a space between,
 * with degree signs, and in the other order, which in China cannot be meant otherwise.
 */
export function readPoint(text: string): Point | undefined {
  const parts = text.trim().split(/[,，、;；]/)
  const [first = '', second = '', ...more] = parts.length > 1 ? parts : text.trim().split(/\s+/)
  const [x, y] = [degreesIn(first), degreesIn(second)]
  if (more.length > 0 || !Number.isFinite(x) || !Number.isFinite(y)) return undefined
  return isPosition([y, x]) && !isPosition([x, y]) ? [y, x] : [x, y]
}
