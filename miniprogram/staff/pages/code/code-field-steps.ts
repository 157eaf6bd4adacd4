import type { StaffCodeAction } from '../../../../contracts/codes/staff-views'

/** What a collector does with a code that hangs, or hung. */
export const codeFieldSteps = {
  replace: '更换',
  damage: '登记损坏',
  lose: '登记遗失',
  restore: '恢复使用'
} as const satisfies Partial<Record<StaffCodeAction, string>>
export type CodeFieldStep = keyof typeof codeFieldSteps
