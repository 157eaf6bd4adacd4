import type { Types } from 'mongoose'
import { erasedWords } from '../../contracts/cases/erased-words'
import type { CaseRecord } from '../cases/model'
import { ReportReader } from '../reports/readers'
import { BlackoutModel } from './model'

/** Forgets what was under blacked-out words that their writer has had deleted, in a case and its reports. */
export async function eraseBlackouts(theCase: Pick<CaseRecord, '_id' | 'history'>): Promise<void> {
  const reports = await ReportReader.find({ case: theCase._id, text: erasedWords }, { _id: 1 }).lean<
    { _id: Types.ObjectId }[]
  >()
  const entries = theCase.history.flatMap(({ words }, at) =>
    words === erasedWords ? [`entry:${theCase._id}:${at}`] : []
  )
  const gone = [...reports.map(({ _id }) => `report:${_id}`), ...entries]
  if (gone.length > 0) await BlackoutModel.deleteMany({ place: { $in: gone } })
}
