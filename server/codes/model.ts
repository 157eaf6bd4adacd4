import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { type CodeAction, type CodeState, codeStates, codeSteps } from '../../contracts/codes/lifecycle'
import { indexFor } from '../db/index-for'
import { type Searchable, searchedBy } from './searched'

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
    media: { type: [Schema.Types.ObjectId], default: [] },
    /** Under which key the step was sent and what was sent, as hashes: a repeated request is known by them. */
    key: { type: String },
    print: { type: String }
  },
  { _id: false }
)

/** A posted QR code; `_id` is its nine symbols. A code is never used again; a replaced code names its successor. */
const placeCodeSchema = new Schema(
  {
    _id: { type: String, required: true },
    state: { type: String, enum: Object.keys(codeStates) as CodeState[], required: true },
    /** The number of changes. Every change repeats in its filter the version that it saw. */
    version: { type: Number, default: 1 },
    batch: { type: String },
    name: { type: String, default: '' },
    address: { type: String, default: '' },
    /** WGS-84 longitude, latitude. As planned while the code is fresh; as measured on site once it hangs. */
    point: { type: [Number], default: undefined },
    /** Metres, as the phone on site reported. */
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
    /** The last day of a scan in China's time, as 2026-11-22. Posting counts as the first scan. */
    seenOn: { type: String },
    /** What the code is found by. Whatever is inserted has it; a step that changes the place writes it anew. */
    search: {
      type: new Schema(
        { version: { type: Number }, words: { type: [String] }, terms: { type: [String] }, tiles: { type: [String] } },
        { _id: false }
      ),
      default(this: Searchable) {
        return searchedBy(this)
      }
    },
    history: { type: [historySchema], default: [] }
  },
  { collection: 'placeCodes', versionKey: false }
)
indexFor(
  placeCodeSchema,
  'The console lists codes by state, newest first, or all of them.',
  [{ state: 1, createdAt: -1, _id: -1 }],
  [{ createdAt: -1, _id: -1 }]
)
indexFor(
  placeCodeSchema,
  'Codes that have a term, newest first: a word, a cell or what it lies in, a part of the symbols.',
  [{ 'search.terms': 1, createdAt: -1, _id: -1 }]
)
indexFor(placeCodeSchema, 'A map shows the codes of some tiles, of each state as the lot drew them.', [
  { 'search.tiles': 1, state: 1, _id: 1 }
])
indexFor(placeCodeSchema, 'Codes of earlier versions, which cannot be searched yet.', [{ 'search.version': 1 }])
indexFor(placeCodeSchema, 'The console lists the codes of a batch, newest first.', [
  { batch: 1, createdAt: -1, _id: -1 }
])
indexFor(placeCodeSchema, 'A batch is printed in the order of its codes.', [{ batch: 1, _id: 1 }])
indexFor(
  placeCodeSchema,
  'Batches are counted by state and by what has a place, from the index alone; an import takes free codes in order.',
  [{ batch: 1, state: 1, name: 1, _id: 1 }]
)
indexFor(placeCodeSchema, '"Posted but not scanned for 90 days", the longest first.', [{ state: 1, seenOn: 1, _id: 1 }])
indexFor(placeCodeSchema, '"Printed but never posted after 14 days", the longest first.', [
  { state: 1, printedAt: 1, _id: 1 }
])
indexFor(placeCodeSchema, "Which code hangs at a component: an import and the collector's phone ask.", [
  { component: 1 },
  { partialFilterExpression: { component: { $exists: true } } }
])
indexFor(placeCodeSchema, 'An import that broke off finds the codes that it has planned. No row is planned twice.', [
  { plannedBy: 1, plannedRow: 1 },
  { unique: true, partialFilterExpression: { plannedBy: { $exists: true } } }
])
indexFor(
  placeCodeSchema,
  'Which codes have hung at one place: whoever follows a replacement, forwards or back.',
  [{ successor: 1 }, { partialFilterExpression: { successor: { $exists: true } } }],
  [{ replaces: 1 }, { partialFilterExpression: { replaces: { $exists: true } } }]
)
indexFor(placeCodeSchema, 'An import finds places that have a code already.', [{ name: 1 }])

type Stored = InferSchemaType<typeof placeCodeSchema>
/** A code as lean() returns it: plain values. */
export type CodeRecord = Omit<Stored, 'point' | 'history'> & { point?: number[] | null; history: CodeHistoryRecord[] }
export interface CodeHistoryRecord {
  action: CodeAction
  from?: CodeState | null
  to: CodeState
  at: Date
  by: { id: string; name: string; role: string }
  words?: string | null
  media: Types.ObjectId[]
  key?: string | null
  print?: string | null
}
export const PlaceCodeModel = model('PlaceCode', placeCodeSchema)
