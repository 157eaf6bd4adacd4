import type { MergedCases } from '../../contracts/cases/views'
import { pageOf } from '../db/page'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'
import { mostShown } from './reports-for-staff'

type Shown = Pick<CaseRecord, '_id' | 'caseNo' | 'text' | 'submittedAt'>

/** Returns a page of the cases that were merged into this one, oldest first. */
export async function mergedPage({ caseNo }: Pick<CaseRecord, 'caseNo'>, cursor?: string): Promise<MergedCases> {
  const merged = { mergedInto: caseNo }
  const shown = CaseReader.find(merged, { caseNo: 1, text: 1, submittedAt: 1 }).lean<Shown[]>()
  const { items, next } = await pageOf(shown, { cursor, limit: mostShown }, { field: 'submittedAt', direction: 1 })
  const count = cursor || next ? await CaseReader.countDocuments(merged) : items.length
  return { items: items.map(each => ({ caseNo: each.caseNo, text: each.text })), ...(next && { next }), count }
}
