import { setImmediate } from 'node:timers/promises'
import type { Types } from 'mongoose'
import { everyVerdict, type RowVerdict, rowsOfPage } from '../../../contracts/basedata/imports'
import { ImportPageModel } from './import-model'
import type { JudgedRow, SourceRow } from './kind'

/** A row as it is kept: what was made of it, and what it was made of. */
export interface KeptRow {
  judged: JudgedRow
  source: SourceRow
}

const pageId = (id: Types.ObjectId, verdict: RowVerdict, page: number) => `${id}:${verdict}:${page}`

/** Keeps the rows of an import in place of those from before. */
export async function keepRows(id: Types.ObjectId, rows: readonly KeptRow[]): Promise<void> {
  await forgetRows(id)
  for (const verdict of everyVerdict) {
    const of = rows.filter(({ judged }) => judged.verdict === verdict)
    for (let page = 0; page * rowsOfPage < of.length; page += 1) {
      const part = of.slice(page * rowsOfPage, (page + 1) * rowsOfPage)
      await ImportPageModel.create({ _id: pageId(id, verdict, page), import: id, rows: JSON.stringify(part) })
      await setImmediate()
    }
  }
}

export async function forgetRows(id: Types.ObjectId): Promise<void> {
  await ImportPageModel.deleteMany({ import: id })
}

/** Returns one page of the rows with a verdict; none past the last. */
export async function pageOfRows(id: Types.ObjectId, verdict: RowVerdict, page: number): Promise<KeptRow[]> {
  const found = await ImportPageModel.findById(pageId(id, verdict, page)).lean()
  return found ? (JSON.parse(found.rows) as KeptRow[]) : []
}

/** Yields the rows with these verdicts page by page. */
export async function* pagesOf(id: Types.ObjectId, verdicts: readonly RowVerdict[] = everyVerdict) {
  for (const verdict of verdicts) {
    for (let page = 0; ; page += 1) {
      const rows = await pageOfRows(id, verdict, page)
      if (rows.length === 0) break
      yield rows
    }
  }
}
