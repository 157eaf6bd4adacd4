import { type InferSchemaType, model, Schema } from 'mongoose'
import { lastChangeSchema } from '../basedata/last-change'
import { indexFor } from '../db/index-for'
import { marksChanges } from '../db/marks'

/** A unit grid cell: `_id` is its 15-digit code (6 division + 3 street + 3 community + 3 sequence). */
const gridCellSchema = new Schema(
  {
    _id: { type: String, required: true },
    dutyGrid: { type: String, required: true },
    street: { type: String, required: true },
    community: { type: String, required: true },
    /** GeoJSON polygon in WGS-84. */
    shape: {
      type: new Schema(
        { type: { type: String, required: true }, coordinates: { type: [[[Number]]], required: true } },
        { _id: false }
      ),
      required: true
    },
    startedAt: { type: Date, required: true },
    endedAt: { type: Date },
    active: { type: Boolean },
    version: { type: Number },
    lastChange: { type: lastChangeSchema },
    /** `1`: it changed, and what lies in it has yet to be looked at (`relocate.ts`). */
    moved: { type: String },
    /** What of it everything was located by last, so that a new name moves nothing. */
    locatedBy: { type: String }
  },
  { collection: 'gridCells', versionKey: false }
)
indexFor(gridCellSchema, "Finds a collector's cells by their duty grids.", [{ dutyGrid: 1 }])
indexFor(gridCellSchema, 'The job that locates anew finds the cells that changed.', [
  { moved: 1 },
  { partialFilterExpression: { moved: { $exists: true } } }
])
marksChanges(gridCellSchema, 'cells')
export type GridCellDocument = InferSchemaType<typeof gridCellSchema>
export const GridCellModel = model('GridCell', gridCellSchema)

/** A component in the street; `_id` is its 17-digit id (6 division + 5 type + 6 sequence). */
const componentSchema = new Schema(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    name: { type: String, required: true },
    point: { type: [Number], required: true },
    gridCode: { type: String, required: true },
    department: { type: String },
    state: { type: String, enum: ['完好', '破损', '丢失', '废弃', '移除'], default: '完好' }
  },
  { collection: 'components', versionKey: false }
)
indexFor(componentSchema, 'Finds the components of a cell, for the map and for choosing one near a point.', [
  { gridCode: 1 }
])
export type ComponentDocument = InferSchemaType<typeof componentSchema>
export const ComponentModel = model('Component', componentSchema)
