import { type InferSchemaType, model, Schema, type Types } from 'mongoose'
import { indexFor } from '../db/index-for'

/** A batch; `_id` is its name. The unique name stops a second minting by accident. */
const codeBatchSchema = new Schema(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    by: { type: String, required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'codeBatches', versionKey: false }
)
export const CodeBatchModel = model('CodeBatch', codeBatchSchema)

/** An import of planned places. It is stored before its first row is planned, so that a crash can be finished. */
const placeImportSchema = new Schema(
  {
    batch: { type: String, required: true },
    state: { type: String, enum: ['pending', 'done', 'failed'], required: true },
    rows: {
      type: [
        new Schema(
          {
            row: { type: Number, required: true },
            name: { type: String, required: true },
            address: { type: String, required: true },
            point: { type: [Number], required: true },
            gridCode: { type: String },
            component: { type: String },
            code: { type: String }
          },
          { _id: false }
        )
      ],
      required: true
    },
    by: { type: new Schema({ id: String, name: String }, { _id: false }), required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'placeImports', versionKey: false }
)
indexFor(placeImportSchema, 'Imports that broke off, for the job that finishes them.', [
  { createdAt: 1 },
  { partialFilterExpression: { state: 'pending' } }
])
export type PlaceImportRecord = InferSchemaType<typeof placeImportSchema> & { _id: Types.ObjectId }
export const PlaceImportModel = model('PlaceImport', placeImportSchema)
