import { Readable } from 'node:stream'
import { type ExportForm, exportForms } from '../../../contracts/basedata/imports'
import type { Doer } from '../../audit/doer'
import { record } from '../../audit/record'
import { oneLine } from '../../http/one-line'
import { Refusal } from '../../http/refusal'
import { guarded } from '../../tables/formula-safe'
import { csvOf } from '../../tables/write-csv'
import { workbookOf } from '../../tables/write-workbook'
import type { BaseDataKind } from './kind'

/** What a kind says nothing of: a table in both forms. */
export const exportsOf = ({ exports }: BaseDataKind): readonly ExportForm[] => exports ?? ['xlsx', 'csv']

/** Streams all that is open of a kind, in the shape that can be imported. */
export async function exportBase(kind: BaseDataKind, title: string, as: 'csv' | 'xlsx', by: Doer) {
  if (!exportsOf(kind).includes(as)) throw new Refusal('not_found', `${title}不能导出成 ${exportForms[as]}`)
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

/** Streams the same as GeoJSON in WGS-84. */
export async function exportFeatures(kind: BaseDataKind, title: string, by: Doer): Promise<Readable> {
  const features = kind.exportFeatures?.()
  if (!features) throw new Refusal('not_found', `${title}不能导出成 GeoJSON`)
  await record({ action: 'dataExported', by, subject: `${title}（GeoJSON）` })
  const names = new Map(kind.columns.map(({ key, name }) => [key, name]))
  async function* text() {
    yield '{"type":"FeatureCollection","features":['
    let comma = ''
    for await (const { cells, geometry } of features ?? []) {
      const properties = Object.fromEntries(Object.entries(cells).map(([key, value]) => [names.get(key) ?? key, value]))
      yield `${comma}\n${JSON.stringify({ type: 'Feature', properties, geometry })}`
      comma = ','
    }
    yield '\n]}\n'
  }
  return Readable.from(text())
}
