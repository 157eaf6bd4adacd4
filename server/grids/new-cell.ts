import { innerPoint } from './overlaps'
import type { PlacedThing } from './placed-things'

type At = (point: readonly number[]) => { code: string } | undefined

/** `stays`: nobody knows better. */
export type NewCell = { to: string | undefined } | 'stays'

/**
 * Returns which cell something is in from now on. By its own point; without one it goes where the middle of its cell went.
 * What has a point beside all cells is in none, which the desk is told.
 */
export function newCellOf({ gridCode, point }: PlacedThing, at: At, outline: [number, number][] | undefined): NewCell {
  const found = point ? at(point) : outline && at(innerPoint(outline))
  if (!found && !point) return 'stays'
  return found?.code === gridCode ? 'stays' : { to: found?.code }
}
