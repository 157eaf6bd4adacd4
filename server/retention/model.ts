import { model, Schema } from 'mongoose'
import type { RetentionKind } from '../../contracts/retention/kinds'
import { marksChanges } from '../db/marks'

/** One document for each kind for which a city has set days of its own. */
const periodSchema = new Schema(
  {
    /** The kind. */
    _id: { type: String, required: true },
    days: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    reason: { type: String, required: true }
  },
  { collection: 'retention', versionKey: false }
)
marksChanges(periodSchema, 'rules')

/** One document: when the first run is, what has been removed since the last one came to its end, and what that one took. */
const runSchema = new Schema(
  {
    _id: { type: String, required: true },
    /** Nothing goes before: people look first at what would go. */
    from: { type: Date, required: true },
    removed: { type: Map, of: Number },
    last: new Schema({ day: String, at: Date, removed: { type: Map, of: Number } }, { _id: false })
  },
  { collection: 'retentionRuns', versionKey: false }
)

type Counts = Partial<Record<RetentionKind, number>>
/** As it is read. */
export interface Runs {
  from: Date
  removed?: Counts
  last?: { day: string; at: Date; removed?: Counts }
}
export const PeriodModel = model('RetentionPeriod', periodSchema)
export const RunModel = model('RetentionRun', runSchema)
