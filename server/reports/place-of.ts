import type { NewReport } from '../../contracts/reports/views'
import { resolveCode } from '../codes/resolve-code'
import { locate } from '../grids/locate'
import { Refusal } from '../http/refusal'

interface LocatedPlace {
  place: { address: string; point?: [number, number]; accuracy?: number; code?: string; codeName?: string }
  gridCode?: string
  component?: string
}

/** Returns the place of a report: the place of its code, else the point and address that were sent. Adds the cell. */
export async function placeOf({ code, point, accuracy, address }: NewReport): Promise<LocatedPlace> {
  if (code !== undefined) {
    const posted = await codeOrRefusal(code, point !== undefined || address.length >= 2)
    if (posted) {
      const { _id, name, point, gridCode, component } = posted
      const where = gridCode ?? (await locate(point))
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
  const gridCode = point && (await locate(point))
  const where = point && { point: [...point] as [number, number], ...(accuracy !== undefined && { accuracy }) }
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
