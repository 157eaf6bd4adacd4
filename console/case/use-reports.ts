import * as cases from '../../contracts/cases/api'
import type { CaseReport, CaseView, MergedCases } from '../../contracts/cases/views'
import { call } from '../api/call'
import { type LaterPages, useLaterPages } from './use-later-pages'

/** What is done or said changes what can be done for those who reported. */
const changeOf = ({ version, history, reportCount }: CaseView) => `${version} ${history.length} ${reportCount}`

/** Returns the reports of a case, those merged into it among them. */
export function useReports(caseNo: string, view: CaseView | undefined): LaterPages<CaseReport> {
  return useLaterPages(`reports of ${caseNo}`, view?.reports, view ? changeOf(view) : '', (cursor, signal) =>
    call(cases.caseReports, { params: { caseNo }, query: { cursor }, signal })
  )
}

/** Returns the cases that were merged into one. */
export function useMerged(view: CaseView): LaterPages<MergedCases['items'][number]> {
  const { caseNo, merged } = view
  return useLaterPages(`merged into ${caseNo}`, merged, changeOf(view), (cursor, signal) =>
    call(cases.mergedCases, { params: { caseNo }, query: { cursor }, signal })
  )
}
