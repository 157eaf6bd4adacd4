import type { NearbyComponent } from '../../contracts/codes/staff-views'
import type { Point } from '../../contracts/common'
import { locate } from '../grids/locate'
import { ComponentModel } from '../grids/model'
import { PlaceCodeModel } from './model'

const reach = 0.0012
const offered = 8
const metresPerDegree = 111_320

/** The components of the cells around a point, nearest first, each with the code that already hangs there. */
export async function nearbyComponents([x, y]: Point): Promise<NearbyComponent[]> {
  const steps = [-reach, 0, reach]
  const around = steps.flatMap(dx => steps.map((dy): Point => [x + dx, y + dy]))
  const gridCodes = [...new Set((await Promise.all(around.map(locate))).flatMap(code => code ?? []))]
  const found = await ComponentModel.find({ gridCode: { $in: gridCodes }, state: { $nin: ['废弃', '移除'] } }).lean()
  const near = found
    .map(({ _id, name, point: [lon = 0, lat = 0] }) => ({
      id: _id,
      name,
      point: [lon, lat] as const,
      metres: Math.round(distance([x, y], [lon, lat]))
    }))
    .sort((one, other) => one.metres - other.metres)
    .slice(0, offered)
  const ids = near.map(({ id }) => id)
  const hanging = await PlaceCodeModel.find({ component: { $in: ids }, state: { $in: ['posted', 'damaged'] } }).lean()
  const codes = new Map(hanging.map(({ component, _id }) => [component, _id]))
  return near.map(component => {
    const code = codes.get(component.id)
    return { ...component, ...(code && { code }) }
  })
}

/** Metres between two points of one neighbourhood, where the earth is flat. */
function distance(one: Point, other: Point): number {
  const dy = (one[1] - other[1]) * metresPerDegree
  const dx = (one[0] - other[0]) * metresPerDegree * Math.cos((one[1] * Math.PI) / 180)
  return Math.hypot(dx, dy)
}
