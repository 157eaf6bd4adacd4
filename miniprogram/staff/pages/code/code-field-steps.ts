import type { StaffCodeAction } from '../../../../contracts/codes/staff-views'

/** Steps with a page of their own (`post`, `correct`) or at a desk. A new one goes in here or below, or it does not compile. */
type Elsewhere = 'post' | 'correct' | 'print' | 'retire'

/** What a collector does with a code that hangs, or hung, those most likely first. */
const inField = {
  replace: true,
  damage: true,
  lose: true,
  restore: true
} as const satisfies Record<Exclude<StaffCodeAction, Elsewhere>, true>
export type CodeFieldStep = keyof typeof inField

export const codeFieldSteps = Object.keys(inField) as CodeFieldStep[]
