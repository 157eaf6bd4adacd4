import { workThrough } from '../db/work-through'
import { MediaModel } from './model'
import type { UntoldRedaction } from './redact'
import { deleteDrawing } from './store-photo'

const minute = 60_000

/** The history has it. */
export async function markTold(photo: unknown, { name }: Pick<UntoldRedaction, 'name'>): Promise<void> {
  await MediaModel.updateOne({ _id: photo }, { $pull: { untold: { name } } })
}

/** Tells the history what a crash left untold. `tell` does nothing when it is told already. */
export function tellUntold(tell: (untold: UntoldRedaction) => Promise<void>, now = new Date()): Promise<number> {
  const left = { 'untold.at': { $lt: new Date(now.getTime() - minute) } }
  return workThrough({
    job: 'tell what was blacked out',
    now,
    read: others =>
      MediaModel.find({ ...left, ...others }, { untold: 1 })
        .limit(200)
        .lean(),
    async each({ _id, untold }) {
      for (const one of untold ?? []) {
        await tell(one)
        await markTold(_id, one)
      }
    }
  })
}

/**
 * Deletes drawings that were replaced, or never shown. An hour later: nobody is drawing them any more, and a backup that knows them
 * has copied them.
 */
export function sweepDrawings(now = new Date()): Promise<number> {
  const hourAgo = new Date(now.getTime() - 60 * minute)
  return workThrough({
    job: 'delete former drawings of photos',
    now,
    read: others =>
      MediaModel.find({ 'drawings.at': { $lt: hourAgo }, ...others }, { drawings: 1, redaction: 1 })
        .limit(200)
        .lean(),
    async each({ _id, drawings, redaction }) {
      for (const { name, at } of drawings ?? []) {
        if (at >= hourAgo) continue
        // One that is shown stands here only when the process stopped before it was crossed out.
        if (name !== redaction?.drawing) await deleteDrawing(_id, name)
        await MediaModel.updateOne({ _id }, { $pull: { drawings: { name } } })
      }
    }
  })
}
