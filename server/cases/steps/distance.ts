import { metresBetween } from '../../../contracts/distance'
import type { StoredFacts } from '../facts-schema'
import type { CaseRecord } from '../model'

/** How far from the place somebody stood when they answered: all that is stored of their position. */
export function distanceFrom(
  { place }: CaseRecord,
  position: readonly number[] | null | undefined
): { distance?: number } {
  if (!position || !place.point || place.point.length < 2) return {}
  return { distance: Math.round(metresBetween(position, place.point)) }
}

/** How far a phone's clock may be off. */
const skewMs = 5 * 60_000

/** Somebody within this distance stood at the place, as well as phones and people know it. */
const onSiteMetres = 200

/** Where and when the photo of a look on site was taken; a look that is no proof of having been there says so. */
export function lookFrom(
  theCase: CaseRecord,
  { position, takenAt }: { position?: readonly number[] | null | undefined; takenAt?: string | undefined },
  now: Date
): Pick<StoredFacts, 'distance' | 'takenAt' | 'takenElsewhere'> {
  const taken = takenAt ? new Date(takenAt) : undefined
  const possible =
    taken && taken.getTime() >= theCase.submittedAt.getTime() - skewMs && taken.getTime() <= now.getTime() + skewMs
  const { distance } = distanceFrom(theCase, position)
  const elsewhere = distance === undefined ? 'unknown' : distance > onSiteMetres ? 'away' : undefined
  return {
    ...(distance !== undefined && { distance }),
    ...(elsewhere && { takenElsewhere: elsewhere }),
    ...(possible && { takenAt: taken })
  }
}
