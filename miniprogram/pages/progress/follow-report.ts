import { ApiError } from '../../../contracts/api-error'
import type { ReportView } from '../../../contracts/reports/views'
import { asApiError } from '../../api/errors'
import { myReport, track } from '../../api/reports'
import { receiptOf } from '../../drafts/receipts'

/** A report sent in an earlier session is no longer "mine" to the server, but this phone still has its numbers. */
export async function followReport(reportId: string): Promise<ReportView> {
  // An address that was cut or made up names no report, and asking with it would bring something else.
  if (!/^[0-9a-f]{24}$/.test(reportId)) throw new ApiError('not_found', '没有找到')
  try {
    return await myReport(reportId)
  } catch (thrown) {
    const receipt = receiptOf(reportId)
    if (!receipt || asApiError(thrown).code !== 'not_found') throw thrown
    return track(receipt.caseNo, receipt.queryCode)
  }
}
