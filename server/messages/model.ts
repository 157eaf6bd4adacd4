import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { type CaseAction, steps } from '../../contracts/cases/workflow'

/** Messages are news: after half a year they are gone, the history of the case stays. */
export const keptDays = 180

/** `waiting` until WeChat has taken it, or never will. `unasked`: the resident's consents are used up. */
export const pushStates = ['waiting', 'sent', 'refused', 'unasked', 'gaveUp'] as const

/** What one person is told about one entry in the history of a case. */
const messageSchema = new Schema(
  {
    /** `<case>:<index of the entry>:<person>`: nobody is told the same thing twice. */
    key: { type: String, required: true },
    /** `resident:<id>` or `staff:<id>`. */
    person: { type: String, required: true },
    action: { type: String, enum: Object.keys(steps) as CaseAction[], required: true },
    title: { type: String, required: true },
    text: { type: String, default: '' },
    caseNo: { type: String, required: true },
    /** For a resident: which of their reports it is about. */
    report: Schema.Types.ObjectId,
    at: { type: Date, required: true },
    read: { type: Boolean, required: true },
    /** For somebody who can be reached in WeChat. */
    push: new Schema(
      {
        state: { type: String, enum: pushStates, required: true },
        tries: { type: Number, required: true },
        /** Not before then. Whoever takes it in hand moves it on, so that nobody else does so at the same time. */
        next: { type: Date, required: true },
        place: { type: String, default: '' },
        /** Nothing follows it: even the resident's last consent is good for it. */
        final: { type: Boolean, required: true },
        /** One of the resident's consents has been taken for it. */
        claimed: Boolean
      },
      { _id: false }
    )
  },
  { collection: 'messages', versionKey: false }
)
// One message for one person and one entry, also when two workers announce at once.
messageSchema.index({ key: 1 }, { unique: true })
// Somebody's messages, newest first.
messageSchema.index({ person: 1, at: -1, _id: -1 })
// What somebody has not read, and how much that is.
messageSchema.index({ person: 1, read: 1, at: -1, _id: -1 })
// What is to be sent to WeChat, those that wait longest first.
messageSchema.index({ 'push.next': 1 }, { partialFilterExpression: { 'push.state': 'waiting' } })
// Old messages remove themselves.
messageSchema.index({ at: 1 }, { expireAfterSeconds: keptDays * 86_400 })

type Stored = InferSchemaType<typeof messageSchema>
export type MessageRecord = Stored & { _id: Types.ObjectId }
export const MessageModel = model('Message', messageSchema)
