import type { NewReport } from '../../contracts/reports/views'
import { resolveCode } from '../codes/resolve-code'
import { standingOf } from '../grids/locate'
import { Refusal } from '../http/refusal'

const farAway = '您的定位离本市太远，请写出问题在哪里'

export interface LocatedPlace {
  place: { address: string; point?: [number, number]; accuracy?: number; code?: string; codeName?: string }
  gridCode?: string
  component?: string
}

/** Returns the place of a report: the place of its code, else the point and address that were sent. Adds the cell. */
export async function placeOf({
  code,
  point,
  accuracy,
  address
}: Pick<NewReport, 'code' | 'point' | 'accuracy' | 'address'>): Promise<LocatedPlace> {
  const { standing, gridCode } = point ? await standingOf(point) : {}
  // A position far from the city is none: the phone or the photo says something else than the person.
  const meant = standing === 'far' ? undefined : point
  const otherwise = Boolean(meant) || address.length >= 2
  if (code !== undefined) {
    const posted = await codeOrRefusal(code, otherwise)
    if (posted) {
      const { _id, name, point, gridCode, component } = posted
      const where = gridCode ?? (await standingOf(point)).gridCode
      return {
        place: {
          address: [posted.address, address].filter(Boolean).join(' '),
          point: [...point],
          code: _id,
          codeName: name
        },
        ...(where && { gridCode: where }),
        ...(component && { component })
      }
    }
  }
  if (!otherwise) throw new Refusal('no_place', farAway, { address: farAway })
  const where = meant && { point: [...meant] as [number, number], ...(typeof accuracy === 'number' && { accuracy }) }
  return { place: { address, ...where }, ...(gridCode && { gridCode }) }
}

/** Ignores an unknown code when the report names its place in another way. */
async function codeOrRefusal(code: string, otherwisePlaced: boolean) {
  try {
    return await resolveCode(code)
  } catch (error) {
    if (error instanceof Refusal && otherwisePlaced) return undefined
    throw error
  }
}
