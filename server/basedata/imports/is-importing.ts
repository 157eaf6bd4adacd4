import type { BaseKind } from '../../../contracts/basedata/kinds'
import { ImportModel } from './import-model'

/** Whether an import of this kind is being written or taken back right now, or was broken off in the middle. */
export async function isImporting(kind: BaseKind): Promise<boolean> {
  return (await ImportModel.exists({ state: { $in: ['importing', 'undoing'] }, kind })) !== null
}
