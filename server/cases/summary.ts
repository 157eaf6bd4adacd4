import type { QueryFilter } from 'mongoose'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/** What lists show of a case. None of it grows with what is done: the history stays where it is. */
export const summaryFields = {
  caseNo: 1,
  version: 1,
  state: 1,
  topic: 1,
  matter: 1,
  text: 1,
  cover: 1,
  place: 1,
  gridCode: 1,
  department: 1,
  handler: 1,
  asked: 1,
  stage: 1,
  clock: 1,
  nextDueAt: 1,
  submittedAt: 1,
  updatedAt: 1,
  reportCount: 1,
  urges: 1,
  round: 1
} as const

export type Summarised = Pick<CaseRecord, '_id' | keyof typeof summaryFields>
/** A case as a list reads it. A whole case is none: whoever reads cases for a list reads them by `findSummaries`. */
export type SummaryRecord = Summarised & { history?: never }

/** Finds cases for a list: what it shows of them and no more. */
export function findSummaries(filter: QueryFilter<CaseRecord>) {
  return CaseReader.find(filter, summaryFields).lean<SummaryRecord[]>()
}
