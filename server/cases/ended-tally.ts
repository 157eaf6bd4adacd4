import { type InferSchemaType, model, Schema } from 'mongoose'
import { type CaseState, caseStates, isOpen } from '../../contracts/cases/states'
import { CaseReader } from './readers'

/** How many cases have ended, for all and for each department: counted now and then, as there may be millions. */
const tallySchema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    rows: {
      type: [new Schema({ department: String, state: String, count: Number }, { _id: false })],
      default: undefined
    }
  },
  { collection: 'tallies', versionKey: false }
)
type Tally = InferSchemaType<typeof tallySchema>
const TallyModel = model('Tally', tallySchema)

const minutes = 30
const ended = (Object.keys(caseStates) as CaseState[]).filter(state => !isOpen(state))

/**
 * Counts the ended cases in the index. Of several processes one does it; a crash loses nothing, as nothing is added up. Returns
 * how many rows it counted.
 */
export async function tallyEnded(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - minutes * 60_000)
  await TallyModel.updateOne({ _id: 'ended' }, { $setOnInsert: { at: new Date(0) } }, { upsert: true })
  const mine = await TallyModel.updateOne({ _id: 'ended', at: { $lt: before } }, { $set: { at: now } })
  if (mine.modifiedCount === 0) return 0
  const all = await Promise.all(
    ended.map(async state => ({ state, count: await CaseReader.countDocuments({ state }) }))
  )
  const rows = await Promise.all(
    ended.map(async state => {
      const counted = await CaseReader.aggregate<{ _id: string; count: number }>([
        { $match: { 'department.id': { $gt: '' }, state } },
        { $group: { _id: '$department.id', count: { $sum: 1 } } }
      ])
      return counted.map(({ _id, count }) => ({ department: _id, state, count }))
    })
  )
  await TallyModel.updateOne({ _id: 'ended' }, { $set: { rows: [...all, ...rows.flat()] } })
  return all.length + rows.flat().length
}

/** Returns the kept numbers, of all cases or of a department's own. */
export async function endedTally(department: string | undefined): Promise<Partial<Record<CaseState, number>>> {
  const tally: Tally | null = await TallyModel.findById('ended').lean()
  const rows = (tally?.rows ?? []).filter(row => (row.department ?? undefined) === department)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
