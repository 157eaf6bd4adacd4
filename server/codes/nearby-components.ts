import type { NearbyComponent } from '../../contracts/codes/staff-views'
import type { Point } from '../../contracts/common'
import { metresBetween } from '../../contracts/distance'
import { cellsNear } from '../grids/locate'
import { ComponentReader } from '../grids/readers'
import { PlaceCodeReader } from './readers'

/** How far somebody looks who hangs a code. Longer than a cell is wide, so that there is something to choose from. */
const reachMetres = 150
const offered = 8

/** Returns the components around a point, in whichever cells, nearest first, each with the code that hangs there. */
export async function nearbyComponents([x, y]: Point): Promise<NearbyComponent[]> {
  const gridCodes = await cellsNear([x, y], reachMetres)
  const found = await ComponentReader.find({
    gridCode: { $in: gridCodes },
    state: { $nin: ['废弃', '移除'] },
    active: { $ne: false }
  }).lean()
  const near = found
    .map(({ _id, name, point: [lon = 0, lat = 0] }) => ({
      id: _id,
      name,
      point: [lon, lat] as const,
      metres: Math.round(metresBetween([x, y], [lon, lat]))
    }))
    .filter(({ metres }) => metres <= reachMetres)
    .sort((one, other) => one.metres - other.metres)
    .slice(0, offered)
  const ids = near.map(({ id }) => id)
  const hanging = await PlaceCodeReader.find({ component: { $in: ids }, state: { $in: ['posted', 'damaged'] } }).lean()
  const codes = new Map(hanging.map(({ component, _id }) => [component, _id]))
  return near.map(component => {
    const code = codes.get(component.id)
    return { ...component, ...(code && { code }) }
  })
}
