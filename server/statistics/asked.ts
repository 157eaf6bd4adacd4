import type { Dimension } from '../../contracts/statistics/dimensions'
import type { Basis } from '../../contracts/statistics/kinds'
import type { Scope } from './audience-of'
import type { Sheet } from './sheet'

/** What somebody wants to know, and of which cases. */
export interface Asked {
  by: Dimension
  basis: Basis
  now: Date
  scope: Scope
  /** A code of 6 to 15 digits: whatever lies in it. */
  area?: string | undefined
  department?: string | undefined
  /** A matter's five digits, or the two of its major class. */
  matter?: string | undefined
  source?: string | undefined
}

export interface DaySheet {
  day: string
  /** Up to which change of the day it is filled. */
  filled: number
  sheet: Sheet
  /** For each case, which flags say that another was filed at the same place before. */
  again?: Uint32Array
}
