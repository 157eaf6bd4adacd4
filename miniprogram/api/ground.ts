import type { Point } from '../../contracts/common'
import type * as rows from '../../contracts/grids/api'
import { callOpen } from './call'

export async function readStanding([lon, lat]: Point) {
  const { standing } = await callOpen<typeof rows.ground>('GET /api/ground', {
    query: { lon: String(lon), lat: String(lat) }
  })
  return standing
}
