import type { Types } from 'mongoose'
import type { CaseReports } from '../../contracts/cases/views'
import type { MediaView } from '../../contracts/media/views'
import { presentAll } from '../media/present'
import type { Staff } from '../staff/account'
import type { CaseRecord } from './model'
import type { ReportForStaff, ReportsForStaff } from './reports-for-staff'

/** Returns a later page of the reports of a case, with their photos. */
export async function laterReports(
  theCase: CaseRecord,
  staff: Staff,
  reportsForStaff: ReportsForStaff,
  cursor: string | undefined
): Promise<CaseReports> {
  const page = await reportsForStaff.page(theCase, staff, cursor)
  const photos = await presentAll(page.items.flatMap(({ media }) => media))
  return presentReports(theCase, page, photos, cursor)
}

/** A list that is whole is counted as it is; how many there are in a longer one stands in the case. */
export function presentReports(
  { reportCount }: Pick<CaseRecord, 'reportCount'>,
  { items, next }: { items: readonly ReportForStaff[]; next?: string },
  photos: Map<string, MediaView>,
  cursor?: string
): CaseReports {
  const whole = !next && cursor === undefined
  return {
    items: items.map(({ media, ...report }) => ({ ...report, media: photosOf(media, photos) })),
    ...(next && { next }),
    count: whole ? items.length : Math.max(reportCount, items.length)
  }
}

export function photosOf(ids: readonly Types.ObjectId[], photos: Map<string, MediaView>): MediaView[] {
  return ids.flatMap(id => photos.get(String(id)) ?? [])
}
