import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { type CaseState, caseStates } from '../../contracts/cases/states'

/** What one person sent at one time. Its facts never change; what is added later stands in the case's history. */
const reportSchema = new Schema(
  {
    /** The case it opened or joined, chosen before anything is written so that a repeat finds the same one. */
    case: { type: Schema.Types.ObjectId, required: true },
    caseNo: { type: String, required: true },
    joins: { type: Boolean, default: false },
    queryCode: { type: String, required: true },
    /** Who sent it: a resident's id, or `staff:<id>` of the operator who took it. */
    resident: { type: String, required: true },
    /** The operator, when it came by telephone or at the counter. */
    takenBy: new Schema({ id: String, name: String }, { _id: false }),
    idempotencyKey: { type: String, required: true },
    /** SHA-256 of what was sent: the same key with another body is refused. */
    fingerprint: { type: String, required: true },
    source: { type: String, enum: ['resident', 'hotline', 'patrol'], required: true },
    topic: new Schema({ id: String, label: String }, { _id: false }),
    text: { type: String, default: '' },
    media: { type: [Schema.Types.ObjectId], default: [] },
    place: {
      type: new Schema(
        { address: String, point: { type: [Number], default: undefined }, code: String, codeName: String },
        { _id: false }
      ),
      required: true
    },
    gridCode: String,
    component: String,
    /** Name and number as AES-256-GCM text; read only through contact-vault.ts. */
    contact: String,
    promisedBy: { type: Date, required: true },
    sentAt: { type: Date, required: true },
    /** The case's state when the answer was given. */
    stateWhenSent: { type: String, enum: Object.keys(caseStates) as CaseState[] },
    /** Photos are claimed and the case stands. Until then a repeat, or the sweep, finishes the work. */
    complete: { type: Boolean, default: false }
  },
  { collection: 'reports', versionKey: false }
)
// The same key twice is one report, also when twenty arrive at once.
reportSchema.index({ resident: 1, idempotencyKey: 1 }, { unique: true })
// "My reports", newest first.
reportSchema.index({ resident: 1, sentAt: -1, _id: -1 })
// The reports of a case.
reportSchema.index({ case: 1, sentAt: 1 })
// Following one report by number and query code.
reportSchema.index({ queryCode: 1 }, { unique: true })
// The sweep finds those a crash left half done.
reportSchema.index({ sentAt: 1 }, { partialFilterExpression: { complete: false } })

type Stored = InferSchemaType<typeof reportSchema>
export type ReportRecord = Stored & { _id: Types.ObjectId }
export const ReportModel = model('Report', reportSchema)
