import { type CodeState, codeStates } from '../../contracts/codes/lifecycle'
import { type PlacedThings, pointOf } from '../grids/placed-things'
import { tilesOver } from '../search/tiles'
import { type CodeRecord, PlaceCodeModel } from './model'
import { searchedBy } from './searched'

/** A retired code is never in use again. */
const inUse = (Object.keys(codeStates) as CodeState[]).filter(state => state !== 'retired')
const fields = { version: 1, gridCode: 1, point: 1 } as const
const placed = ({ _id, version, gridCode, point }: CodeRecord) => ({
  id: _id,
  version: version ?? 0,
  ...(gridCode && { gridCode }),
  ...pointOf(point)
})

/** Posted and planned codes, as they lie in cells. */
export const placedCodes: PlacedThings = {
  counted: '个点位码',

  async inCells(codes) {
    const inThem = { 'search.terms': { $in: codes.map(code => `/${code}`) }, state: { $in: inUse } }
    const found = await PlaceCodeModel.find(inThem, fields).lean<CodeRecord[]>()
    return found.filter(({ gridCode }) => gridCode && codes.includes(gridCode)).map(placed)
  },

  async inNone({ minX, minY, maxX, maxY }) {
    const around = { 'search.tiles': { $in: tilesOver([minX, minY, maxX, maxY]) }, state: { $in: inUse } }
    const inBox = { 'point.0': { $gte: minX, $lte: maxX }, 'point.1': { $gte: minY, $lte: maxY } }
    return (await PlaceCodeModel.find({ ...around, ...inBox, gridCode: null }, fields).lean<CodeRecord[]>()).map(placed)
  },

  /** The version stays: what a collector has done without a network is not refused for it. */
  async move({ id, version, gridCode }, to) {
    const asRead = { _id: id, version, gridCode: gridCode ?? null }
    const code = await PlaceCodeModel.findOne(asRead).lean<CodeRecord>()
    if (!code) return false
    const search = searchedBy({ ...code, gridCode: to })
    const { matchedCount } = await PlaceCodeModel.updateOne(asRead, {
      $set: { search, ...(to && { gridCode: to }) },
      ...(!to && { $unset: { gridCode: 1 } })
    })
    return matchedCount > 0
  }
}
