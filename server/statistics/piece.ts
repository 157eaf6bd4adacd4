import type { Flag, Kind } from '../../contracts/statistics/kinds'

/** One thing of a case that is counted: a way through a desk or a department, or something that happened. */
export interface Piece {
  kind: Kind
  /** When it began, or happened. */
  at: Date
  /** Until when it had to be done; none for what only happens. */
  dueAt?: Date
  /** When it was over, one way or another. */
  endedAt?: Date
  flags: Flag[]
  /** The department it belongs to: whose handling it was, else the last one that had the case. */
  department?: string
  /** The member of staff who ended it. No resident is ever named here. */
  by?: string
  /** How long it took in working time, in minutes: only when it was done. */
  minutes?: number
}

/** A piece with a deadline that is over by `at`: late from the deadline's own moment on, as its light is red. */
export const isLate = (dueAt: Date | null | undefined, at: Date): boolean => Boolean(dueAt && at >= dueAt)

export function setFlag(piece: Piece, flag: Flag, on = true): void {
  const others = piece.flags.filter(each => each !== flag)
  piece.flags = on ? [...others, flag] : others
}
