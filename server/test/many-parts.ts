import { Types } from 'mongoose'
import { CaseModel, type CaseRecord } from '../cases/model'
import { MediaModel } from '../media/model'
import { ReportModel, type ReportRecord } from '../reports/model'

let made = 0

/** Lets more reports join a case straight in the database, one each minute; `factsOf` says what is special about one. */
export async function manyReports(
  theCase: CaseRecord,
  count: number,
  factsOf: (index: number) => Partial<ReportRecord> = () => ({})
): Promise<Types.ObjectId[]> {
  const reports = Array.from({ length: count }, (_, index) => ({ ...aJoined(theCase, index + 1), ...factsOf(index) }))
  await ReportModel.collection.insertMany(reports as never[])
  await CaseModel.updateOne({ _id: theCase._id }, { $inc: { reportCount: count, lateJoinCount: count } })
  return reports.map(each => each._id)
}

/** Merges copies of a case into it straight in the database, each with a report of its own. */
export async function manyMerged(target: CaseRecord, count: number): Promise<CaseRecord[]> {
  const merged = Array.from({ length: count }, (_, index) => {
    made += 1
    return {
      ...target,
      _id: new Types.ObjectId(),
      caseNo: `${target.caseNo.slice(0, 6)}20991231${String(made).padStart(6, '0')}`,
      text: `并入的第 ${index + 1} 件`,
      state: 'merged' as const,
      mergedInto: target.caseNo,
      submittedAt: new Date(target.submittedAt.getTime() + index * 1000)
    }
  })
  await CaseModel.collection.insertMany(merged as never[])
  await ReportModel.collection.insertMany(merged.map(each => aJoined(each, 1)) as never[])
  await CaseModel.updateOne({ _id: target._id }, { $inc: { reportCount: count } })
  return merged
}

function aJoined({ _id, caseNo, submittedAt, place }: CaseRecord, minutes: number) {
  const id = new Types.ObjectId()
  const name = String(id)
  return {
    _id: id,
    case: _id,
    caseNo,
    joins: true,
    queryCode: name.slice(-10).toUpperCase(),
    resident: String(new Types.ObjectId()),
    idempotencyKey: name,
    fingerprint: 'none',
    source: 'resident',
    text: `我也看到 ${minutes}`,
    media: [],
    place,
    promisedBy: submittedAt,
    sentAt: new Date(submittedAt.getTime() + minutes * 60_000),
    complete: true
  }
}

/** Records of photos that were used, without the photos. */
export async function manyPhotos(count: number): Promise<Types.ObjectId[]> {
  const facts = { owner: 'resident:many', width: 800, height: 600, createdAt: new Date() }
  const photos = Array.from({ length: count }, () => ({ ...facts, _id: new Types.ObjectId(), usedBy: 'report:many' }))
  await MediaModel.collection.insertMany(photos as never[])
  return photos.map(({ _id }) => _id)
}
