import type { Types } from 'mongoose'
import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/** What leads from case to case. */
const fields = { caseNo: 1, mergedInto: 1 } as const
export type MergedCase = Pick<CaseRecord, '_id' | keyof typeof fields>

/** So many cases may be merged under one, so that whoever reads them all reads a bounded number. */
export const mostMerged = 1000
/** Two merges at the same moment may pass that by a little, and nobody is lost by it. */
const mostRead = 2 * mostMerged

/** Cases merged into this one, those merged into them, and so on, however deep. */
export async function mergedUnder(caseNo: string): Promise<MergedCase[]> {
  const all = new Map<string, MergedCase>()
  let level = [caseNo]
  while (level.length > 0 && all.size < mostRead) {
    const under = await CaseReader.find({ mergedInto: { $in: level } }, fields)
      .limit(mostRead - all.size)
      .lean<MergedCase[]>()
    const unseen = under.filter(each => each.caseNo !== caseNo && !all.has(each.caseNo))
    for (const each of unseen) all.set(each.caseNo, each)
    level = unseen.map(each => each.caseNo)
  }
  return [...all.values()]
}

/** The case and all that were merged under it: the reports of these are worked on as its own. */
export async function casesWorkedOnAs(theCase: CaseRecord): Promise<Types.ObjectId[]> {
  const merged = mayHaveMerged(theCase) ? await mergedUnder(theCase.caseNo) : []
  return [theCase, ...merged].map(({ _id }) => _id)
}

/** Whether a case is this one or was merged into it, perhaps by way of others. */
export async function isUnder(id: Types.ObjectId, top: Pick<CaseRecord, '_id'>): Promise<boolean> {
  const seen = new Set<string>()
  let at: MergedCase | null = await CaseReader.findById(id, fields).lean<MergedCase>()
  while (at && !seen.has(at.caseNo)) {
    if (at._id.equals(top._id)) return true
    seen.add(at.caseNo)
    at = at.mergedInto ? await CaseReader.findOne({ caseNo: at.mergedInto }, fields).lean<MergedCase>() : null
  }
  return false
}

/**
 * Whether cases may have been merged into this one. The merge of a case is told and counted there at once, so that hardly
 * any case has to be asked about.
 */
export function mayHaveMerged({ history, reportCount }: CaseRecord): boolean {
  const own = history.filter(({ action, by }) => action === 'submit' || (action === 'join' && by.role !== 'system'))
  return reportCount > own.length || history.some(({ action, by }) => action === 'join' && by.role === 'system')
}

type OnTheWay = Pick<CaseRecord, '_id' | 'caseNo' | 'mergedInto'>

/**
 * Where each of these cases is worked on now: itself, or the case it was merged into, however often that happened. `read`
 * reads as much of those on the way as is known of these.
 */
export async function endsOf<C extends OnTheWay>(
  cases: readonly C[],
  read: (caseNos: string[]) => PromiseLike<C[]>
): Promise<Map<string, C>> {
  const ends = new Map(cases.map(theCase => [String(theCase._id), theCase]))
  const seen = new Map(cases.map(theCase => [theCase.caseNo, theCase]))
  // One hop a round, and never more hops than there are cases on the way.
  for (let hop = 0; hop <= seen.size; hop += 1) {
    const targets = [...ends.values()].flatMap(({ mergedInto }) => mergedInto ?? [])
    const unseen = targets.filter(caseNo => !seen.has(caseNo))
    if (unseen.length > 0) {
      const found = await read(unseen)
      for (const each of found) seen.set(each.caseNo, each)
      // A number that leads nowhere is not asked for again.
      if (found.length === 0) return ends
    }
    let moved = false
    for (const [id, at] of ends) {
      const next = at.mergedInto ? seen.get(at.mergedInto) : undefined
      if (next) {
        ends.set(id, next)
        moved = true
      }
    }
    if (!moved) return ends
  }
  return ends
}

/** Reads whole cases on the way. */
export const wholeCases = (caseNos: string[]): PromiseLike<CaseRecord[]> =>
  CaseReader.find({ caseNo: { $in: caseNos } })
    .lean<CaseRecord[]>()
    .exec()
