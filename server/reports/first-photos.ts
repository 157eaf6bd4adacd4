import type { Types } from 'mongoose'
import type { CaseRecord } from '../cases/model'
import { mostShown } from '../cases/reports-for-staff'
import { inRuns } from '../db/in-runs'
import { ReportModel, type ReportRecord } from './model'

/** Cases with at most so many reports are read together. */
const few = 10

type Sent = Pick<ReportRecord, '_id' | 'case' | 'media'>
const fields = { case: 1, media: 1 } as const

/** Returns the photos of the first reports of each case, in the order in which they came. */
export async function firstPhotos(
  cases: readonly Pick<CaseRecord, '_id' | 'reportCount'>[]
): Promise<Map<string, Types.ObjectId[]>> {
  const together = cases.filter(({ reportCount }) => reportCount <= few).map(({ _id }) => _id)
  const alone = cases.filter(({ reportCount }) => reportCount > few)
  const found = await Promise.all([
    ...inRuns(together).map(some =>
      ReportModel.find({ case: { $in: some } }, fields)
        .sort({ case: 1, sentAt: 1, _id: 1 })
        .lean<Sent[]>()
    ),
    ...alone.map(({ _id }) =>
      ReportModel.find({ case: _id }, fields).sort({ sentAt: 1, _id: 1 }).limit(mostShown).lean<Sent[]>()
    )
  ])
  const photos = new Map<string, Types.ObjectId[]>()
  for (const { case: of, media } of found.flat()) photos.set(String(of), [...(photos.get(String(of)) ?? []), ...media])
  return photos
}
