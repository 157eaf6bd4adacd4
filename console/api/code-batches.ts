import type { InferOutput } from 'valibot'
import type { BatchView, Datum, ImportedPlaces, SheetTemplate } from '../../contracts/codes/staff-views'
import { request, requestFile } from './request'

const batches = '/api/staff/code-batches'
const at = (batch: string) => `${batches}/${encodeURIComponent(batch)}`

export function fetchBatches(signal?: AbortSignal) {
  return request<BatchView[]>('GET', batches, { signal })
}

export function mintBatch(batch: string, count: number) {
  return request<BatchView>('POST', batches, { body: { batch, count } })
}

export function printSheet(batch: string, template: SheetTemplate) {
  return requestFile(`${at(batch)}/sheet`, { template })
}

export function markPrinted(batch: string) {
  return request<BatchView>('POST', `${at(batch)}/printed`, { body: {} })
}

/** All rows of a table or none. */
export function importPlaces(batch: string, datum: Datum, table: File) {
  const body = new FormData()
  body.append('file', table)
  return request<InferOutput<typeof ImportedPlaces>>('POST', `${at(batch)}/places`, { query: { datum }, body })
}
