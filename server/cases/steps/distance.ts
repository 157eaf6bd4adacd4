import { metresBetween } from '../../grids/locate'
import type { CaseRecord } from '../model'

/** How far from the place somebody stood when they answered: all that is kept of their position. */
export function distanceDetail({ place }: CaseRecord, position: readonly number[] | undefined) {
  if (!position || !place.point || place.point.length < 2) return []
  const metres = metresBetween(position, place.point)
  const value = metres < 1000 ? `约 ${Math.round(metres)} 米` : `约 ${(metres / 1000).toFixed(1)} 公里`
  return [{ label: '离上报地点', value }]
}
