import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { type CodeAction, type CodeState, codeStates, codeSteps } from '../../contracts/codes/lifecycle'

const historySchema = new Schema(
  {
    action: { type: String, enum: Object.keys(codeSteps) as CodeAction[], required: true },
    from: { type: String },
    to: { type: String, enum: Object.keys(codeStates) as CodeState[], required: true },
    at: { type: Date, required: true },
    by: {
      type: new Schema(
        {
          id: { type: String, required: true },
          name: { type: String, required: true },
          role: { type: String, required: true }
        },
        { _id: false }
      ),
      required: true
    },
    words: { type: String },
    media: { type: [Schema.Types.ObjectId], default: [] }
  },
  { _id: false }
)

/** A posted QR code; `_id` is its nine symbols. A code is never used again, a replaced one names its successor. */
const placeCodeSchema = new Schema(
  {
    _id: { type: String, required: true },
    state: { type: String, enum: Object.keys(codeStates) as CodeState[], required: true },
    /** Counts its changes; every change repeats the one it saw. */
    version: { type: Number, default: 1 },
    batch: { type: String },
    name: { type: String, default: '' },
    address: { type: String, default: '' },
    /** WGS-84 longitude, latitude: planned while the code is fresh, as found on site once it hangs. */
    point: { type: [Number], default: undefined },
    /** Metres, as the phone said on site. */
    accuracy: { type: Number },
    gridCode: { type: String },
    component: { type: String },
    topics: { type: [String], default: [] },
    /** The import that planned its place. */
    plannedBy: { type: Schema.Types.ObjectId },
    plannedRow: { type: Number },
    successor: { type: String },
    replaces: { type: String },
    createdAt: { type: Date, required: true },
    printedAt: { type: Date },
    postedAt: { type: Date },
    /** The last day somebody scanned it, as 2026-11-22 in the city's time; its posting counts as the first. */
    seenOn: { type: String },
    history: { type: [historySchema], default: [] }
  },
  { collection: 'placeCodes', versionKey: false }
)
// The console lists codes by state, newest first, or all of them.
placeCodeSchema.index({ state: 1, createdAt: -1, _id: -1 })
placeCodeSchema.index({ createdAt: -1, _id: -1 })
// A batch is printed in the order of its codes.
placeCodeSchema.index({ batch: 1, _id: 1 })
// "Posted but not scanned for 90 days".
placeCodeSchema.index({ state: 1, seenOn: 1 })
// "Printed but never posted after 14 days".
placeCodeSchema.index({ state: 1, printedAt: 1 })
// Which code hangs at a component: an import and the collector's phone ask.
placeCodeSchema.index({ component: 1 }, { partialFilterExpression: { component: { $exists: true } } })
// An import that broke off finds the codes it has planned, and no row is planned twice.
placeCodeSchema.index(
  { plannedBy: 1, plannedRow: 1 },
  { unique: true, partialFilterExpression: { plannedBy: { $exists: true } } }
)
// An import finds places that have a code already.
placeCodeSchema.index({ name: 1 })

type Stored = InferSchemaType<typeof placeCodeSchema>
/** What is read with lean(): plain values. */
export type CodeRecord = Omit<Stored, 'point' | 'history'> & { point?: number[] | null; history: CodeHistoryRecord[] }
export interface CodeHistoryRecord {
  action: CodeAction
  from?: CodeState | null
  to: CodeState
  at: Date
  by: { id: string; name: string; role: string }
  words?: string | null
  media: Types.ObjectId[]
}
export const PlaceCodeModel = model('PlaceCode', placeCodeSchema)

/** A batch by its name, which is taken once and for all: minting twice by accident is told. */
const codeBatchSchema = new Schema(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    by: { type: String, required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'codeBatches', versionKey: false }
)
export const CodeBatchModel = model('CodeBatch', codeBatchSchema)

/** A table of planned places that is being imported: written before its first row is, so that a crash leaves no half. */
const placeImportSchema = new Schema(
  {
    batch: { type: String, required: true },
    state: { type: String, enum: ['pending', 'done', 'failed'], required: true },
    rows: {
      type: [
        new Schema(
          {
            row: { type: Number, required: true },
            name: { type: String, required: true },
            address: { type: String, required: true },
            point: { type: [Number], required: true },
            gridCode: { type: String },
            component: { type: String },
            code: { type: String }
          },
          { _id: false }
        )
      ],
      required: true
    },
    by: { type: new Schema({ id: String, name: String }, { _id: false }), required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'placeImports', versionKey: false }
)
// Imports that broke off, for the job that finishes them.
placeImportSchema.index({ createdAt: 1 }, { partialFilterExpression: { state: 'pending' } })
export type PlaceImportRecord = InferSchemaType<typeof placeImportSchema> & { _id: Types.ObjectId }
export const PlaceImportModel = model('PlaceImport', placeImportSchema)

/** How often a code was scanned on a day, and nothing about who did. */
const codeScanSchema = new Schema(
  {
    code: { type: String, required: true },
    day: { type: String, required: true },
    count: { type: Number, required: true }
  },
  { collection: 'codeScans', versionKey: false }
)
// Counting a scan, and the scans of a code in its last days.
codeScanSchema.index({ code: 1, day: 1 }, { unique: true })
export const CodeScanModel = model('CodeScan', codeScanSchema)
