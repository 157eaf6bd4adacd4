import type { Types } from 'mongoose'
import { erasedWords } from '../../contracts/cases/erased-words'
import { keptWords } from '../cases/kept-words'
import { endsOf, wholeCases } from '../cases/merged-cases'
import { publicPhoto } from '../cases/public-photo'
import { CaseReader } from '../cases/readers'
import { Refusal } from '../http/refusal'
import { forgetOwner } from '../media/erase-photos'
import { erasedPerson } from './erased-person'
import { ReportModel, type ReportRecord } from './model'
import { complete } from './submit-report'

export interface ErasedReports {
  resident: string
  /** What stands for the person in a case from now on. */
  markIn: (theCase: Types.ObjectId) => string
  /** Whether the words of this report go, too. */
  words: (report: Types.ObjectId) => boolean
  /** Remembers that the person has traces in this case, before the report forgets whose it was. */
  foundIn: (theCase: Types.ObjectId, words: boolean) => Promise<void>
  deletePhotos: (photos: readonly Types.ObjectId[]) => Promise<Set<string>>
}

/** Takes a person out of their reports: contact, photos that strangers do not see, words when they want it. The facts stay. */
export async function eraseReports(erased: ErasedReports): Promise<void> {
  const next = () => ReportModel.findOne({ resident: erased.resident }).sort({ sentAt: -1, _id: -1 }).lean()
  for (let report = await next(); report; report = await next()) await eraseReport(report, erased)
}

async function eraseReport(report: ReportRecord, erased: ErasedReports) {
  if (!report.complete && !(await isCompleted(report))) return
  const own = await CaseReader.findById(report.case).lean()
  const end = own && (await endsOf([own], wholeCases)).get(String(own._id))
  const words = erased.words(report._id)
  await erased.foundIn(report.case, words)
  const open = [own, end].flatMap(theCase => (theCase && publicPhoto(theCase)) ?? []).map(String)
  const published = report.media.filter(photo => open.includes(String(photo)))
  const gone = await erased.deletePhotos(report.media.filter(photo => !open.includes(String(photo))))
  await forgetOwner(published, `resident:${erased.resident}`)
  const text = words && report.text ? erasedWords : report.text
  await ReportModel.updateOne(
    { _id: report._id, resident: erased.resident },
    {
      $set: {
        resident: erasedPerson(erased.markIn(end?._id ?? report.case)),
        // Both say something of what was sent and of the phone that sent it.
        idempotencyKey: `erased-${report._id}`,
        fingerprint: 'erased',
        text,
        media: report.media.filter(photo => !gone.has(String(photo))),
        search: keptWords({ text, place: report.place })
      },
      $unset: { contact: 1, phoneHash: 1, contactSince: 1 }
    }
  )
}

/** Finishes a report that is half sent, since nobody could do so afterwards. One whose photo is not to be had is deleted. */
async function isCompleted(report: ReportRecord): Promise<boolean> {
  try {
    await complete(report)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await ReportModel.deleteOne({ _id: report._id, complete: false })
    return false
  }
}

/** Whether the words that a case was opened with are gone. */
export async function isOpeningErased(theCase: Types.ObjectId): Promise<boolean> {
  return (await ReportModel.exists({ case: theCase, joins: false, text: erasedWords })) !== null
}
