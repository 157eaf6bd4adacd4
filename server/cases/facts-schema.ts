import { Schema } from 'mongoose'
import { type FactName, type Facts, photoClocks, photoDoubts } from '../../contracts/cases/facts'
import { rejectReasons } from '../../contracts/cases/reject-reasons'
import { limitUnits } from '../../contracts/catalogue/views'
import { redactedKinds } from '../../contracts/redaction/kinds'
import { stages } from '../../contracts/rules/stages'

/** Facts as an entry of a history holds them: those that its step leaves. */
export type StoredFacts = Partial<Facts>

const part = { _id: false } as const
const named = new Schema({ id: { type: String, default: '' }, name: String }, part)

const where = new Schema(
  { address: { type: String, default: '' }, gridCode: String, point: { type: [Number], default: undefined } },
  part
)

/** How each fact is stored. One that stands in the contract and not here does not compile. */
const paths = {
  department: named,
  formerDepartment: named,
  formerDue: Date,
  helper: named,
  handler: named,
  until: Date,
  distance: Number,
  takenAt: Date,
  takenBy: { type: String, enum: Object.keys(photoClocks) },
  takenDoubt: { type: String, enum: Object.keys(photoDoubts) },
  takenElsewhere: { type: String, enum: ['away', 'unknown'] },
  matter: new Schema({ code: String, name: String }, part),
  formerMatter: new Schema({ code: String, name: String }, part),
  place: where,
  formerPlace: where,
  collector: named,
  condition: new Schema(
    { code: String, when: String, limit: Number, unit: { type: String, enum: Object.keys(limitUnits) } },
    part
  ),
  reasonCode: { type: String, enum: Object.keys(rejectReasons) },
  found: Boolean,
  solved: Boolean,
  stars: Number,
  reached: Boolean,
  satisfied: Boolean,
  into: String,
  from: String,
  redacted: { type: String, enum: Object.keys(redactedKinds) },
  stage: { type: String, enum: [...Object.keys(stages), 'handling'] }
} satisfies Record<FactName, unknown>

export const factsSchema = new Schema<StoredFacts>(paths, part)
