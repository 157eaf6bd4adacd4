import type { Model } from 'mongoose'
import type { DepartmentFacts } from '../../../contracts/basedata/departments'
import { normalised } from '../../../contracts/spelling/normalised'
import type { Thing } from '../../basedata/last-change'
import type { ThingKind } from '../../basedata/things/thing-kind'
import { type DepartmentDocument, DepartmentModel } from '../model'
import { changesBetween, factsOf } from './facts'

/** The spelling in which the names of two departments are the same. */
export const sameName = (name: string) => normalised(name).toLowerCase()

/** Departments as the mechanism of base data writes them. `nameOf` names another department. */
export const departmentThings = (nameOf: (id: string) => string): ThingKind<DepartmentFacts, DepartmentDocument> => ({
  kind: 'department',
  model: DepartmentModel as unknown as Model<Thing>,
  factsOf,
  optional: ['kind', 'parent', 'creditCode', 'phone'],
  derived: (_, { name }, active) => ({ openName: active ? sameName(name) : undefined }),
  changesBetween: (before, after) => changesBetween(before, after, nameOf),
  titleOf: (id, { name }) => `${name}（${id}）`,
  actions: {
    made: 'departmentMade',
    changed: 'departmentChanged',
    closed: 'departmentClosed',
    opened: 'departmentOpened'
  }
})

/** The same with the names of the departments as they are. */
export async function departmentsNow() {
  const names = new Map((await DepartmentModel.find().select({ name: 1 }).lean()).map(({ _id, name }) => [_id, name]))
  return departmentThings(id => names.get(id) ?? id)
}
