import { randomBytes } from 'node:crypto'
import type { ChangedDepartment, DepartmentFacts, NewDepartment } from '../../../contracts/basedata/departments'
import type { Doer } from '../../audit/doer'
import * as things from '../../basedata/things/change-thing'
import { isDuplicateKey } from '../../db/duplicate-key'
import { Refusal } from '../../http/refusal'
import { type DepartmentDocument, DepartmentModel } from '../model'
import { departmentsNow, departmentThings, sameName } from './department-kind'
import { factsOf } from './facts'
import { parentsRing, refuseParent } from './tree'

export type DepartmentBy = Doer

export async function departmentOf(id: string): Promise<DepartmentDocument> {
  const department = await DepartmentModel.findById(id).lean()
  if (!department) throw new Refusal('not_found', '没有这个部门')
  return department
}

/** Copies the last change of a department into its history; an earlier version's department has none. */
export const keepLastChange = (department: DepartmentDocument): Promise<void> =>
  things.keepLastChange(
    departmentThings(id => id),
    department
  )

type Change = Omit<things.ThingChange<DepartmentFacts>, 'to'> & { facts: DepartmentFacts; active: boolean }

/** Writes a change of a department that is as it was read; a change that changes nothing is none. */
async function write(before: DepartmentDocument, { facts, active, ...change }: Change, now: Date) {
  const kind = await departmentsNow()
  const after = await things.changeThing(kind, before, { ...change, to: { ...facts, active } }, now).catch(error => {
    throw isDuplicateKey(error) ? nameTaken(facts.name) : error
  })
  if (!after) throw overtaken(await departmentOf(before._id))
  return after
}

const overtaken = (department: DepartmentDocument) => things.overtaken(department, '部门')

async function read(id: string, version: number) {
  const department = await departmentOf(id)
  if ((department.version ?? 0) !== version) throw overtaken(department)
  return department
}

const nameTaken = (name: string, id?: string) =>
  new Refusal('invalid_fields', undefined, { name: `已经有「${name}」${id ? `（${id}）` : ''}，请换一个名称` })

async function demandFreeName(name: string, except?: string) {
  const open = await DepartmentModel.find({ active: true }).select({ name: 1 }).lean()
  const same = open.find(each => each._id !== except && sameName(each.name) === sameName(name))
  if (same) throw nameTaken(same.name, same._id)
}

export async function makeDepartment({ id, note, ...facts }: NewDepartment, by: DepartmentBy, now = new Date()) {
  await demandFreeName(facts.name)
  await refuseParent(undefined, facts.parent)
  const taken = () => new Refusal('invalid_fields', undefined, { id: '这个编号已经有部门用了，请换一个' })
  const _id = id ?? `d-${randomBytes(4).toString('hex')}`
  // Ids that differ in large and small letters alone would be mistaken for each other.
  const ids = (await DepartmentModel.find().select({ _id: 1 }).lean()).map(each => each._id.toLowerCase())
  if (ids.includes(_id.toLowerCase())) throw taken()
  const change = { action: 'departmentMade' as const, to: { ...facts, active: true }, note, by }
  const made = await things.makeThing(await departmentsNow(), _id, change, now)
  if (made) return made
  // Two made one at once: with the same id, or with the same name.
  throw (await DepartmentModel.exists({ _id })) ? taken() : nameTaken(facts.name)
}

export async function changeDepartment(
  id: string,
  { version, note, ...facts }: ChangedDepartment,
  by: DepartmentBy,
  now = new Date()
) {
  const before = await read(id, version)
  if (before.active) await demandFreeName(facts.name, id)
  if (facts.parent !== (before.parent ?? undefined)) await refuseParent(id, facts.parent)
  const after = await write(before, { action: 'departmentChanged', facts, active: before.active, note, by }, now)
  if (!(await parentsRing(id))) return after
  // Two who put two departments under each other at once both see then that they are a ring, and both take it back.
  const back: Change = { action: 'departmentChanged', facts: factsOf(before), active: before.active, note: '', by }
  await write(after, back, now)
  throw new Refusal('base_state', '上级部门刚被别人改过，这样会绕成一圈，请看最新内容后再改')
}

export async function closeDepartment(id: string, version: number, note: string, by: DepartmentBy, now = new Date()) {
  const before = await read(id, version)
  if (!before.active) throw new Refusal('base_state', '这个部门已经停用了')
  const child = await DepartmentModel.findOne({ parent: id, active: true }).lean()
  if (child) throw new Refusal('base_state', `下面还有在用的部门「${child.name}」，请先停用它或给它换一个上级`)
  return write(before, { action: 'departmentClosed', facts: factsOf(before), active: false, note, by }, now)
}

export async function reopenDepartment(id: string, version: number, note: string, by: DepartmentBy, now = new Date()) {
  const before = await read(id, version)
  if (before.active) throw new Refusal('base_state', '这个部门没有停用')
  await demandFreeName(before.name, id)
  if (before.parent) await refuseParent(id, before.parent)
  return write(before, { action: 'departmentOpened', facts: factsOf(before), active: true, note, by }, now)
}
