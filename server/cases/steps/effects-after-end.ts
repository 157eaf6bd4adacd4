import type { Effects } from './effect'

/** What steps after the end do besides moving the case. */
export const afterEndEffects = {
  /** What the mistaken end left in the case goes; the history keeps it. */
  takeBack: () => ({ unset: ['rejectedFor', 'closedAt'] }),

  callBack: (_, { reached, satisfied }) => ({
    facts: { reached, ...(reached && satisfied !== undefined && { satisfied }) }
  })
} satisfies Partial<Effects>
