import { aCatalogue, aCell, aDepartment } from './factories'

/** What most stories about a case need: a catalogue, a grid cell and two departments. */
export async function aCity() {
  await aCatalogue()
  await aCell()
  await aDepartment('municipal', '市政设施维护所')
  await aDepartment('sanitation', '环境卫生管理所')
}
