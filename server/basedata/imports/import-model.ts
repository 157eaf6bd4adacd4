import { type InferSchemaType, model, Schema } from 'mongoose'
import { type ImportState, importStates } from '../../../contracts/basedata/imports'
import { everyBaseKind } from '../../../contracts/basedata/kinds'
import { doerSchema } from '../../audit/doer'
import { indexFor } from '../../db/index-for'

const count = { type: Number, required: true }

/** One file that somebody imported, or looked at without importing it. */
const importSchema = new Schema(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: everyBaseKind, required: true },
    file: { type: String, required: true },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    state: { type: String, enum: Object.keys(importStates) as ImportState[], required: true },
    /** What is being done of it, so that another process can go on after a crash. */
    phase: { type: String, enum: ['writing', 'takingBack'] },
    done: { type: Number, default: 0 },
    total: { type: Number, default: 0 },
    counts: {
      type: new Schema({ wrong: count, changed: count, new: count, same: count }, { _id: false }),
      required: true
    },
    warned: { type: Number, default: 0 },
    /** What it moves besides its own things, in sentences. */
    touches: { type: [String], default: [] },
    notice: String,
    takenAt: Date,
    takenBy: doerSchema,
    undoneAt: Date,
    undoneBy: doerSchema,
    /** Which run works at it, and when it last said so. */
    holder: String,
    beatAt: { type: Date, required: true }
  },
  { collection: 'baseImports', versionKey: false }
)
indexFor(importSchema, 'What was imported of a kind, the latest first.', [{ kind: 1, at: -1, _id: -1 }])
indexFor(importSchema, 'The work that a crash left, and the files that nobody imported in days.', [
  { state: 1, beatAt: 1 }
])
export type ImportDocument = InferSchemaType<typeof importSchema>
export const ImportModel = model('BaseImport', importSchema)

/** Some rows of an import with the same verdict; `_id` is `import:verdict:page`. */
const pageSchema = new Schema(
  {
    _id: { type: String, required: true },
    import: { type: Schema.Types.ObjectId, required: true },
    /** As text: nothing is ever asked of the inside. */
    rows: { type: String, required: true }
  },
  { collection: 'baseImportRows', versionKey: false }
)
indexFor(pageSchema, 'The rows of an import are judged anew, and go with it.', [{ import: 1 }])
export const ImportPageModel = model('BaseImportRows', pageSchema)
