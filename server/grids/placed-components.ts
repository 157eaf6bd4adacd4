import { ComponentModel } from './model'
import { type PlacedThings, pointOf } from './placed-things'

/** Components, as they lie in cells. One beside all cells keeps the cell it had: its id and its district are known by it. */
export const placedComponents: PlacedThings = {
  counted: '个部件',

  async inCells(codes) {
    const found = await ComponentModel.find({ gridCode: { $in: codes } }, { gridCode: 1, point: 1 }).lean()
    return found.map(({ _id, gridCode, point }) => ({ id: _id, version: 0, gridCode, ...pointOf(point) }))
  },

  inNone: async () => [],

  async move({ id, gridCode, point }, to) {
    if (!to) return true
    const { matchedCount } = await ComponentModel.updateOne(
      { _id: id, gridCode: gridCode ?? '', point: [...(point ?? [])] },
      { $set: { gridCode: to } }
    )
    return matchedCount > 0
  }
}
