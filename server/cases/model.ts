import { type HydratedDocument, type InferSchemaType, model, type Types } from 'mongoose'
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

// A case is opened, moved and tracked by its number.
caseSchema.index({ caseNo: 1 }, { unique: true })
// The queue of one or more states, and the counts of what is open.
caseSchema.index({ state: 1, submittedAt: -1, _id: -1, nextDueAt: 1 })
// The wall: what is yellow and red by state and department, from the index alone.
caseSchema.index({ state: 1, nextDueAt: 1, _id: 1, nextWarnAt: 1, 'department.id': 1 })
// The whole list, newest or oldest first.
caseSchema.index({ submittedAt: -1, _id: -1 })
// The list by department, topic, matter, place or handler. States behind the order are read from the index.
caseSchema.index({ 'department.id': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }, having('department.id'))
caseSchema.index({ 'topic.id': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 })
caseSchema.index({ 'matter.code': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }, having('matter.code'))
caseSchema.index({ 'handler.id': 1, submittedAt: -1, _id: -1, state: 1, nextDueAt: 1 }, having('handler.id'))
// A department's own cases of one state, and how many there are.
caseSchema.index({ 'department.id': 1, state: 1, submittedAt: -1, _id: -1, nextDueAt: 1 }, having('department.id'))
// A collector's cells, what is near a point, and what has no cell.
caseSchema.index({ gridCode: 1, submittedAt: -1, _id: -1, state: 1, closedAt: 1 })
// A department's part in cases of others.
caseSchema.index({ 'subtasks.department.id': 1, submittedAt: -1, _id: -1 }, having('subtasks.department.id'))
caseSchema.index({ 'subtasks.department.id': 1, nextDueAt: 1, _id: 1 }, having('subtasks.department.id'))
// How many of them are in which state.
caseSchema.index({ 'subtasks.department.id': 1, state: 1, 'department.id': 1 }, having('subtasks.department.id'))
// Whatever is most urgent, with any condition beside it; and the same cases, newest first.
caseSchema.index({ nextDueAt: 1, _id: 1, ...conditions, nextWarnAt: 1 }, { partialFilterExpression: running })
caseSchema.index(
  { submittedAt: -1, _id: -1, nextDueAt: 1, nextWarnAt: 1, ...conditions },
  { partialFilterExpression: running }
)
// A department's and a cell's most urgent.
caseSchema.index({ 'department.id': 1, nextDueAt: 1, _id: 1, state: 1 }, { partialFilterExpression: running })
caseSchema.index({ gridCode: 1, nextDueAt: 1, _id: 1, state: 1 }, { partialFilterExpression: running })
// Looks for which no collector has the cell.
caseSchema.index({ state: 1, gridCode: 1 }, { partialFilterExpression: running })
// Requests that wait for a decision.
caseSchema.index({ 'asked.what': 1, nextDueAt: 1, _id: 1 }, having('asked.what'))
caseSchema.index({ 'asked.what': 1, submittedAt: -1, _id: -1 }, having('asked.what'))
// The job that marks lights looks for the next to turn.
caseSchema.index({ nextLightAt: 1 })
// The job that resumes looks for the suspensions that end.
caseSchema.index({ 'suspended.until': 1 }, having('suspended.until'))
// The job that counts what a crash left uncounted.
caseSchema.index({ 'uncountedReports.to': 1 }, having('uncountedReports.to'))
// What was given to a collector by name.
caseSchema.index({ 'collector.id': 1, nextDueAt: 1, _id: 1, state: 1 }, having('collector.id'))
caseSchema.index({ 'collector.id': 1, submittedAt: -1, _id: -1, state: 1 }, having('collector.id'))
// What is open at a posted code, and how many reports came from it.
caseSchema.index(
  { 'place.code': 1, submittedAt: -1, _id: -1, state: 1, closedAt: 1, reportCount: 1 },
  having('place.code')
)
// The reports of a case include those of cases merged into it.
caseSchema.index({ mergedInto: 1 }, having('mergedInto'))
// What is to be announced, those that wait longest first.
caseSchema.index({ updatedAt: 1 }, { partialFilterExpression: { unannounced: true } })
// A search, newest first or among what runs the most urgent first: documents that have a term.
caseSchema.index({ 'search.terms': 1, submittedAt: -1, _id: -1 })
caseSchema.index({ 'search.terms': 1, nextDueAt: 1, _id: 1 }, { partialFilterExpression: running })
// Cases that still wait for the words they are searched by.
caseSchema.index({ 'search.version': 1, _id: -1 })
// Histories from before there were facts, for the upgrade at the start.
caseSchema.index({ 'history.details.label': 1 }, having('history.details.label'))

type Stored = InferSchemaType<typeof caseSchema>
export type CaseRecord = Stored & { _id: Types.ObjectId }
export type CaseDocument = HydratedDocument<Stored>
export type HistoryRecord = Stored['history'][number]
export const CaseModel = model('Case', caseSchema)
