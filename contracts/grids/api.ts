import * as v from 'valibot'
import { Degrees } from '../common'
import type { Endpoint } from '../endpoint'
import { standings } from '../position'
import { CellView, DutyGridView } from './views'

export const dutyGrids = {
  method: 'GET',
  path: '/api/staff/duty-grids',
  who: 'staff',
  may: 'anyStaff',
  summary: 'My duty grids with their cells',
  reply: v.array(DutyGridView)
} as const satisfies Endpoint

export const ground = {
  method: 'GET',
  path: '/api/ground',
  who: 'anyone',
  spends: 'reading',
  summary: "Whether a position lies on the city's ground, for whoever is about to report from there",
  query: v.object({ lon: Degrees(180), lat: Degrees(90) }),
  reply: v.object({ standing: v.picklist(standings) })
} as const satisfies Endpoint

export const cells = {
  method: 'GET',
  path: '/api/staff/cells',
  who: 'staff',
  may: 'seeAllCases',
  summary: 'The unit grid cells around a point, or the first of the city: the ground on which a place is corrected',
  query: v.object({ x: v.optional(Degrees(180)), y: v.optional(Degrees(90)) }),
  reply: v.array(CellView)
} as const satisfies Endpoint
