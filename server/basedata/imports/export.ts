import { record } from '../../audit/record'
import { oneLine } from '../../http/one-line'
import { guarded } from '../../tables/formula-safe'
import { csvOf } from '../../tables/write-csv'
import { workbookOf } from '../../tables/write-workbook'
import type { By } from './check'
import type { BaseDataKind } from './kind'

/** Streams all that is open of a kind, in the shape that can be imported. */
export async function exportBase(kind: BaseDataKind, title: string, as: 'csv' | 'xlsx', by: By) {
  await record({ action: 'dataExported', by, subject: `${title}（${as.toUpperCase()}）` })
  if (as === 'csv') return csvOf(linesOf(kind))
  const { sheets, sheetOf } = kind
  if (!sheets || !sheetOf) return workbookOf(linesOf(kind))
  return workbookOf(...sheets.map(name => ({ name, rows: linesOf(kind, row => row[sheetOf] === name) })))
}

type Row = Partial<Record<string, string>>

async function* linesOf(kind: BaseDataKind, belongs: (row: Row) => boolean = () => true) {
  yield kind.columns.map(({ name }) => name)
  for await (const row of kind.exportRows()) {
    if (belongs(row)) yield kind.columns.map(({ key }) => guarded(oneLine(row[key] ?? '')))
  }
}
