import { addUp, noSums, type Sums } from './add-up'
import type { Asked } from './asked'
import { type Period, readSheets } from './read-sheets'

/** Returns the numbers of a period: of everything that was asked for, and by the value of the dimension. */
export async function figuresOf(asked: Asked & Period): Promise<{ total: Sums; rows: Map<string, Sums> }> {
  const sheets = await readSheets(asked)
  const total = addUp(sheets, { ...asked, by: 'none' }).get('') ?? noSums()
  return { total, rows: asked.by === 'none' ? new Map() : addUp(sheets, asked) }
}
