import type { PhotoDoubt } from '../../../contracts/cases/facts'
import { inChina } from '../../../contracts/china-time'
import { timesOf } from '../../media/present'
import type { StoredFacts } from '../facts-schema'
import type { CaseRecord } from '../model'
import { distanceFrom } from './distance'

/** How far a clock may be off. */
const skewMs = 5 * 60_000

/** Somebody within this distance stood at the place, as well as phones and people know it. */
const onSiteMetres = 200

interface Look {
  position?: readonly number[] | null | undefined
  takenAt?: string | undefined
  media: readonly string[]
}

type LookFacts = Pick<StoredFacts, 'distance' | 'takenAt' | 'takenBy' | 'takenDoubt' | 'takenElsewhere'>

/**
 * Where and when the photos of a look on site were taken. A look that is no proof of having been there says so, and so does
 * a time that cannot be: nothing is refused for it, because whoever was out without a network cannot take it anew.
 */
export async function lookFrom(theCase: CaseRecord, look: Look, now: Date): Promise<LookFacts> {
  const { distance } = distanceFrom(theCase, look.position)
  const elsewhere = distance === undefined ? 'unknown' : distance > onSiteMetres ? 'away' : undefined
  return {
    ...(distance !== undefined && { distance }),
    ...(elsewhere && { takenElsewhere: elsewhere }),
    ...(await timeFrom(theCase, look, now))
  }
}

/** Of several photos the oldest counts: it is the one that may be no proof. */
async function timeFrom(theCase: CaseRecord, { media, takenAt: sent }: Look, now: Date): Promise<LookFacts> {
  const [own] = (await timesOf(media)).sort((one, other) => one.getTime() - other.getTime())
  const takenAt = own ?? (sent && media.length > 0 ? new Date(sent) : undefined)
  if (!takenAt) return {}
  const doubt = doubtOf(takenAt, givenAt(theCase), now)
  return {
    ...(doubt !== 'absurd' && { takenAt }),
    takenBy: own ? 'photo' : 'phone',
    ...(doubt && { takenDoubt: doubt })
  }
}

function doubtOf(takenAt: Date, since: Date, now: Date): PhotoDoubt | undefined {
  const year = inChina(takenAt).getUTCFullYear()
  if (!(year >= 2000 && year < 2100)) return 'absurd'
  if (takenAt.getTime() < since.getTime() - skewMs) return 'early'
  return takenAt.getTime() > now.getTime() + skewMs ? 'late' : undefined
}

/** When the look was asked for: the case came into its state. */
function givenAt({ state, history, submittedAt }: CaseRecord): Date {
  return history.findLast(({ from, to }) => to === state && from !== state)?.at ?? submittedAt
}
