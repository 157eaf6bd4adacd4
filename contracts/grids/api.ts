import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { DutyGridView } from './views'

export const dutyGrids = {
  method: 'GET',
  path: '/api/staff/duty-grids',
  who: 'staff',
  may: 'anyStaff',
  summary: 'My duty grids with their cells',
  reply: v.array(DutyGridView)
} as const satisfies Endpoint
