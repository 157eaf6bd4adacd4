import { type InferSchemaType, model, Schema } from 'mongoose'
import { type CaseState, caseStates } from '../../contracts/cases/states'
import { indexFor } from '../db/index-for'

const person = { account: { type: String, required: true }, name: { type: String, required: true } } as const

/** Who has which case open. One document for each case and person; it holds until it is said again. */
const openedSchema = new Schema(
  {
    _id: { type: String, required: true },
    caseNo: { type: String, required: true },
    ...person,
    until: { type: Date, required: true }
  },
  { collection: 'openedCases', versionKey: false }
)
indexFor(openedSchema, 'What one person has open.', [{ account: 1, until: -1 }])
indexFor(openedSchema, 'Who has a case open.', [{ caseNo: 1, until: 1 }])
indexFor(openedSchema, 'All that are open, for the live stream, and those that are over.', [{ until: 1 }])

/**
 * Who is deciding a case, by its number: one person at a time. It holds in the state in which the case was taken, so that a
 * decision frees it for whoever comes next.
 */
const heldSchema = new Schema(
  {
    _id: { type: String, required: true },
    ...person,
    state: { type: String, enum: Object.keys(caseStates) as CaseState[], required: true },
    until: { type: Date, required: true }
  },
  { collection: 'heldCases', versionKey: false }
)
indexFor(heldSchema, 'What one person is deciding.', [{ account: 1, until: -1 }])
indexFor(heldSchema, 'All that are being decided, and those that are over.', [{ until: 1 }])

export type OpenedRecord = InferSchemaType<typeof openedSchema> & { _id: string }
export type HeldRecord = InferSchemaType<typeof heldSchema> & { _id: string }
export const OpenedModel = model('OpenedCase', openedSchema)
export const HeldModel = model('HeldCase', heldSchema)
