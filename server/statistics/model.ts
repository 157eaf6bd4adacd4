import { type InferSchemaType, model, Schema } from 'mongoose'
import { indexFor } from '../db/index-for'

/** What is counted of one case. The id is the case number. */
const factsSchema = new Schema(
  {
    _id: { type: String, required: true },
    /** How long the history was that it says. */
    entries: { type: Number, required: true },
    /** One more with each write: who read an older one writes nothing. */
    revision: { type: Number, required: true },
    /** Which write was the last. */
    token: String,
    days: { type: [String], default: [] },
    /** Days on which it counted before, until their sheets are known to be out of date. */
    pending: { type: [String], default: [] },
    pieces: Schema.Types.Mixed
  },
  { collection: 'caseFacts', versionKey: false, strict: false }
)
indexFor(factsSchema, 'The cases that count on a day.', [{ days: 1 }])

/** A Chinese day: how often what counts on it has changed, and up to which change its sheet is filled. */
const daySchema = new Schema(
  {
    _id: { type: String, required: true },
    changes: { type: Number, required: true },
    filled: { type: Number, required: true },
    /** There while the sheet is older than the changes. */
    toFill: Boolean
  },
  { collection: 'figureDays', versionKey: false }
)
indexFor(daySchema, 'The days whose sheets are to be filled, the newest first.', [
  { toFill: 1, _id: -1 },
  { partialFilterExpression: { toFill: true } }
])

/** The sheet of a day, packed (`sheet.ts`). */
const sheetSchema = new Schema(
  {
    _id: { type: String, required: true },
    filled: { type: Number, required: true },
    tables: Buffer,
    columns: Buffer,
    spots: Buffer,
    caseNos: Buffer
  },
  { collection: 'figureSheets', versionKey: false }
)

export type StoredSheet = InferSchemaType<typeof sheetSchema>
export const CaseFactsModel = model('CaseFacts', factsSchema)
export const FigureDayModel = model('FigureDay', daySchema)
export const FigureSheetModel = model('FigureSheet', sheetSchema)
