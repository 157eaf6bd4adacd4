import type { Doer } from '../../audit/doer'
import { record } from '../../audit/record'
import { oneLine } from '../../http/one-line'
import { guarded } from '../../tables/formula-safe'
import { csvOf } from '../../tables/write-csv'
import { workbookOf } from '../../tables/write-workbook'
import type { BaseDataKind } from './kind'

const writers = { csv: csvOf, xlsx: workbookOf } as const

/** Streams all that is open of a kind, in the shape that can be imported. */
export async function exportBase(kind: BaseDataKind, title: string, as: keyof typeof writers, by: Doer) {
  await record({ action: 'dataExported', by, subject: `${title}（${as.toUpperCase()}）` })
  async function* lines() {
    yield kind.columns.map(({ name }) => name)
    for await (const row of kind.exportRows()) yield kind.columns.map(({ key }) => guarded(oneLine(row[key] ?? '')))
  }
  return writers[as](lines())
}
