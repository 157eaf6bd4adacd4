import { type InferSchemaType, model, Schema } from 'mongoose'
import { componentStates } from '../../contracts/grids/components'
import { lastChangeSchema } from '../basedata/last-change'
import { indexFor } from '../db/index-for'
import { marksChanges } from '../db/marks'
import { squareOf } from './squares'

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
    /** WGS-84 longitude, latitude. */
    point: { type: [Number], required: true },
    gridCode: { type: String, required: true },
    /** Who is competent (主管), owns and maintains it: the department's id, or the name in the file of one that is not kept. */
    department: { type: String },
    owner: { type: String },
    maintainer: { type: String },
    state: { type: String, enum: componentStates, default: '完好' },
    startedOn: { type: String },
    source: { type: String },
    note: { type: String },
    /** The square of the map at the finest scale, as the digits that lead to it: a part of the map is a range of them. */
    square: {
      type: String,
      default(this: { point?: readonly number[] }) {
        return squareOf(this.point ?? [])
      }
    },
    active: { type: Boolean },
    version: { type: Number },
    lastChange: { type: lastChangeSchema }
  },
  { collection: 'components', versionKey: false }
)
indexFor(componentSchema, 'Finds the components of a cell, for the map and for choosing one near a point.', [
  { gridCode: 1 }
])
indexFor(componentSchema, 'A part of the map; and how many there are in each of its squares, from the index alone.', [
  { square: 1, state: 1 }
])
indexFor(componentSchema, 'The list of a type, or of a state, by id.', [{ type: 1, _id: 1 }], [{ state: 1, _id: 1 }])
marksChanges(componentSchema, 'components')
export type ComponentDocument = InferSchemaType<typeof componentSchema>
export const ComponentModel = model('Component', componentSchema)
