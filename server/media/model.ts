import { type InferSchemaType, model, Schema } from 'mongoose'

/** A stored photo. Its bytes are in the storage under its id; nothing of where or with what it was taken is kept. */
const mediaSchema = new Schema(
  {
    /** `resident:<id>` or `staff:<id>`: who uploaded it and alone may use it. */
    owner: { type: String, required: true },
    /** What uses it, `report:<id>` or `case:<number>`; a photo belongs to one thing only. */
    usedBy: { type: String, default: null },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'media', versionKey: false }
)
// The sweep finds photos that nobody used.
mediaSchema.index({ createdAt: 1 }, { partialFilterExpression: { usedBy: null } })

export type MediaDocument = InferSchemaType<typeof mediaSchema>
export const MediaModel = model('Media', mediaSchema)
