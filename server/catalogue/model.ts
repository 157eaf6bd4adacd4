import { type InferSchemaType, model, Schema } from 'mongoose'
import { everySheet, everyUrgency } from '../../contracts/catalogue/records'
import { type LimitUnit, limitUnits } from '../../contracts/catalogue/views'
import { doerSchema } from '../audit/doer'
import { lastChangeSchema } from '../basedata/last-change'
import { insertOnly } from '../db/insert-only'
import { marksChanges } from '../db/marks'

const conditionSchema = new Schema(
  {
    code: { type: String, required: true },
    when: { type: String, required: true },
    limit: { type: Number, required: true },
    unit: { type: String, enum: Object.keys(limitUnits) as LimitUnit[], required: true },
    closing: String,
    urgency: { type: String, enum: everyUrgency },
    department: String,
    supervisor: String,
    photos: String
  },
  { _id: false }
)

/** What a thing of the draft has besides its facts. */
const kept = {
  active: { type: Boolean, default: true },
  version: { type: Number, default: 0 },
  lastChange: lastChangeSchema
}

/**
 * A matter of GB/T 47678.5-2026 or a flagged local extension, as the draft of the catalogue has it; `_id` is its
 * five-digit code. What is in force stands in the editions.
 */
const matterSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    sheet: { type: String, enum: everySheet },
    majorName: String,
    /** From before there were editions. */
    major: new Schema({ code: String, name: String }, { _id: false }),
    extension: { type: Boolean, default: false },
    conditions: { type: [conditionSchema], required: true },
    /** The highest number that a condition of it ever had. */
    lastCondition: Number,
    /** Absent: those that come with the system. */
    words: { type: [String], default: undefined },
    often: Number,
    code2013: String,
    code2007: String,
    ...kept
  },
  { collection: 'matters', versionKey: false }
)
marksChanges(matterSchema, 'catalogue')
export type MatterDocument = InferSchemaType<typeof matterSchema>
export const MatterModel = model('Matter', matterSchema)

/** A topic for residents, as the draft has it. Topics are shown sorted by `order`. */
const topicSchema = new Schema(
  {
    _id: { type: String, required: true },
    label: { type: String, required: true },
    hint: { type: String, default: '' },
    matters: { type: [String], required: true },
    questions: { type: [String], default: undefined },
    order: { type: Number, required: true },
    ...kept
  },
  { collection: 'topics', versionKey: false }
)
marksChanges(topicSchema, 'catalogue')
export type TopicDocument = InferSchemaType<typeof topicSchema>
export const TopicModel = model('Topic', topicSchema)

/**
 * The whole catalogue as it was published at a time; `_id` counts from 1, so that of two who publish at once one is
 * refused. Only ever inserted.
 */
const editionSchema = new Schema(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: doerSchema, required: true },
    note: { type: String, default: '' },
    /** The Chinese day on which it comes into force. */
    from: { type: String, required: true },
    matters: { type: Number, required: true },
    topics: { type: Number, required: true },
    /** As text: nothing is ever asked of the inside. */
    content: { type: String, required: true }
  },
  { collection: 'catalogueEditions', versionKey: false }
)
marksChanges(editionSchema, 'catalogue')
export type EditionDocument = InferSchemaType<typeof editionSchema>
export const EditionModel = insertOnly(model('CatalogueEdition', editionSchema))
