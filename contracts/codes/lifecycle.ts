import type { Role } from '../staff/roles'

/** The life of a place code: 生成 → 已打印 → 已张贴 → 停用. A code is never used again. */
export const codeStates = {
  minted: '已生成',
  printed: '已打印',
  posted: '已张贴',
  damaged: '已损坏',
  lost: '已遗失',
  retired: '已停用'
} as const
export type CodeState = keyof typeof codeStates

/** States in which a code hangs in the street and leads to its place; a damaged one may still be readable. */
export const hangingStates = ['posted', 'damaged'] as const satisfies readonly CodeState[]

/** States in which a code has not been in the street yet. */
export const freshStates = ['minted', 'printed'] as const satisfies readonly CodeState[]

export interface CodeStep {
  /** The words on the button and in the history. */
  label: string
  from: readonly CodeState[]
  /** `same` leaves the state alone. */
  to: CodeState | 'same'
  by: readonly Role[]
}

const live = ['minted', 'printed', 'posted', 'damaged', 'lost'] as const

export const codeSteps = {
  mint: { label: '生成', from: [], to: 'minted', by: ['administrator'] },
  plan: { label: '安排点位', from: freshStates, to: 'same', by: ['administrator'] },
  unplan: { label: '取消安排', from: freshStates, to: 'same', by: ['administrator'] },
  print: { label: '标记已打印', from: ['minted'], to: 'printed', by: ['administrator'] },
  // Whoever holds it in their hands knows better than a mark that was forgotten.
  post: { label: '张贴', from: ['minted', 'printed', 'lost'], to: 'posted', by: ['collector', 'administrator'] },
  correct: { label: '更正点位', from: hangingStates, to: 'same', by: ['collector', 'administrator'] },
  damage: {
    label: '登记损坏',
    from: ['posted'],
    to: 'damaged',
    by: ['collector', 'operator', 'lead', 'administrator']
  },
  lose: {
    label: '登记遗失',
    from: ['minted', 'printed', 'posted', 'damaged'],
    to: 'lost',
    by: ['collector', 'administrator']
  },
  restore: { label: '恢复使用', from: ['damaged', 'lost'], to: 'posted', by: ['collector', 'administrator'] },
  replace: {
    label: '更换',
    from: ['posted', 'damaged', 'lost'],
    to: 'retired',
    by: ['collector', 'administrator']
  },
  /** Undoes the posting of a replacement that came second. */
  takeDown: { label: '取消张贴', from: ['posted'], to: 'printed', by: ['collector', 'administrator'] },
  retire: { label: '停用', from: live, to: 'retired', by: ['lead', 'administrator'] }
} as const satisfies Record<string, CodeStep>
export type CodeAction = keyof typeof codeSteps

/** The row of an action, without the narrow types of `as const`. */
export function codeStepOf(action: CodeAction): CodeStep {
  return codeSteps[action]
}

/** Who may look at codes: those who plan, hang, dispatch to or answer for them. */
export const codeReaders: readonly Role[] = [
  'administrator',
  'lead',
  'dispatcher',
  'operator',
  'supervisor',
  'collector'
]

/** Printed this long ago and never posted: somebody should ask where the stickers are. */
export const unpostedAfterDays = 14

/** Posted and not scanned for this long: gone, covered or unread. */
export const unscannedAfterDays = 90
