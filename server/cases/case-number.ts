import { model, Schema } from 'mongoose'
import { chinaDay } from '../../contracts/china-time'

const counterSchema = new Schema(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { collection: 'counters', versionKey: false }
)
const CounterModel = model('Counter', counterSchema)

/** Returns the next case number from an atomic counter: division + date in China + six-digit sequence of the day. */
export async function nextCaseNo(division: string, now: Date): Promise<string> {
  const day = chinaDay(now).replaceAll('-', '')
  const counter = await CounterModel.findOneAndUpdate(
    { _id: `case-${division}${day}` },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' }
  )
  return `${division}${day}${String(counter.last).padStart(6, '0')}`
}
