import { type InferSchemaType, model, Schema } from 'mongoose'
import { type LimitUnit, limitUnits } from '../../contracts/catalogue/views'
import { marksChanges } from '../db/marks'

const conditionSchema = new Schema(
  {
    code: { type: String, required: true },
    when: { type: String, required: true },
    limit: { type: Number, required: true },
    unit: { type: String, enum: Object.keys(limitUnits) as LimitUnit[], required: true }
  },
  { _id: false }
)

/** A matter of GB/T 47678.5-2026 or a flagged local extension; `_id` is its five-digit code. */
const matterSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    major: { type: new Schema({ code: String, name: String }, { _id: false }), required: true },
    extension: { type: Boolean, default: false },
    conditions: { type: [conditionSchema], required: true },
    active: { type: Boolean, default: true }
  },
  { collection: 'matters', versionKey: false }
)
marksChanges(matterSchema, 'catalogue')
export type MatterDocument = InferSchemaType<typeof matterSchema>
export const MatterModel = model('Matter', matterSchema)

/** A kind of component; `_id` is its five-digit code. */
const componentTypeSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    major: { type: String, required: true }
  },
  { collection: 'componentTypes', versionKey: false }
)
export const ComponentTypeModel = model('ComponentType', componentTypeSchema)

/** A topic for residents. Topics are shown sorted by `order`. */
const topicSchema = new Schema(
  {
    _id: { type: String, required: true },
    label: { type: String, required: true },
    hint: { type: String, required: true },
    matters: { type: [String], required: true },
    order: { type: Number, required: true }
  },
  { collection: 'topics', versionKey: false }
)
marksChanges(topicSchema, 'catalogue')
export type TopicDocument = InferSchemaType<typeof topicSchema>
export const TopicModel = model('Topic', topicSchema)
