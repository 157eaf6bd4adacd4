import { type CodePoints, type CodePointsQuery, mapLimit } from '../../contracts/codes/code-points'
import { type CodeState, codeStates } from '../../contracts/codes/lifecycle'
import { searchMs } from '../db/time-limit'
import { tilesOver } from '../search/tiles'
import { besideState, statesAsked } from './list-codes'
import type { CodeRecord } from './model'
import { PlaceCodeReader } from './readers'

const allStates = Object.keys(codeStates) as CodeState[]

/**
 * Returns codes that have a place, for the map. Of more than a map can show these are the first by their symbols, which are
 * drawn by lot: so they lie all over the ground that was asked for.
 */
export async function codePoints({ box, ...filter }: CodePointsQuery, now = new Date()): Promise<CodePoints> {
  const [west, south, east, north] = box ?? []
  const found = await PlaceCodeReader.find(
    {
      $and: [
        // Every state is named: the index has the codes of one tile and one state in order.
        { 'search.tiles': { $in: tilesOver(box) }, state: { $in: statesAsked(filter) ?? allStates } },
        ...(box ? [{ 'point.0': { $gte: west, $lte: east }, 'point.1': { $gte: south, $lte: north } }] : []),
        ...(await besideState(filter, now))
      ]
    },
    { state: 1, name: 1, point: 1 }
  )
    .sort({ _id: 1 })
    .limit(mapLimit + 1)
    .maxTimeMS(searchMs)
    .lean<CodeRecord[]>()
  const items = found.slice(0, mapLimit).flatMap(({ _id, state, name, point }) => {
    const [x, y] = point ?? []
    return x === undefined || y === undefined ? [] : [{ code: _id, state, name, point: [x, y] as const }]
  })
  return { items, more: found.length > mapLimit }
}
