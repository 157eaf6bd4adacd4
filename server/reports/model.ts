import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { type CaseState, caseStates } from '../../contracts/cases/states'
import { indexFor } from '../db/index-for'

/** What one person sent at one time. Its facts never change; additions are in the history of the case. */
const reportSchema = new Schema(
  {
    /** The case that it opens or joins. Chosen before anything is written, so that a repeat finds the same case. */
    case: { type: Schema.Types.ObjectId, required: true },
    caseNo: { type: String, required: true },
    joins: { type: Boolean, default: false },
    queryCode: { type: String, required: true },
    /** Who sent it: a resident's id, or `staff:<id>` of the member of staff who sent it. */
    resident: { type: String, required: true },
    /** The member of staff who sent it: an operator for a caller, or a collector on patrol. */
    takenBy: new Schema({ id: String, name: String }, { _id: false }),
    idempotencyKey: { type: String, required: true },
    /** SHA-256 of what was sent. The same key with another body is refused. */
    fingerprint: { type: String, required: true },
    source: { type: String, enum: ['resident', 'hotline', 'patrol'], required: true },
    topic: new Schema({ id: String, label: String }, { _id: false }),
    text: { type: String, default: '' },
    media: { type: [Schema.Types.ObjectId], default: [] },
    place: {
      type: new Schema(
        {
          address: String,
          point: { type: [Number], default: undefined },
          accuracy: Number,
          code: String,
          codeName: String
        },
        { _id: false }
      ),
      required: true
    },
    gridCode: String,
    component: String,
    /** Name and number, encrypted. Only contact-vault.ts reads it. */
    contact: String,
    /** A keyed hash of the number, by which the desk finds the report of a caller. */
    phoneHash: String,
    /** Until when the contact has certainly been needed: since then the case may have ended. There with a contact alone. */
    contactSince: Date,
    promisedBy: { type: Date, required: true },
    sentAt: { type: Date, required: true },
    /** The state of the case when the answer was sent. */
    stateWhenSent: { type: String, enum: Object.keys(caseStates) as CaseState[] },
    /**
     * True when the photos are claimed and the case exists. Until then a repeat or the repair job finishes the work.
     */
    complete: { type: Boolean, default: false },
    /** What it is found by when its sender calls (`kept-words.ts`). Nothing else reads it. */
    search: {
      type: new Schema(
        {
          version: Number,
          words: { type: [String], default: undefined },
          terms: { type: [String], default: undefined }
        },
        { _id: false }
      ),
      select: false
    }
  },
  { collection: 'reports', versionKey: false }
)
indexFor(reportSchema, 'The same key twice is one report, also when twenty requests arrive at once.', [
  { resident: 1, idempotencyKey: 1 },
  { unique: true }
])
indexFor(reportSchema, '"My reports", newest first.', [{ resident: 1, sentAt: -1, _id: -1 }])
indexFor(reportSchema, 'The reports of a case.', [{ case: 1, sentAt: 1, _id: 1 }])
indexFor(reportSchema, 'Which residents of a case left the number that a caller left.', [
  { case: 1, phoneHash: 1 },
  { partialFilterExpression: { phoneHash: { $exists: true }, source: 'resident' } }
])
indexFor(reportSchema, 'Finds one report by number and query code.', [{ queryCode: 1 }, { unique: true }])
indexFor(reportSchema, 'What was reported from a telephone number.', [
  { phoneHash: 1, sentAt: -1, _id: -1 },
  { partialFilterExpression: { phoneHash: { $exists: true } } }
])
indexFor(reportSchema, 'The reports of an earlier version whose numbers have no hash yet.', [
  { phoneHash: 1, _id: 1 },
  { partialFilterExpression: { contact: { $exists: true } } }
])
indexFor(reportSchema, 'Contacts that may be due to be forgotten, those of the oldest cases first.', [
  { contactSince: 1, _id: 1 },
  { partialFilterExpression: { contact: { $exists: true } } }
])
indexFor(reportSchema, 'What a caller says, newest first: reports that have a term.', [
  { 'search.terms': 1, sentAt: -1, _id: -1 }
])
indexFor(reportSchema, 'Reports that still wait for the words they are found by.', [{ 'search.version': 1, _id: -1 }])
indexFor(reportSchema, 'The repair job finds reports that a crash left incomplete.', [
  { sentAt: 1 },
  { partialFilterExpression: { complete: false } }
])

type Stored = InferSchemaType<typeof reportSchema>
export type ReportRecord = Stored & { _id: Types.ObjectId }
export const ReportModel = model('Report', reportSchema)
