import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { indexFor } from '../db/index-for'
import { marksChanges } from '../db/marks'

/** A sender who may not send for a while. Of who it is there are only marks (`sender-mark.ts`). */
const blockSchema = new Schema(
  {
    /** Of the device or the WeChat user; of a WeChat user who signs in anew after an erasure as well. */
    marks: { type: [String], required: true },
    sender: { type: String, enum: ['device', 'wechat'] as const, required: true },
    caseNo: { type: String, required: true },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: new Schema({ id: String, name: String }, { _id: false }), required: true },
    until: { type: Date, required: true },
    ended: new Schema({ at: Date, by: String, reason: String }, { _id: false })
  },
  { collection: 'blocks', versionKey: false }
)
indexFor(blockSchema, 'Blocks, newest first.', [{ at: -1, _id: -1 }])
indexFor(blockSchema, 'Those that hold, and those that are old enough to go; the audit log keeps that there was one.', [
  { until: 1, _id: 1 }
])
indexFor(blockSchema, 'The blocks of one sender.', [{ marks: 1 }])
marksChanges(blockSchema, 'senders')

export type BlockRecord = InferSchemaType<typeof blockSchema> & { _id: Types.ObjectId }
export const BlockModel = model('Block', blockSchema)
