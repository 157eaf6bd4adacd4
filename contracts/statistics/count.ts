import type { Flag, Kind } from './kinds'

/** One number of the evaluation, as the pieces that are in it. */
export interface Count {
  label: string
  /** What a person reads beside the number: exactly what is in it. */
  definition: string
  of: Kind
  /** The pieces that have all of these, at least one of `any`, and none of `without`. */
  with?: readonly Flag[]
  any?: readonly Flag[]
  without?: readonly Flag[]
}

/** What is owed by now: done, or late. Time left is no debt, and what was taken from a desk in time is none of its own. */
export const owed = { any: ['done', 'late'], without: ['leftOut'] } as const
