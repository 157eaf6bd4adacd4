import { needsDepartment } from '../../contracts/accounts/separate'
import type { NewAccount } from '../../contracts/accounts/views'
import { Refusal } from '../http/refusal'
import { openDepartments } from './kept-staff'
import { readRoles } from './roles/kept-roles'
import { demandTogether, unionOf, withWhatTheyNeed } from './roles/together'

type Facts = Pick<NewAccount, 'name' | 'roles' | 'department' | 'dutyGrids'>

/** Returns those of these duty grids that there are not; the grids are an area above this one. */
export type UnknownGrids = (dutyGrids: readonly string[]) => Promise<string[]>

/** Refuses what the roles do not go with. A department or duty grids that no role needs are left out. */
export async function checkedFacts({ name, roles: held, department, dutyGrids }: Facts, unknownGrids: UnknownGrids) {
  const roles = await readRoles()
  demandTogether(held, roles)
  const facts = withWhatTheyNeed({ name, roles: held, department, dutyGrids }, roles)
  const rights = unionOf(held, roles)
  if (needsDepartment(rights) && !(await openDepartments()).some(({ _id }) => _id === department)) {
    throw new Refusal('invalid_fields', undefined, { department: '这个岗位要有一个在用的部门，请选择' })
  }
  const unknown = await unknownGrids(facts.dutyGrids)
  if (unknown.length > 0) {
    throw new Refusal('invalid_fields', undefined, { dutyGrids: `没有这个责任网格：${unknown.slice(0, 5).join('、')}` })
  }
  return { facts, roles }
}
