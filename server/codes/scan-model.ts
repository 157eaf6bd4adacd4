import { model, Schema } from 'mongoose'
import { indexFor } from '../db/index-for'

/** How often a code was scanned on a day. Nothing about who scanned it. */
const codeScanSchema = new Schema(
  {
    code: { type: String, required: true },
    day: { type: String, required: true },
    count: { type: Number, required: true }
  },
  { collection: 'codeScans', versionKey: false }
)
indexFor(codeScanSchema, "Counts a scan, and reads the scans of a code's last days.", [
  { code: 1, day: 1 },
  { unique: true }
])
indexFor(codeScanSchema, 'What is old enough to go.', [{ day: 1 }])
export const CodeScanModel = model('CodeScan', codeScanSchema)
