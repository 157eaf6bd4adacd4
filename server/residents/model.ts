import { type InferSchemaType, model, Schema } from 'mongoose'
import { residentClients } from '../../contracts/residents/consent'
import { indexFor } from '../db/index-for'

/** A person who reports: the anonymous device of a browser, or a WeChat user. No name, no number. */
const residentSchema = new Schema(
  {
    kind: { type: String, enum: ['device', 'wechat'], required: true },
    openid: { type: String },
    /** For each WeChat template, how many messages this person has agreed to and not been sent yet. */
    consents: { type: Map, of: Number },
    /** What the person has agreed to: which version of the privacy text, when, with which client. */
    consent: new Schema(
      {
        version: { type: Number, required: true },
        at: { type: Date, required: true },
        client: { type: String, enum: residentClients, required: true },
        /** Under 14: a parent has agreed for them. No age is stored. */
        guardian: Boolean,
        withdrawnAt: Date
      },
      { _id: false }
    ),
    /** Sessions that were ended on their phone, and until when all others were. */
    endedSessions: { type: [String], default: undefined },
    othersEnded: new Schema({ at: Date, except: String }, { _id: false }),
    /** Somebody of the staff is blocking this sender at this moment. */
    blockingSince: Date,
    createdAt: { type: Date, required: true },
    seenAt: { type: Date, required: true }
  },
  { collection: 'residents', versionKey: false }
)

indexFor(residentSchema, 'One resident for each WeChat user. The login finds them by openid.', [
  { openid: 1 },
  { unique: true, partialFilterExpression: { openid: { $exists: true } } }
])

indexFor(residentSchema, 'Whom nobody has used for long.', [{ seenAt: 1 }])

export type ResidentDocument = InferSchemaType<typeof residentSchema>
export const ResidentModel = model('Resident', residentSchema)
