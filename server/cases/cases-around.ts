import type { Types } from 'mongoose'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

type Around = Pick<CaseRecord, '_id' | 'caseNo' | 'mergedInto' | 'history'>

/**
 * Returns these cases and every case in which their reporters can have acted: those they were merged into, now or before they were
 * split off. A case comes before the one that it was merged into.
 */
export async function casesAround(ids: readonly Types.ObjectId[]): Promise<Types.ObjectId[]> {
  const fields = { caseNo: 1, mergedInto: 1, 'history.action': 1, 'history.facts': 1 } as const
  const found = new Map<string, Types.ObjectId>()
  const asked = new Set<string>()
  let level: Around[] = await CaseReader.find({ _id: { $in: ids } }, fields).lean<Around[]>()
  while (level.length > 0) {
    for (const { _id, caseNo } of level) {
      asked.add(caseNo)
      // Met again further up: it is read anew after all that was merged into it.
      found.delete(String(_id))
      found.set(String(_id), _id)
    }
    const next = [...new Set(level.flatMap(leadsTo))].filter(caseNo => !asked.has(caseNo))
    level = next.length > 0 ? await CaseReader.find({ caseNo: { $in: next } }, fields).lean<Around[]>() : []
  }
  return [...found.values()]
}

function leadsTo({ mergedInto, history }: Around): string[] {
  const told = history.flatMap(({ action, facts }) => {
    if (action === 'merge') return facts?.into ?? []
    return action === 'split' ? (facts?.from ?? []) : []
  })
  return [...told, ...(mergedInto ? [mergedInto] : [])]
}
