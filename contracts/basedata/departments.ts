import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { line, Time, words } from '../common'
import { squeezed } from '../spelling/normalised'
import { telephone } from '../spelling/telephone'
import { isCreditCode } from './credit-code'

/** What a unit is to the components and matters of the city. */
export const departmentKinds = {
  competent: '主管部门',
  owner: '权属单位',
  maintainer: '养护单位',
  contractor: '承包单位'
} as const
export type DepartmentKind = keyof typeof departmentKinds

export const DepartmentId = v.pipe(
  v.string('部门编号不对'),
  v.regex(/^[\w-]{1,40}$/, '部门编号应是字母、数字、-、_，最多 40 个')
)

const CreditCode = v.pipe(
  v.string('统一社会信用代码应是 18 位'),
  v.maxLength(60, '统一社会信用代码应是 18 位'),
  v.transform(text => squeezed(text).toUpperCase()),
  v.check(isCreditCode, '统一社会信用代码应是 18 位，这一个的校验位不对，请核对')
)

const DutyTelephone = v.pipe(
  v.string('电话应是号码'),
  v.maxLength(60, '电话太长'),
  v.transform(typed => telephone(typed) ?? ''),
  v.minLength(1, '请填写完整的电话号码，如 0751-8123456')
)

/** What a bureau says of a department. What is absent is not known. */
export const departmentFacts = {
  name: line(1, 60, '请填写名称'),
  kind: v.optional(v.picklist(Object.keys(departmentKinds) as DepartmentKind[], '请选择单位类别')),
  /** The department that this one belongs to. */
  parent: v.optional(DepartmentId),
  creditCode: v.optional(CreditCode),
  /** Where its people are reached at any hour. */
  phone: v.optional(DutyTelephone)
}
export const DepartmentFacts = v.object(departmentFacts)
export type DepartmentFacts = v.InferOutput<typeof DepartmentFacts>

const Note = v.optional(words(0, 200), '')
export const NewDepartment = v.object({ id: v.optional(DepartmentId), ...departmentFacts, note: Note })
export type NewDepartment = v.InferOutput<typeof NewDepartment>

const version = v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(0, '版本不对'))
export const ChangedDepartment = v.object({ version, ...departmentFacts, note: Note })
export type ChangedDepartment = v.InferOutput<typeof ChangedDepartment>
export const DepartmentAtVersion = v.object({ version, note: Note })

export const DepartmentRecord = v.object({
  id: v.string(),
  version: v.number(),
  active: v.boolean(),
  name: v.string(),
  kind: v.optional(v.picklist(Object.keys(departmentKinds) as DepartmentKind[])),
  parent: v.optional(v.string()),
  creditCode: v.optional(v.string()),
  phone: v.optional(v.string())
})
export type DepartmentRecord = v.InferOutput<typeof DepartmentRecord>

/** One change of a thing that the city keeps: who, when, what it was before, and how it stood after it. */
export const DepartmentChange = v.object({
  version: v.number(),
  at: Time,
  by: v.string(),
  note: v.string(),
  changes: v.array(AuditChange),
  facts: v.optional(
    v.object({ ...DepartmentRecord.entries, id: v.optional(v.string()), version: v.optional(v.number()) })
  )
})
export type DepartmentChange = v.InferOutput<typeof DepartmentChange>

/** What would be left without its department. */
export const DepartmentUses = v.object({
  openCases: v.number(),
  accounts: v.number(),
  children: v.number(),
  dispatchRules: v.number()
})
export type DepartmentUses = v.InferOutput<typeof DepartmentUses>

export const DepartmentDetail = v.object({
  department: DepartmentRecord,
  uses: DepartmentUses,
  history: v.array(DepartmentChange)
})
export type DepartmentDetail = v.InferOutput<typeof DepartmentDetail>
