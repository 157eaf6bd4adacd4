import { model, Schema } from 'mongoose'
import { chinaDay } from '../../contracts/china-time'

const counterSchema = new Schema(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { collection: 'counters', versionKey: false }
)
const CounterModel = model('Counter', counterSchema)

/** The next case number: division + Chinese date + six-digit daily sequence, from an atomic counter. */
export async function nextCaseNo(division: string, now: Date): Promise<string> {
  const day = chinaDay(now).replaceAll('-', '')
  const counter = await CounterModel.findOneAndUpdate(
    { _id: `case-${division}${day}` },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' }
  )
  return `${division}${day}${String(counter.last).padStart(6, '0')}`
}
