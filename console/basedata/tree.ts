import type { DepartmentRecord } from '../../contracts/basedata/departments'

export interface TreeRow {
  department: DepartmentRecord
  /** How many stand above it in the list. */
  depth: number
}

/** Departments with each below its parent, by name. One whose parent is not in the list stands at the top. */
export function inTree(items: readonly DepartmentRecord[]): TreeRow[] {
  const ids = new Set(items.map(({ id }) => id))
  const byName = [...items].sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
  const below = (parent: string | undefined, depth: number): TreeRow[] =>
    byName
      .filter(each => (each.parent && ids.has(each.parent) ? each.parent : undefined) === parent)
      .flatMap(department => [{ department, depth }, ...below(department.id, depth + 1)])
  return below(undefined, 0)
}
