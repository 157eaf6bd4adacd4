import { type InferSchemaType, model, Schema } from 'mongoose'

/** A stored photo. Its bytes are in the storage under its id. The place and the device of the photo are not stored. */
const mediaSchema = new Schema(
  {
    /** Who uploaded it, as `resident:<id>` or `staff:<id>`. Only that person may use it. */
    owner: { type: String, required: true },
    /** What uses it, as `report:<id>` or `case:<number>`. A photo belongs to one of these only. */
    usedBy: { type: String, default: null },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'media', versionKey: false }
)
// The cleaning job finds photos that nobody used.
mediaSchema.index({ createdAt: 1 }, { partialFilterExpression: { usedBy: null } })

export type MediaDocument = InferSchemaType<typeof mediaSchema>
export const MediaModel = model('Media', mediaSchema)
