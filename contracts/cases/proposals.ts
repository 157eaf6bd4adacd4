import * as v from 'valibot'
import { numberLike } from '../common'
import { DispatchRule } from '../rules/kinds'

/** The department a case is proposed to, and why. */
export const Proposal = v.object({
  department: v.optional(v.object({ id: v.string(), name: v.string() })),
  /** Index of the rule that fired, counted from 0. */
  rule: v.optional(v.number()),
  /** The reason in words. */
  why: v.string()
})
export type Proposal = v.InferOutput<typeof Proposal>

/** Which rule would fire for this case, by rules that need not be saved yet. */
export const TryDispatch = v.object({
  rules: v.pipe(v.array(DispatchRule), v.maxLength(500)),
  matter: numberLike(/^\d{5}$/, '请选择事项'),
  gridCode: v.optional(numberLike(/^\d{15}$/, '单元网格代码是 15 位数字'))
})

/** How a set of rules would have proposed the cases dispatched last. */
export const DispatchTrial = v.object({
  proposal: Proposal,
  cases: v.number(),
  same: v.number(),
  other: v.number(),
  none: v.number()
})
export type DispatchTrial = v.InferOutput<typeof DispatchTrial>
