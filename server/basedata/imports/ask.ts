import { Types } from 'mongoose'
import type { BaseImport, ImportParam } from '../../../contracts/basedata/imports'
import { type Doer, keptDoer } from '../../audit/doer'
import { Refusal } from '../../http/refusal'
import { holding, newHolder } from './hold'
import { type ImportDocument, ImportModel } from './import-model'
import type { BaseDataKind } from './kind'
import { inBackground } from './running'
import { takeImport, undoImport } from './take'

const shown = 50

/** The imports of a kind, the latest first. */
export async function importsOf({ kind }: BaseDataKind): Promise<ImportDocument[]> {
  return ImportModel.find({ kind }).sort({ at: -1, _id: -1 }).limit(shown).lean()
}

export async function importOf({ base, import: id }: ImportParam): Promise<ImportDocument> {
  const found = await ImportModel.findById(new Types.ObjectId(id)).lean()
  if (found?.kind !== base) throw new Refusal('not_found', '没有这次导入')
  return found
}

/** Begins to do what a check has said. */
export async function beginTaking(kind: BaseDataKind, asked: ImportParam, by: Doer, now = new Date()) {
  const one = await importOf(asked)
  if (one.counts.wrong > 0) throw new Refusal('rows_wrong', `${one.counts.wrong} 行有问题，请在文件里改好，再选一次`)
  return begin(asked, 'checked', { state: 'importing', takenAt: now, takenBy: keptDoer(by) }, (fresh, held) =>
    takeImport(kind, fresh, held)
  )
}

/** Begins to put back what an import has changed. */
export async function beginUndoing(kind: BaseDataKind, asked: ImportParam, by: Doer, now = new Date()) {
  return begin(asked, 'imported', { state: 'undoing', undoneAt: now, undoneBy: keptDoer(by) }, (fresh, held) =>
    undoImport(kind, fresh, held)
  )
}

async function begin(
  asked: ImportParam,
  from: BaseImport['state'],
  set: Partial<ImportDocument>,
  work: (one: ImportDocument, held: Parameters<Parameters<typeof holding>[2]>[0]) => Promise<void>
): Promise<ImportDocument> {
  const holder = newHolder()
  const begun = await ImportModel.findOneAndUpdate(
    { _id: new Types.ObjectId(asked.import), kind: asked.base, state: from },
    { $set: { ...set, holder, beatAt: new Date(), done: 0 }, $unset: { notice: 1 } },
    { returnDocument: 'after' }
  ).lean()
  if (!begun) {
    await importOf(asked)
    throw new Refusal('base_state', '这次导入现在不能这样做，可能别人刚做过，请看最新情况')
  }
  inBackground(() => holding(begun._id, holder, held => work(begun, held)))
  return begun
}

export function presentImport(one: ImportDocument): BaseImport {
  const { _id, kind, file, by, at, state, done, total, counts, warned, touches, notice } = one
  const { takenAt, takenBy, undoneAt, undoneBy } = one
  return {
    id: String(_id),
    kind,
    file,
    by: by.name ?? '',
    at: at.toISOString(),
    state,
    progress: { done, total },
    counts: { wrong: counts.wrong, changed: counts.changed, new: counts.new, same: counts.same },
    warned,
    touches: touches ?? [],
    ...(notice && { notice }),
    ...(takenAt && { takenAt: takenAt.toISOString() }),
    ...(takenBy?.name && { takenBy: takenBy.name }),
    ...(undoneAt && { undoneAt: undoneAt.toISOString() }),
    ...(undoneBy?.name && { undoneBy: undoneBy.name })
  }
}
