import { model, Schema } from 'mongoose'
import { chinaDay } from '../../contracts/china-time'
import { CaseReader } from './readers'

const counterSchema = new Schema(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { collection: 'counters', versionKey: false }
)
const CounterModel = model('Counter', counterSchema)

/** Returns the next case number from an atomic counter: division + date in China + six-digit sequence of the day. */
export async function nextCaseNo(division: string, now: Date): Promise<string> {
  const beginning = beginningOf(division, now)
  const counter = await CounterModel.findOneAndUpdate(
    { _id: `case-${beginning}` },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' }
  )
  return `${beginning}${String(counter.last).padStart(6, '0')}`
}

/**
 * The same for a day whose counter is behind the numbers that there are, as where cases were brought in without their
 * counters: it goes on from the last of them.
 */
export async function nextFreeCaseNo(division: string, now: Date): Promise<string> {
  const beginning = beginningOf(division, now)
  const [last] = await CaseReader.find({ caseNo: { $gte: beginning, $lt: `${beginning}~` } }, { caseNo: 1 })
    .sort({ caseNo: -1 })
    .limit(1)
    .lean()
  const taken = Number(last?.caseNo.slice(beginning.length) ?? 0)
  await CounterModel.updateOne({ _id: `case-${beginning}` }, { $max: { last: taken } }, { upsert: true })
  return nextCaseNo(division, now)
}

const beginningOf = (division: string, now: Date) => `${division}${chinaDay(now).replaceAll('-', '')}`
