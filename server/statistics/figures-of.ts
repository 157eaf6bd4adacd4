import { addUp, type Sums } from './add-up'
import type { Asked } from './asked'
import { type Period, readSheets } from './read-sheets'

/** Returns the numbers of a period: of everything that was asked for, and by the value of the dimension. */
export async function figuresOf(asked: Asked & Period): Promise<{ total: Sums; rows: Map<string, Sums> }> {
  const { total, rows } = addUp(await readSheets(asked), asked)
  return { total, rows: asked.by === 'none' ? new Map() : rows }
}
