import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { type CaseAction, steps } from '../../contracts/cases/workflow'
import { indexFor } from '../db/index-for'

/**
 * `waiting`: not sent yet. `sent`, `refused`, `gaveUp`: what became of it. `unasked`: the resident's consents are used
 * up.
 */
export const pushStates = ['waiting', 'sent', 'refused', 'unasked', 'gaveUp'] as const

/** A message for one person about one entry in the history of a case. */
const messageSchema = new Schema(
  {
    /** `<case>:<index of the entry>:<person>`, unique, so that nobody gets the same message twice. */
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
    /** For what residents add: how many entries this message tells of, and the index of the last. */
    times: Number,
    upTo: Number,
    /** Only for a person whom WeChat can reach. */
    push: new Schema(
      {
        state: { type: String, enum: pushStates, required: true },
        tries: { type: Number, required: true },
        /**
         * The time of the next try. A process that takes the message moves it, so that no other process sends it too.
         */
        next: { type: Date, required: true },
        place: { type: String, default: '' },
        /** No message follows this one, so even the resident's last consent may be used for it. */
        final: { type: Boolean, required: true },
        /** One of the resident's consents has been used for it. */
        claimed: Boolean
      },
      { _id: false }
    )
  },
  { collection: 'messages', versionKey: false }
)
indexFor(messageSchema, 'One message for each person and entry, also when two workers announce at once.', [
  { key: 1 },
  { unique: true }
])
indexFor(messageSchema, "A person's messages, newest first.", [{ person: 1, at: -1, _id: -1 }])
indexFor(messageSchema, "A person's unread messages, and their number.", [{ person: 1, read: 1, at: -1, _id: -1 }])
indexFor(messageSchema, 'Messages that wait for WeChat, the oldest first.', [
  { 'push.next': 1 },
  { partialFilterExpression: { 'push.state': 'waiting' } }
])
indexFor(messageSchema, 'What is old enough to go.', [{ at: 1, _id: 1 }])

type Stored = InferSchemaType<typeof messageSchema>
export type MessageRecord = Stored & { _id: Types.ObjectId }
export const MessageModel = model('Message', messageSchema)
