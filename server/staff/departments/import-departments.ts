import { type DepartmentFacts, departmentKinds } from '../../../contracts/basedata/departments'
import { normalised } from '../../../contracts/spelling/normalised'
import type { BaseDataKind, JudgedRow, SourceRow } from '../../basedata/imports/kind'
import { idFor, judgeThings } from '../../basedata/things/judge-things'
import { readThingTable } from '../../basedata/things/read-thing-table'
import { takeBackMany, writeMany, writtenBy } from '../../basedata/things/write-many'
import { type DepartmentDocument, DepartmentModel } from '../model'
import { complaintsTogether } from './complaints-together'
import { departmentsNow, departmentThings, sameName } from './department-kind'
import { departmentColumns, lookUp, readDepartment } from './department-table'
import { someRing } from './tree'

/** What uses departments, as sentences that name them. Areas above this one know more of it. */
export type DepartmentsInUse = (departments: readonly { id: string; title: string }[]) => Promise<string[]>

/** Departments as they plug into imports, undo and export. */
export const departmentImports = (inUse: DepartmentsInUse): BaseDataKind => ({
  kind: 'department',
  columns: departmentColumns,
  accept: '.csv,.xlsx',
  readFile: ({ bytes }) => readThingTable(departmentColumns, bytes),

  async judge(rows, given) {
    const stored = await DepartmentModel.find().lean()
    const find = lookUp(stored)
    const ids = idsInFile(rows, find, given.import)
    const names = new Map(stored.map(({ _id, name }) => [_id, name]))
    for (const { cells } of rows) {
      const id = ids.get(sameName(cells.name ?? ''))
      if (id && !names.has(id)) names.set(id, cells.name ?? '')
    }
    const table = {
      columns: departmentColumns,
      read: async () => rows.map(row => readDepartment(row, find, word => parentIn(ids, word) ?? find(word)?._id)),
      together: complaintsTogether(stored)
    }
    return judgeThings(
      departmentThings(id => names.get(id) ?? id),
      table,
      rows,
      given
    )
  },

  write: async (rows, writing) => writeMany(await departmentsNow(), rows, writing),
  takeBack: async (rows, writing) => takeBackMany(await departmentsNow(), rows, writing),

  async hindersUndo(rows, { import: id }) {
    const written = await writtenBy(await departmentsNow(), rows, id)
    const changed = rows.filter(({ subject }) => !written.has(subject))
    const made = rows.filter(({ verdict }) => verdict === 'new')
    const used = await inUse(made.map(({ subject, title }) => ({ id: subject, title })))
    return [...changed.map(({ title }) => `「${title}」导入以后又改过`), ...used, ...(await leftAlone(rows, id))]
  },

  afterwards: async () => ((await someRing()) ? '上级部门刚被别人改过，这样会绕成一圈；什么都没有导入' : undefined),

  async *exportRows() {
    const all = await DepartmentModel.find({ active: true }).sort({ _id: 1 }).lean()
    for (const each of all) yield cellsOf(each)
  }
})

/** Departments that would be left below a closed one: those put there since, and those whose parent was closed since. */
async function leftAlone(rows: readonly JudgedRow[], id: string): Promise<string[]> {
  const made = new Map(rows.filter(({ verdict }) => verdict === 'new').map(({ subject, title }) => [subject, title]))
  const below = await DepartmentModel.find({ parent: { $in: [...made.keys()] }, active: true }).lean()
  const since = below.filter(({ lastChange }) => lastChange?.import !== id)
  const before = rows.flatMap(({ title, before }) => {
    const parent = (before as DepartmentFacts | undefined)?.parent
    return parent ? [{ title, parent }] : []
  })
  const parents = await DepartmentModel.find({ _id: { $in: before.map(({ parent }) => parent) }, active: false }).lean()
  const closed = new Map(parents.map(({ _id, name }) => [_id, name]))
  return [
    ...since.map(({ name, parent }) => `「${made.get(parent ?? '')}」下面后来有了「${name}」`),
    ...before.flatMap(({ title, parent }) =>
      closed.has(parent) ? [`「${title}」原来的上级「${closed.get(parent)}」已停用`] : []
    )
  ]
}

/** The id that each row's department has or will have, by its number and by its name. */
function idsInFile(rows: readonly SourceRow[], find: ReturnType<typeof lookUp>, given: string) {
  const ids = new Map<string, string>()
  for (const { row, cells } of rows) {
    const own = normalised(cells.id ?? '')
    const id = find(own || (cells.name ?? ''))?._id ?? (own || idFor(given, row))
    ids.set(sameName(cells.name ?? ''), id)
    ids.set(sameName(id), id)
  }
  return ids
}

const parentIn = (ids: ReadonlyMap<string, string>, word: string) => ids.get(sameName(word))

function cellsOf({ _id: id, name, kind, parent, phone, creditCode }: DepartmentDocument) {
  return {
    id,
    name,
    ...(kind && { kind: departmentKinds[kind] }),
    ...(parent && { parent }),
    ...(phone && { phone }),
    ...(creditCode && { creditCode })
  }
}
