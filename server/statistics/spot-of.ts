import type { CaseRecord } from '../cases/model'

/** Twenty squares to a hundredth of a degree: about fifty metres each way. */
const squares = 2000

/**
 * What cases of one matter at one place share: the code that was scanned, else a square of fifty metres. Nothing where neither
 * is known: an address alone is written in too many ways.
 */
export function spotOf({ matter, place }: Pick<CaseRecord, 'matter' | 'place'>): string | undefined {
  if (!matter?.code) return undefined
  const [longitude, latitude] = place.point ?? []
  if (place.code) return `${matter.code} ${place.code}`
  if (longitude === undefined || latitude === undefined) return undefined
  return `${matter.code} ${Math.floor(longitude * squares)} ${Math.floor(latitude * squares)}`
}
