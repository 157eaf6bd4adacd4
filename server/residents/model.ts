import { type InferSchemaType, model, Schema } from 'mongoose'

/** Somebody who reports: a browser's anonymous device, or a WeChat user. No name, no number. */
const residentSchema = new Schema(
  {
    kind: { type: String, enum: ['device', 'wechat'], required: true },
    openid: { type: String },
    /** How many messages of each of WeChat's templates this person has agreed to and not been sent. */
    consents: { type: Map, of: Number },
    createdAt: { type: Date, required: true },
    seenAt: { type: Date, required: true }
  },
  { collection: 'residents', versionKey: false }
)

// One resident for one WeChat user: the login looks them up by openid.
residentSchema.index({ openid: 1 }, { unique: true, partialFilterExpression: { openid: { $exists: true } } })

export type ResidentDocument = InferSchemaType<typeof residentSchema>
export const ResidentModel = model('Resident', residentSchema)
