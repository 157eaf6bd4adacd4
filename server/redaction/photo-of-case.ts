import { isUnder } from '../cases/merged-cases'
import type { CaseRecord } from '../cases/model'
import { Refusal } from '../http/refusal'
import { type MediaRecord, photoRecord } from '../media/redact'
import { ReportReader } from '../reports/readers'

/** Returns a photo that is shown with this case: of one of its reports, or of its history. Refuses any other. */
export async function photoOfCase(theCase: CaseRecord, id: string): Promise<MediaRecord> {
  const photo = await photoRecord(id)
  if (!photo?.usedBy || !(await belongs(photo.usedBy, theCase)))
    throw new Refusal('not_found', '这件案卷里没有这张照片')
  return photo
}

async function belongs(usedBy: string, theCase: CaseRecord): Promise<boolean> {
  const [kind, of = ''] = usedBy.split(':')
  if (kind === 'case') return of === theCase.caseNo
  if (kind !== 'report') return false
  const report = await ReportReader.findById(of, { case: 1 }).lean()
  return report !== null && isUnder(report.case, theCase)
}
