import { Types } from 'mongoose'
import { openStates } from '../../contracts/cases/states'
import { type PlacedThings, pointOf } from '../grids/placed-things'
import { addToCase } from './add-to-case'
import { unplaced } from './lists/troubles'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

const fields = { version: 1, gridCode: 1, 'place.point': 1 } as const
const placed = ({ _id, version, gridCode, place }: CaseRecord) => ({
  id: String(_id),
  version,
  ...(gridCode && { gridCode }),
  ...pointOf(place?.point)
})

/** Open cases, as they lie in cells. Ended ones stay where they were: figures of their time are told by it. */
export const placedCases: PlacedThings = {
  counted: '件在办案卷',

  async inCells(codes) {
    const inThem = { gridCode: { $in: [...codes] }, state: { $in: openStates } }
    return (await CaseReader.find(inThem, fields).lean<CaseRecord[]>()).map(placed)
  },

  async inNone({ minX, maxX, minY, maxY }) {
    const inBox = { 'place.point.0': { $gte: minX, $lte: maxX }, 'place.point.1': { $gte: minY, $lte: maxY } }
    return (await CaseReader.find({ ...unplaced, ...inBox }, fields).lean<CaseRecord[]>()).map(placed)
  },

  /** The version stays: nobody's prepared step is refused. The terms that it is found by are built anew within seconds. */
  move({ id, version, gridCode }, to) {
    const asRead = { _id: new Types.ObjectId(id), version, gridCode: gridCode ?? null, state: { $in: openStates } }
    return addToCase(asRead, {
      ...(to && { $set: { gridCode: to } }),
      $unset: { 'search.version': 1, ...(!to && { gridCode: 1 }) }
    })
  }
}
