import * as v from 'valibot'
import { CaseNo } from '../common'
import type { Endpoint } from '../endpoint'
import {
  Backlog,
  BacklogCasesQuery,
  BacklogQuery,
  FigureCases,
  FigureCasesQuery,
  Figures,
  FiguresQuery
} from './figures'
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

export const figures = {
  method: 'GET',
  path: '/api/staff/figures',
  who: 'staff',
  may: 'seeFigures',
  summary: 'Every number of a period among the cases that I may see, in all and by one dimension',
  query: FiguresQuery,
  reply: Figures
} as const satisfies Endpoint

export const figureCases = {
  method: 'GET',
  path: '/api/staff/figures/cases',
  who: 'staff',
  may: 'seeFigures',
  summary: 'What is in one of these numbers, exactly, by day and case number',
  query: FigureCasesQuery,
  reply: FigureCases
} as const satisfies Endpoint

export const backlog = {
  method: 'GET',
  path: '/api/staff/figures/backlog',
  who: 'staff',
  may: 'seeFigures',
  summary: 'How many of the cases that I may see are open now, by age, in all and by one dimension',
  query: BacklogQuery,
  reply: Backlog
} as const satisfies Endpoint

export const backlogCases = {
  method: 'GET',
  path: '/api/staff/figures/backlog/cases',
  who: 'staff',
  may: 'seeFigures',
  summary: 'Which cases these are, the oldest first',
  query: BacklogCasesQuery,
  reply: FigureCases
} as const satisfies Endpoint
