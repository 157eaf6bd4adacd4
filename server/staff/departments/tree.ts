import { Refusal } from '../../http/refusal'
import { DepartmentModel } from '../model'

/** A bureau, its departments, their teams, and two more. */
export const deepest = 5

async function parents(): Promise<Map<string, string | undefined>> {
  const all = await DepartmentModel.find().select({ parent: 1 }).lean()
  return new Map(all.map(({ _id, parent }) => [_id, parent ?? undefined]))
}

/** Returns a department and those above it, until one repeats. */
export function aboveIn(id: string, of: ReadonlyMap<string, string | undefined>): string[] {
  const line: string[] = []
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = of.get(at)) line.push(at)
  return line
}

/** Refuses a parent that there is not, that is closed, that stands below the department, or too deep. */
export async function refuseParent(id: string | undefined, parent: string | undefined): Promise<void> {
  if (parent === undefined) return
  const refused = (words: string) => new Refusal('invalid_fields', undefined, { parent: words })
  const found = await DepartmentModel.findById(parent).lean()
  if (!found?.active) throw refused('没有这个上级部门，或者它已经停用')
  const of = await parents()
  const line = aboveIn(parent, of)
  if (id !== undefined && line.includes(id)) throw refused('上级不能是它自己或它下面的部门')
  const below = id === undefined ? 0 : depthBelow(id, of)
  if (line.length + 1 + below > deepest) throw refused(`部门最多 ${deepest} 层`)
}

/** How many levels stand below a department. */
function depthBelow(id: string, of: ReadonlyMap<string, string | undefined>): number {
  const depths = [...of.keys()].map(each => aboveIn(each, of).indexOf(id))
  return Math.max(0, ...depths)
}

/** Whether somebody who goes up from a department comes back to it. */
export async function parentsRing(id: string): Promise<boolean> {
  const of = await parents()
  const line = aboveIn(id, of)
  const last = line.at(-1)
  return last !== undefined && of.get(last) === id
}

/** Whether any departments stand under each other in a ring. */
export async function someRing(): Promise<boolean> {
  const of = await parents()
  return [...of.keys()].some(id => of.get(aboveIn(id, of).at(-1) ?? '') !== undefined)
}
