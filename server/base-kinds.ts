import type { BaseKind } from '../contracts/basedata/kinds'
import { openStates } from '../contracts/cases/states'
import type { BaseDataKind } from './basedata/imports/kind'
import { CaseReader } from './cases/readers'
import { matterImports } from './catalogue/importing/matter-imports'
import { cellImports } from './grids/import-cell-file'
import { componentImports } from './grids/import-components'
import { Refusal } from './http/refusal'
import { placedThings } from './placed-things'
import { departmentImports } from './staff/departments/import-departments'
import { openAccounts } from './staff/kept-staff'

/** Every kind of the city's own data that can be imported, undone and exported. */
export const baseDataKinds: readonly BaseDataKind[] = [
  departmentImports(async departments => {
    const accounts = await openAccounts()
    const sentences: string[] = []
    for (const { id, title } of departments) {
      const people = accounts.filter(({ department }) => department === id).length
      const cases = await CaseReader.countDocuments({ 'department.id': id, state: { $in: openStates } })
      if (people > 0) sentences.push(`「${title}」已经有 ${people} 个账号`)
      if (cases > 0) sentences.push(`「${title}」已经有 ${cases} 件在办案卷`)
    }
    return sentences
  }),
  cellImports(placedThings),
  componentImports,
  matterImports
]

export function baseDataKind(kind: BaseKind): BaseDataKind {
  const found = baseDataKinds.find(each => each.kind === kind)
  if (!found) throw new Refusal('not_found', '这种数据还不能导入和导出')
  return found
}
