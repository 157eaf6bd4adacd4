import { type InferSchemaType, model, Schema } from 'mongoose'
import { indexFor } from '../db/index-for'

const part = { _id: false } as const

/** Which places are black, how often that was changed, and under which name what was drawn last is stored. */
const redactionSchema = new Schema(
  {
    revision: { type: Number, required: true },
    boxes: { type: [new Schema({ x: Number, y: Number, width: Number, height: Number }, part)], default: [] },
    /** None while the photo is shown as it was sent. */
    drawing: String,
    /** Under which key it was asked for and what was asked, as hashes. */
    key: String,
    print: String
  },
  part
)

/** A redaction that the history of a case does not tell yet. */
const untoldSchema = new Schema(
  {
    name: { type: String, required: true },
    caseNo: { type: String, required: true },
    staff: {
      type: new Schema({ id: String, name: String, role: String, title: String, department: String }, part),
      required: true
    },
    back: { type: Boolean, default: false },
    at: { type: Date, required: true },
    key: String,
    print: String
  },
  part
)

/** A stored photo. Its bytes are in the storage under its id. The place and the device of the photo are not stored. */
const mediaSchema = new Schema(
  {
    /** Who uploaded it, as `resident:<id>` or `staff:<id>`. Only that person may use it. */
    owner: { type: String, required: true },
    /** What uses it, as `report:<id>`, `case:<number>` or `code:<code>`. A photo belongs to one of these only. */
    usedBy: { type: String, default: null },
    /** There while a step that wants the photo is not known to be written: which step, and since when. */
    claim: new Schema({ step: { type: String, required: true }, at: { type: Date, required: true } }, { _id: false }),
    /** From which address, as a mark, and how many bytes it takes: nobody may keep too many that nothing uses. */
    from: String,
    bytes: Number,
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    /** When it was taken, as the photo itself says. Of photos of staff alone: a look on site says when. */
    takenAt: Date,
    /** Absent for a photo that nobody ever redacted. */
    redaction: redactionSchema,
    /** Drawings whose bytes are to be deleted: former ones, and those of somebody who was broken off. */
    drawings: {
      type: [new Schema({ name: { type: String, required: true }, at: { type: Date, required: true } }, part)],
      default: undefined
    },
    untold: { type: [untoldSchema], default: undefined },
    createdAt: { type: Date, required: true }
  },
  { collection: 'media', versionKey: false }
)
indexFor(mediaSchema, 'The cleaning job finds photos that nobody used.', [
  { createdAt: 1 },
  { partialFilterExpression: { usedBy: null } }
])
indexFor(
  mediaSchema,
  'What one sender or one address keeps unused.',
  [{ owner: 1 }, { partialFilterExpression: { usedBy: null } }],
  [{ from: 1 }, { partialFilterExpression: { usedBy: null } }]
)
indexFor(mediaSchema, 'And those that a step claimed and never settled, because the server stopped in between.', [
  { 'claim.at': 1 },
  { partialFilterExpression: { 'claim.at': { $exists: true } } }
])
indexFor(mediaSchema, 'Drawings that may be deleted.', [
  { 'drawings.at': 1 },
  { partialFilterExpression: { 'drawings.at': { $exists: true } } }
])
indexFor(mediaSchema, 'Redactions that a crash left untold.', [
  { 'untold.at': 1 },
  { partialFilterExpression: { 'untold.at': { $exists: true } } }
])

export type MediaDocument = InferSchemaType<typeof mediaSchema>
export const MediaModel = model('Media', mediaSchema)
