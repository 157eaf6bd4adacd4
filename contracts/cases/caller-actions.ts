import type { ResidentAction } from './forms'

/**
 * What staff do for the person on the line, as that person could do it on their phone. Withdrawing is not among it: what a
 * caller no longer wants is asked to be voided.
 */
export const callerActions = [
  'supplement',
  'urge',
  'evaluate',
  'reopen',
  'requestReopening'
] as const satisfies readonly ResidentAction[]
export type CallerAction = (typeof callerActions)[number]
