import { type InferSchemaType, model, Schema } from 'mongoose'

/** A posted QR code; `_id` is its nine symbols. A code is never used again, a retired one names its successor. */
const placeCodeSchema = new Schema(
  {
    _id: { type: String, required: true },
    state: { type: String, enum: ['minted', 'printed', 'posted', 'retired'], required: true },
    name: { type: String, default: '' },
    address: { type: String, default: '' },
    /** WGS-84 longitude, latitude. */
    point: { type: [Number], default: undefined },
    gridCode: { type: String },
    component: { type: String },
    topics: { type: [String], default: [] },
    successor: { type: String },
    createdAt: { type: Date, required: true }
  },
  { collection: 'placeCodes', versionKey: false }
)
// The console lists codes by state, newest first.
placeCodeSchema.index({ state: 1, createdAt: -1 })
export type PlaceCodeDocument = InferSchemaType<typeof placeCodeSchema>
export const PlaceCodeModel = model('PlaceCode', placeCodeSchema)
