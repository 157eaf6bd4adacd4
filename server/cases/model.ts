import { type HydratedDocument, type InferSchemaType, model, type Types } from 'mongoose'
import { indexFor } from '../db/index-for'
import { afterWrites } from '../db/writes'
import { caseSchema } from './case-schema'
import { endOfTime } from './clocks/end-of-time'

/** Cases whose clock runs: few, however many there are. */
const running = { nextDueAt: { $lt: endOfTime } }
/** What a list may ask beside the time, read from the index. */
const conditions = {
  state: 1,
  'department.id': 1,
  gridCode: 1,
  'topic.id': 1,
  'matter.code': 1,
  'handler.id': 1
} as const
const having = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } })

indexFor(caseSchema, 'A case is opened, moved and tracked by its number.', [{ caseNo: 1 }, { unique: true }])
indexFor(caseSchema, 'The queue of one or more states, and the counts of what is open.', [
  { state: 1, submittedAt: -1, _id: -1, nextDueAt: 1 }
])
indexFor(caseSchema, 'The wall: what is yellow and red by state and department, from the index alone.', [
  { state: 1, nextDueAt: 1, _id: 1, nextWarnAt: 1, 'department.id': 1 }
])
indexFor(caseSchema, 'The whole list, newest or oldest first.', [{ submittedAt: -1, _id: -1 }])
indexFor(
  caseSchema,
  'The list by department, topic, matter, place or handler. States behind the order are read from the index.',
  [{ 'department.id': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }, having('department.id')],
  [{ 'topic.id': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }],
  [{ 'matter.code': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }, having('matter.code')],
  [{ 'handler.id': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }, having('handler.id')]
)
indexFor(caseSchema, "A department's own cases of one state, and how many there are.", [
  { 'department.id': 1, state: 1, submittedAt: -1, _id: -1, nextDueAt: 1 },
  having('department.id')
])
indexFor(caseSchema, "A collector's cells, what is near a point, and what has no cell.", [
  { gridCode: 1, submittedAt: -1, _id: -1, state: 1, closedAt: 1 }
])
indexFor(caseSchema, "How many of a collector's cells are in which state, and what was closed there lately.", [
  { gridCode: 1, state: 1, closedAt: 1 }
])
indexFor(
  caseSchema,
  "A department's part in cases of others.",
  [{ 'subtasks.department.id': 1, submittedAt: -1, _id: -1 }, having('subtasks.department.id')],
  [{ 'subtasks.department.id': 1, nextDueAt: 1, _id: 1 }, having('subtasks.department.id')]
)
indexFor(caseSchema, 'How many of them are in which state.', [
  { 'subtasks.department.id': 1, state: 1, 'department.id': 1 },
  having('subtasks.department.id')
])
indexFor(
  caseSchema,
  'Whatever is most urgent, with any condition beside it; and the same cases, newest first.',
  [{ nextDueAt: 1, _id: 1, ...conditions, nextWarnAt: 1 }, { partialFilterExpression: running }],
  [{ submittedAt: -1, _id: -1, nextDueAt: 1, nextWarnAt: 1, ...conditions }, { partialFilterExpression: running }]
)
indexFor(
  caseSchema,
  "A department's and a cell's most urgent.",
  [{ 'department.id': 1, nextDueAt: 1, _id: 1, state: 1 }, { partialFilterExpression: running }],
  [{ gridCode: 1, nextDueAt: 1, _id: 1, state: 1 }, { partialFilterExpression: running }]
)
indexFor(caseSchema, 'Looks for which no collector has the cell.', [
  { state: 1, gridCode: 1 },
  { partialFilterExpression: running }
])
indexFor(
  caseSchema,
  'Requests that wait for a decision.',
  [{ 'asked.what': 1, nextDueAt: 1, _id: 1 }, having('asked.what')],
  [{ 'asked.what': 1, submittedAt: -1, _id: -1 }, having('asked.what')]
)
indexFor(caseSchema, 'The job that marks lights looks for the next to turn.', [{ nextLightAt: 1 }])
indexFor(caseSchema, 'The live stream asks every other second what has changed since.', [{ updatedAt: -1 }])
indexFor(caseSchema, 'The job that resumes looks for the suspensions that end.', [
  { 'suspended.until': 1 },
  having('suspended.until')
])
indexFor(caseSchema, 'The job that counts what a crash left uncounted.', [
  { 'uncountedReports.to': 1 },
  having('uncountedReports.to')
])
indexFor(
  caseSchema,
  'What was given to a collector by name.',
  [{ 'collector.id': 1, nextDueAt: 1, _id: 1, state: 1 }, having('collector.id')],
  [{ 'collector.id': 1, submittedAt: -1, _id: -1, state: 1 }, having('collector.id')]
)
indexFor(caseSchema, 'What is open at a posted code, and how many reports came from it.', [
  { 'place.code': 1, submittedAt: -1, _id: -1, state: 1, closedAt: 1, reportCount: 1 },
  having('place.code')
])
indexFor(caseSchema, 'The cases merged into one, oldest first: their reports are read with its own.', [
  { mergedInto: 1, submittedAt: 1, _id: 1 },
  having('mergedInto')
])
indexFor(caseSchema, 'What is to be announced, those that wait longest first.', [
  { updatedAt: 1 },
  { partialFilterExpression: { unannounced: true } }
])
indexFor(caseSchema, 'What is still to be counted, the newest first.', [{ counted: 1, _id: -1 }])
indexFor(caseSchema, 'Since when what changed waits to be counted.', [
  { updatedAt: 1, counted: 1 },
  { partialFilterExpression: { counted: 0 } }
])
indexFor(
  caseSchema,
  'A search, newest first or among what runs the most urgent first: documents that have a term.',
  [{ 'search.terms': 1, submittedAt: -1, _id: -1 }],
  [{ 'search.terms': 1, nextDueAt: 1, _id: 1 }, { partialFilterExpression: running }]
)
indexFor(caseSchema, 'Cases that still wait for the words they are searched by.', [{ 'search.version': 1, _id: -1 }])
indexFor(caseSchema, 'Histories from before there were facts, for the upgrade at the start.', [
  { 'history.details.label': 1 },
  having('history.details.label')
])

let written = 0
afterWrites(caseSchema, () => {
  written += 1
})
/** How often this process has changed cases: what it has counted before is old. */
export const caseWrites = () => written

type Stored = InferSchemaType<typeof caseSchema>
export type CaseRecord = Stored & { _id: Types.ObjectId }
export type CaseDocument = HydratedDocument<Stored>
export type HistoryRecord = Stored['history'][number]
export const CaseModel = model('Case', caseSchema)
