import { log } from '../../log'
import { goneAfterMs, holding, takeOver } from './hold'
import { type ImportDocument, ImportModel } from './import-model'
import type { BaseDataKind } from './kind'
import { forgetRows } from './pages'
import { takeImport, undoImport } from './take'

const atOnce = 20
/** A file that was looked at and not imported is forgotten after a week: what it says is old by then. */
const keptUnusedMs = 7 * 86_400_000

/** Goes on with imports whose process is gone, and forgets files that nobody imported. Safe in several processes. */
export async function continueImports(kinds: readonly BaseDataKind[], now = new Date()): Promise<number> {
  const gone = { $lt: new Date(now.getTime() - goneAfterMs) }
  const left = await ImportModel.find({ state: { $in: ['checking', 'importing', 'undoing'] }, beatAt: gone })
    .limit(atOnce)
    .lean()
  let done = 0
  for (const one of left) {
    const kind = kinds.find(each => each.kind === one.kind)
    const holder = kind && (await takeOver(one))
    if (!holder) continue
    done += 1
    await holding(one._id, holder, async held => {
      if (one.state === 'checking') {
        // The file was in the memory of the process that is gone.
        await held.set({ state: 'failed', notice: '检查到一半，服务重启了。请再选一次这个文件' }, ['holder'])
      } else if (one.state === 'importing') await takeImport(kind, one, held)
      else await undoImport(kind, one, held)
    }).catch(err => log.error({ err, import: String(one._id) }, 'an import of base data could not go on'))
  }
  return done + (await forgetUnused(now))
}

async function forgetUnused(now: Date): Promise<number> {
  const old: Pick<ImportDocument, '_id'>[] = await ImportModel.find({
    state: { $in: ['checked', 'failed'] },
    beatAt: { $lt: new Date(now.getTime() - keptUnusedMs) }
  })
    .limit(atOnce)
    .lean()
  for (const { _id } of old) {
    await forgetRows(_id)
    await ImportModel.deleteOne({ _id })
  }
  return old.length
}
