import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { SentReport } from '../reports/views'
import { DutyGridView, NewPatrol, TaskList } from './tasks'

/** What collectors, clerks and handlers ask on their way. */
export const fieldApi = {
  tasks: {
    method: 'GET',
    path: '/api/staff/tasks',
    who: 'staff',
    summary: 'What I have to verify or check in my duty grids, the most urgent first',
    reply: TaskList
  },
  dutyGrids: {
    method: 'GET',
    path: '/api/staff/duty-grids',
    who: 'staff',
    summary: 'My duty grids with their cells',
    reply: v.array(DutyGridView)
  },
  patrol: {
    method: 'POST',
    path: '/api/staff/patrols',
    who: 'staff',
    summary: 'Report what I found, perhaps settled on the spot; repeating the Idempotency-Key repeats the answer',
    idempotent: true,
    body: NewPatrol,
    status: 201,
    reply: SentReport
  },
  handlers: {
    method: 'GET',
    path: '/api/staff/handlers',
    who: 'staff',
    summary: 'The people of my department a case can be assigned to',
    reply: v.array(v.object({ id: v.string(), name: v.string() }))
  }
} as const satisfies Record<string, Endpoint>
