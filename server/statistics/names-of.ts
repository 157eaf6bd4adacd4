import { sources } from '../../contracts/cases/views'
import { areaDigits, type Dimension } from '../../contracts/statistics/dimensions'
import { listMatters } from '../catalogue/catalogue'
import { kept } from '../db/kept'
import { GridCellReader } from '../grids/readers'
import { allDepartments } from '../staff/kept-staff'

/** The streets and communities that have cells, by their codes. */
const areas = kept('cells', async () => {
  const cells = await GridCellReader.find({}, { street: 1, community: 1 }).sort({ _id: 1 }).lean()
  const names = new Map<string, string>()
  for (const { _id, street, community } of cells) {
    names.set(_id.slice(0, areaDigits.street), street)
    names.set(_id.slice(0, areaDigits.community), `${street} ${community}`)
  }
  return names
})

const sourceNames: Readonly<Record<string, string>> = sources
const from = (names: ReadonlyMap<string, string>, without: string) => (key: string) =>
  key === '' ? without : (names.get(key) ?? key)

/** Returns how the values of a dimension are called today. What has no name any more goes by its code. */
export async function namesOf(by: Dimension): Promise<(key: string) => string> {
  switch (by) {
    case 'department':
      return from(new Map((await allDepartments()).map(({ _id, name }) => [_id, name])), '没有派遣')
    case 'matter':
      return from(new Map((await listMatters()).map(({ code, name }) => [code, name])), '没有定事项')
    case 'major':
      return from(new Map((await listMatters()).map(({ major }) => [major.code, major.name])), '没有定事项')
    case 'district':
    case 'street':
    case 'community':
    case 'cell':
      return from(await areas(), '不在网格内')
    case 'source':
      return key => sourceNames[key] ?? key
    default:
      return key => key
  }
}
