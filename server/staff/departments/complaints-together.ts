import type { Problems } from '../../basedata/things/judge-things'
import type { DepartmentDocument } from '../model'
import { sameName } from './department-kind'
import type { DepartmentRow } from './department-table'
import { aboveIn, deepest } from './tree'

type Row = DepartmentRow & { id: string }

/** Says what is wrong with the departments as they would be once all rows are done: names, and who belongs to whom. */
export const complaintsTogether = (stored: readonly DepartmentDocument[]) => (rows: readonly Row[]) => {
  const after = new Map(stored.map(({ _id, name, parent, active }) => [_id, { name, parent, open: active !== false }]))
  for (const { id, facts } of rows) if (facts) after.set(id, { name: facts.name, parent: facts.parent, open: true })
  const parents = new Map([...after].map(([id, { parent }]) => [id, parent ?? undefined]))
  const named = new Map<string, string[]>()
  for (const [id, { name, open }] of after) {
    if (open) named.set(sameName(name), [...(named.get(sameName(name)) ?? []), id])
  }
  return new Map(
    rows.map(({ row, id, facts }): [number, Problems] => {
      if (!facts) return [row, {}]
      const problems: Problems = {}
      const others = (named.get(sameName(facts.name)) ?? []).filter(other => other !== id)
      if (others.length > 0) problems.name = `已经有「${facts.name}」（${others[0]}），请换一个名称`
      const line = aboveIn(id, parents)
      const parent = facts.parent && after.get(facts.parent)
      if (facts.parent && !parent) problems.parent = '没有这个上级部门'
      else if (parent && !parent.open) problems.parent = `上级部门「${parent.name}」已停用`
      else if (parents.get(line.at(-1) ?? '') !== undefined) problems.parent = '上级绕成了一圈：它自己在它的上级的上面'
      else if (line.length > deepest) problems.parent = `部门最多 ${deepest} 层`
      return [row, problems]
    })
  )
}
