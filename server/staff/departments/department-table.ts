import * as v from 'valibot'
import {
  DepartmentFacts,
  DepartmentId,
  type DepartmentKind,
  departmentKinds
} from '../../../contracts/basedata/departments'
import { normalised } from '../../../contracts/spelling/normalised'
import type { SourceRow } from '../../basedata/imports/kind'
import type { ReadRow } from '../../basedata/things/judge-things'
import { cellsRead } from '../../basedata/things/read-thing-table'
import type { DepartmentDocument } from '../model'
import { sameName } from './department-kind'
import { factsOf } from './facts'

/** The columns of a table of departments, as they are exported, and how else people name them. */
export const departmentColumns = [
  { key: 'id', name: '编号', needed: false, hint: '不填就由系统给一个', also: ['id', '部门编号', '部门代码'] },
  { key: 'name', name: '名称', needed: true, also: ['name', '部门名称', '单位名称', '部门'] },
  {
    key: 'kind',
    name: '类别',
    needed: false,
    hint: Object.values(departmentKinds).join('、'),
    also: ['kind', '单位类别', '部门类别']
  },
  {
    key: 'parent',
    name: '上级',
    needed: false,
    hint: '上级部门的名称或编号',
    also: ['parent', '上级部门', '上级编号']
  },
  { key: 'phone', name: '值班电话', needed: false, also: ['phone', '电话', '联系电话'] },
  { key: 'creditCode', name: '统一社会信用代码', needed: false, also: ['creditcode', '信用代码'] }
] as const

export type DepartmentRow = ReadRow<DepartmentFacts, DepartmentDocument>

/** Finds departments as a table names them: by number, or by name, the open ones before the closed. */
export function lookUp(stored: readonly DepartmentDocument[]) {
  const byId = new Map(stored.map(each => [each._id.toLowerCase(), each]))
  const byName = new Map<string, DepartmentDocument>()
  for (const each of stored) {
    const name = sameName(each.name)
    if (each.active !== false || !byName.has(name)) byName.set(name, each)
  }
  return (word: string) => byId.get(normalised(word).toLowerCase()) ?? byName.get(sameName(word))
}

const columns = departmentColumns.map(({ key }) => key)

/** Reads one row. A column that the table has not leaves the department as it is; an empty cell empties it. */
export function readDepartment(
  { row, cells: given }: SourceRow,
  find: (word: string) => DepartmentDocument | undefined,
  parentOf: (word: string) => string | undefined
): DepartmentRow {
  const { plain: cells, problems } = cellsRead(given)
  const id = normalised(cells.id ?? '')
  const before = id ? findById(find, id) : find(cells.name ?? '')
  if (id && !v.is(DepartmentId, id)) problems.id ??= '编号应是字母、数字、-、_，最多 40 个'
  if (before && id && before._id !== id) problems.id = `已有编号「${before._id}」，只差大小写`
  const kind = kindOf(cells.kind)
  if (kind === null) problems.kind ??= `没有这种类别：${cells.kind}，应是${Object.values(departmentKinds).join('、')}`
  const word = normalised(cells.parent ?? '')
  const parent = word ? parentOf(word) : undefined
  if (word && !parent) problems.parent ??= `没有这个上级部门：${cells.parent}`
  const was = before && factsOf(before)
  const kept = <T>(cell: string | undefined, value: T, old: T) => (cell === undefined ? old : value)
  const parsed = v.safeParse(DepartmentFacts, {
    name: cells.name ?? '',
    kind: kept(cells.kind, kind ?? undefined, was?.kind),
    parent: kept(cells.parent, parent, was?.parent),
    phone: kept(cells.phone, cells.phone?.trim() || undefined, was?.phone),
    creditCode: kept(cells.creditCode, cells.creditCode?.trim() || undefined, was?.creditCode)
  })
  for (const issue of parsed.issues ?? []) {
    const column = columns.find(key => key === v.getDotPath(issue)?.split('.')[0])
    if (column) problems[column] ??= issue.message
  }
  const known = { row, title: cells.name || id, problems, ...(id && { id }), ...(before && { before }) }
  return { ...known, ...(parsed.success && Object.keys(problems).length === 0 && { facts: parsed.output }) }
}

/** A number of a department is no name of another. */
function findById(find: (word: string) => DepartmentDocument | undefined, id: string) {
  const found = find(id)
  return found?._id.toLowerCase() === id.toLowerCase() ? found : undefined
}

/** Null: there is no such kind. */
function kindOf(cell: string | undefined): DepartmentKind | null | undefined {
  const word = normalised(cell ?? '')
  if (!word) return undefined
  const found = Object.entries(departmentKinds).find(
    ([key, label]) => key === word.toLowerCase() || label === word || label.slice(0, 2) === word
  )
  return found ? (found[0] as DepartmentKind) : null
}
