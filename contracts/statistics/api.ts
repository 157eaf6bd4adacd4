import * as v from 'valibot'
import { CaseNo } from '../common'
import type { Endpoint } from '../endpoint'
import { CaseStages } from './stages'

export const caseStages = {
  method: 'GET',
  path: '/api/staff/cases/:caseNo/stages',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Every stage of a case with its deadline, the time it took and whether it was in time, oldest first',
  params: v.object({ caseNo: CaseNo }),
  reply: CaseStages
} as const satisfies Endpoint
