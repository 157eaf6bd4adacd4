import { randomBytes } from 'node:crypto'
import type { AuditAction } from '../../../contracts/audit/actions'
import type { ChangedDepartment, DepartmentFacts, NewDepartment } from '../../../contracts/basedata/departments'
import { keepChange } from '../../basedata/history'
import { isDuplicateKey } from '../../db/duplicate-key'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import { type DepartmentDocument, DepartmentModel } from '../model'
import { changesBetween, factsOf } from './facts'
import { parentsRing, refuseParent } from './tree'

export type DepartmentBy = Pick<Staff, 'username' | 'name'> & { id?: string }

export async function departmentOf(id: string): Promise<DepartmentDocument> {
  const department = await DepartmentModel.findById(id).lean()
  if (!department) throw new Refusal('not_found', '没有这个部门')
  return department
}

/** Copies the last change of a department into its history; an earlier version's department has none. */
export async function keepLastChange(department: DepartmentDocument): Promise<void> {
  const { _id, version, lastChange, name } = department
  if (!lastChange || !version) return
  const { at, by, note, changes, action } = lastChange
  await keepChange({
    kind: 'department',
    subject: _id,
    version,
    at,
    by: { username: by.username ?? '', name: by.name, ...(by.id && { id: by.id }) },
    note: note ?? '',
    changes: changes.map(({ what, before, after }) => ({ what, ...(before && { before }), ...(after && { after }) })),
    facts: { ...factsOf(department), active: department.active },
    action: action as AuditAction,
    title: `${name}（${_id}）`
  })
}

interface Change {
  action: AuditAction
  facts: DepartmentFacts
  active: boolean
  note: string
  by: DepartmentBy
}

async function changeOf(before: DepartmentDocument | undefined, { action, facts, active, note, by }: Change, at: Date) {
  const names = new Map((await DepartmentModel.find().select({ name: 1 }).lean()).map(({ _id, name }) => [_id, name]))
  const was = before && { ...factsOf(before), active: before.active }
  const changes = changesBetween(was, { ...facts, active }, id => names.get(id) ?? id)
  const { username, name, id } = by
  return { changes, lastChange: { action, at, note, changes, by: { username, name, ...(id && { id }) } } }
}

const optional = ['kind', 'parent', 'creditCode', 'phone'] as const

/** Writes a change of a department that is as it was read; a change that changes nothing is none. */
async function write(before: DepartmentDocument, change: Change, now: Date): Promise<DepartmentDocument> {
  await keepLastChange(before)
  const { changes, lastChange } = await changeOf(before, change, now)
  if (changes.length === 0) return before
  const version = before.version ?? 0
  const { facts, active } = change
  const gone = optional.filter(key => facts[key] === undefined)
  const after = await DepartmentModel.findOneAndUpdate(
    { _id: before._id, ...(version === 0 ? { version: { $in: [0, null] } } : { version }) },
    {
      $set: { ...facts, active, version: version + 1, lastChange },
      ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map(key => [key, 1])) })
    },
    { returnDocument: 'after' }
  ).lean()
  if (!after) throw overtaken(await departmentOf(before._id))
  await keepLastChange(after)
  return after
}

function overtaken({ lastChange }: DepartmentDocument) {
  const who = lastChange?.by.name
  return new Refusal('base_changed', who ? `${who}刚改过这个部门，请看最新内容后再改；您填的内容还在` : undefined)
}

async function read(id: string, version: number) {
  const department = await departmentOf(id)
  if ((department.version ?? 0) !== version) throw overtaken(department)
  return department
}

async function demandFreeName(name: string, except?: string) {
  const same = await DepartmentModel.findOne({ name, active: true, ...(except && { _id: { $ne: except } }) }).lean()
  if (same) throw new Refusal('invalid_fields', undefined, { name: `已经有「${name}」（${same._id}），请换一个名称` })
}

export async function makeDepartment({ id, note, ...facts }: NewDepartment, by: DepartmentBy, now = new Date()) {
  await demandFreeName(facts.name)
  await refuseParent(undefined, facts.parent)
  const taken = () => new Refusal('invalid_fields', undefined, { id: '这个编号已经有部门用了，请换一个' })
  const _id = id ?? `d-${randomBytes(4).toString('hex')}`
  // Ids that differ in large and small letters alone would be mistaken for each other.
  const ids = (await DepartmentModel.find().select({ _id: 1 }).lean()).map(each => each._id.toLowerCase())
  if (ids.includes(_id.toLowerCase())) throw taken()
  const change: Change = { action: 'departmentMade', facts, active: true, note, by }
  const { lastChange } = await changeOf(undefined, change, now)
  try {
    await DepartmentModel.create({ _id, ...facts, active: true, version: 1, lastChange })
  } catch (error) {
    throw isDuplicateKey(error) ? taken() : error
  }
  const made = await departmentOf(_id)
  await keepLastChange(made)
  return made
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
