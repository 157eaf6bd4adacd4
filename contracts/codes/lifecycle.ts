import type { Right } from '../staff/rights'

/** The states of a place code: 生成 → 已打印 → 已张贴 → 停用. A retired code is never used again. */
export const codeStates = {
  minted: '已生成',
  printed: '已打印',
  posted: '已张贴',
  damaged: '已损坏',
  lost: '已遗失',
  retired: '已停用'
} as const
export type CodeState = keyof typeof codeStates

/** States in which a code hangs in the street and leads to its place. A damaged code may still be readable. */
export const hangingStates = ['posted', 'damaged'] as const satisfies readonly CodeState[]

/** States of a code that has not been in the street yet. */
export const freshStates = ['minted', 'printed'] as const satisfies readonly CodeState[]

export interface CodeStep {
  /** The words on the button and in the history. */
  label: string
  from: readonly CodeState[]
  /** `same` leaves the state alone. */
  to: CodeState | 'same'
  /** Whoever has this right takes it. */
  may: Right
}

const live = ['minted', 'printed', 'posted', 'damaged', 'lost'] as const

export const codeSteps = {
  mint: { label: '生成', from: [], to: 'minted', may: 'mintCodes' },
  plan: { label: '安排点位', from: freshStates, to: 'same', may: 'planCodes' },
  unplan: { label: '取消安排', from: freshStates, to: 'same', may: 'planCodes' },
  print: { label: '标记已打印', from: ['minted'], to: 'printed', may: 'printCodes' },
  // `lost` is among them: a collector who holds the sticker knows better than an old mark.
  post: { label: '张贴', from: ['minted', 'printed', 'lost'], to: 'posted', may: 'hangCodes' },
  correct: { label: '更正点位', from: hangingStates, to: 'same', may: 'hangCodes' },
  damage: {
    label: '登记损坏',
    from: ['posted'],
    to: 'damaged',
    may: 'markDamagedCodes'
  },
  lose: {
    label: '登记遗失',
    from: ['minted', 'printed', 'posted', 'damaged'],
    to: 'lost',
    may: 'hangCodes'
  },
  restore: { label: '恢复使用', from: ['damaged', 'lost'], to: 'posted', may: 'hangCodes' },
  replace: {
    label: '更换',
    from: ['posted', 'damaged', 'lost'],
    to: 'retired',
    may: 'hangCodes'
  },
  /** Undoes the posting of a replacement when another replacement was posted first. */
  takeDown: { label: '取消张贴', from: ['posted'], to: 'printed', may: 'hangCodes' },
  retire: { label: '停用', from: live, to: 'retired', may: 'retireCodes' }
} as const satisfies Record<string, CodeStep>
export type CodeAction = keyof typeof codeSteps

/** The row of an action, without the narrow types of `as const`. */
export function codeStepOf(action: CodeAction): CodeStep {
  return codeSteps[action]
}

/** A code printed this many days ago and not posted is shown to staff: the stickers may be lost. */
export const unpostedAfterDays = 14

/** A posted code that nobody scanned for this many days is shown to staff: it may be gone or covered. */
export const unscannedAfterDays = 90
