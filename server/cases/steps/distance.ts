import { metresBetween } from '../../../contracts/distance'
import type { CaseRecord } from '../model'

/** How far from the place somebody stood when they answered: all that is stored of their position. */
export function distanceFrom(
  { place }: CaseRecord,
  position: readonly number[] | null | undefined
): { distance?: number } {
  if (!position || !place.point || place.point.length < 2) return {}
  return { distance: Math.round(metresBetween(position, place.point)) }
}
