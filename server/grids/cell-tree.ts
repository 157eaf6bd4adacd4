import inside from 'point-in-polygon-hao'
import RBush from 'rbush'
import { metresPerDegree, shortening } from '../../contracts/distance'

export interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}
/** A cell by its code and its rings, the first being the outline. */
export interface Ringed {
  code: string
  rings: number[][][]
}
type Boxed<C> = Box & { cell: C }

/** Cells by where they lie. */
export class CellTree<C extends Ringed> {
  readonly #tree = new RBush<Boxed<C>>()
  /** The box around all cells; none without a grid. */
  readonly ground: Box | undefined

  constructor(cells: readonly C[]) {
    const boxes = cells.map(cell => ({ ...boxOf(cell.rings), cell }))
    this.#tree.load(boxes)
    const corners = boxes.flatMap(({ minX, minY, maxX, maxY }) => [
      [minX, minY],
      [maxX, maxY]
    ])
    this.ground = boxes.length > 0 ? boxOf([corners]) : undefined
  }

  /** The cell that contains a point. One on a shared edge is in both: the smaller code, so that the answer is always the same. */
  at([x = 0, y = 0]: readonly number[]): C | undefined {
    return this.#tree
      .search({ minX: x, minY: y, maxX: x, maxY: y })
      .map(({ cell }) => cell)
      .filter(({ rings }) => inside([x, y], rings as [number, number][][]) !== false)
      .sort((one, other) => (one.code < other.code ? -1 : 1))[0]
  }

  /** The cells whose boxes touch the square of so many metres around a point. */
  near([x = 0, y = 0]: readonly number[], metres: number): C[] {
    const dy = metres / metresPerDegree
    const dx = dy / shortening(y)
    return this.in({ minX: x - dx, minY: y - dy, maxX: x + dx, maxY: y + dy })
  }

  in(box: Box): C[] {
    return this.#tree.search(box).map(({ cell }) => cell)
  }
}

export function boxOf(rings: readonly (readonly (readonly number[])[])[]): Box {
  const outer = rings[0] ?? []
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  // No spread: a city has more corners than a call may have arguments.
  for (const [x = 0, y = 0] of outer) {
    box.minX = Math.min(box.minX, x)
    box.minY = Math.min(box.minY, y)
    box.maxX = Math.max(box.maxX, x)
    box.maxY = Math.max(box.maxY, y)
  }
  return box
}
