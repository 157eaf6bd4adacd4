import { Schema } from 'mongoose'
import { type CaseState, caseStates } from '../../contracts/cases/states'
import { type Request, requests } from '../../contracts/cases/step'
import { type SubtaskState, subtaskStates } from '../../contracts/cases/views'
import { type CaseAction, steps } from '../../contracts/cases/workflow'
import { type LimitUnit, limitUnits } from '../../contracts/catalogue/views'
import { type Stage, stages } from '../../contracts/rules/stages'
import { type Actor, roles } from '../../contracts/staff/roles'
import { factsSchema } from './facts-schema'

const part = { _id: false } as const
const namedSchema = new Schema({ id: { type: String, required: true }, name: { type: String, required: true } }, part)
const stateField = { type: String, enum: Object.keys(caseStates) as CaseState[], required: true } as const

/** What happened, appended and never edited. */
const historySchema = new Schema(
  {
    action: { type: String, enum: Object.keys(steps) as CaseAction[], required: true },
    from: { type: String, enum: Object.keys(caseStates) as CaseState[] },
    to: stateField,
    at: { type: Date, required: true },
    round: { type: Number, required: true },
    by: {
      type: new Schema(
        {
          id: { type: String, required: true },
          name: { type: String, required: true },
          role: { type: String, enum: [...Object.keys(roles), 'resident', 'system'] as Actor[], required: true },
          /** What the role that brought them the post was called, where it is a city's own. */
          title: String,
          department: String,
          /** Who really did it, standing in for the one above. The name says so, too. */
          person: String,
          /** Who did it for a resident on the telephone, and for which of the reports. */
          through: new Schema({ id: String, name: String, report: Schema.Types.ObjectId }, part)
        },
        part
      ),
      required: true
    },
    words: String,
    media: { type: [Schema.Types.ObjectId], default: [] },
    /** What else the entry says, as the step's row in the workflow names it. */
    facts: factsSchema,
    /** The deadline of what this step ended, a stage or the handling: whether it was in time can be told later. */
    dueAt: Date,
    /** The report that a `join` brought, or the merging or splitting that it counts; nothing counts twice. */
    report: Schema.Types.ObjectId,
    /** Under which key the step was sent and what was sent, as hashes: a repeated request is known by them. */
    key: String,
    print: String
  },
  part
)

const searchSchema = new Schema(
  {
    /** By which rules it was made; none while an earlier version's case waits for its words. */
    version: Number,
    words: { type: [String], default: undefined },
    terms: { type: [String], default: undefined },
    /** The words of cases that were merged into it, until they are split off. */
    merged: {
      type: [new Schema({ caseNo: { type: String, required: true }, words: { type: [String], required: true } }, part)],
      default: undefined
    }
  },
  part
)

/** Everything that is stored of a case. Its indexes are in `model.ts`. */
export const caseSchema = new Schema(
  {
    caseNo: { type: String, required: true },
    version: { type: Number, required: true },
    state: stateField,
    source: { type: String, enum: ['resident', 'hotline', 'patrol'], required: true },
    topic: new Schema({ id: String, label: String }, part),
    matter: new Schema({ code: String, name: String }, part),
    condition: new Schema(
      {
        code: { type: String, required: true },
        when: { type: String, required: true },
        limit: { type: Number, required: true },
        unit: { type: String, enum: Object.keys(limitUnits) as LimitUnit[], required: true },
        /** What must be so before it is closed, and what a photo has to show, as the catalogue had it then. */
        closing: String,
        photos: String
      },
      part
    ),
    /** The first report's words and first photo, for lists. */
    text: { type: String, default: '' },
    cover: Schema.Types.ObjectId,
    place: {
      type: new Schema(
        {
          address: String,
          point: { type: [Number], default: undefined },
          accuracy: Number,
          code: String,
          codeName: String
        },
        part
      ),
      required: true
    },
    gridCode: String,
    component: String,
    department: namedSchema,
    /** Whom in the department it was assigned to. */
    handler: namedSchema,
    /** The collector that the look on site was given to by name; else it is for whoever has the duty grid. */
    collector: namedSchema,
    /** What other departments do for the handling one. */
    subtasks: {
      type: [
        new Schema(
          {
            department: { type: namedSchema, required: true },
            work: { type: String, required: true },
            state: { type: String, enum: Object.keys(subtaskStates) as SubtaskState[], required: true },
            at: { type: Date, required: true }
          },
          part
        )
      ],
      default: []
    },
    /** What is asked for and not decided. */
    asked: new Schema(
      {
        what: { type: String, enum: Object.keys(requests) as Request[], required: true },
        reason: { type: String, required: true },
        by: { type: namedSchema, required: true },
        at: { type: Date, required: true },
        until: Date
      },
      part
    ),
    reportCount: { type: Number, required: true },
    /** The latest reports that joined after the history had enough of them: none of these counts twice. */
    lateJoins: { type: [Schema.Types.ObjectId], default: undefined },
    /** How many have joined like that: counting anew after a merge must not lose those that are no longer listed. */
    lateJoinCount: { type: Number, default: 0 },
    urges: { type: Number, default: 0 },
    returns: { type: Number, default: 0 },
    extensions: { type: Number, default: 0 },
    round: { type: Number, default: 1 },
    submittedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    /** The handling's clock: from when, until when, and from when on it is yellow. A stopped one has `stoppedAt`. */
    clock: new Schema({ startedAt: Date, dueAt: Date, warnAt: Date, stoppedAt: Date }, part),
    /** The clock of the desk or the look on site the case waits for. */
    stage: new Schema(
      {
        name: { type: String, enum: Object.keys(stages) as Stage[], required: true },
        startedAt: Date,
        dueAt: Date,
        warnAt: Date
      },
      part
    ),
    /** The nearest deadline of what runs, else the end of time: what "most urgent" sorts by. */
    nextDueAt: { type: Date, required: true },
    /** When the nearest deadline turns yellow, and when the next light turns that nobody has been told of. */
    nextWarnAt: { type: Date, required: true },
    nextLightAt: { type: Date, required: true },
    suspended: new Schema({ before: stateField, until: { type: Date, required: true } }, part),
    suspensions: { type: Number, default: 0 },
    closedAt: Date,
    reopenings: { type: Number, default: 0 },
    mergedInto: String,
    /** Reports that merging or splitting has still to count on another case, under a key so that they count once. */
    uncountedReports: new Schema({ to: String, reports: Number, key: Schema.Types.ObjectId }, part),
    rejectedFor: String,
    history: { type: [historySchema], required: true },
    /** What it is searched by (`kept-words.ts`). No list and no step reads it. */
    search: { type: searchSchema, select: false },
    /** How many entries of the history, from its beginning, have been told to whom they concern. */
    announced: Number,
    /** There from the moment an entry is appended until it has been announced. */
    unannounced: Boolean,
    /** By which version of the figures it is counted as it is now; 0 from the moment it changes. */
    counted: Number
  },
  { collection: 'cases', versionKey: false, minimize: true }
)
