import type { Box } from './cell-tree'

/** Something that has a place, and the cell that it is in. */
export interface PlacedThing {
  id: string
  version: number
  gridCode?: string | undefined
  point?: readonly number[] | undefined
}

/** A kind of things that lie in cells. Whoever keeps them says how they are found and given another cell. */
export interface PlacedThings {
  /** `件在办案卷`, as it stands after a number. */
  counted: string
  inCells(codes: readonly string[]): Promise<PlacedThing[]>
  /** Those that are in no cell and have a point, which may be in this box. */
  inNone(box: Box): Promise<PlacedThing[]>
  /** Gives it another cell, or none, if it is as it was read. Returns whether it was. */
  move(thing: PlacedThing, to: string | undefined): Promise<boolean>
}

export const pointOf = (point: readonly number[] | null | undefined) => (point && point.length >= 2 ? { point } : {})
