import type { CaseRecord } from './model'
import { CaseReader } from './readers'

/** Cases merged into this one, those merged into them, and so on, however deep. */
export async function mergedUnder(caseNo: string): Promise<CaseRecord[]> {
  const all = new Map<string, CaseRecord>()
  let level = [caseNo]
  while (level.length > 0) {
    const under = await CaseReader.find({ mergedInto: { $in: level } }).lean()
    const unseen = under.filter(each => each.caseNo !== caseNo && !all.has(each.caseNo))
    for (const each of unseen) all.set(each.caseNo, each)
    level = unseen.map(each => each.caseNo)
  }
  return [...all.values()]
}

/** Where each of these cases is worked on now: itself, or the case it was merged into, however often that happened. */
export async function endsOf(cases: readonly CaseRecord[]): Promise<Map<string, CaseRecord>> {
  const ends = new Map(cases.map(theCase => [String(theCase._id), theCase]))
  const seen = new Map(cases.map(theCase => [theCase.caseNo, theCase]))
  // One hop a round, and never more hops than there are cases on the way.
  for (let hop = 0; hop <= seen.size; hop += 1) {
    const targets = [...ends.values()].flatMap(({ mergedInto }) => mergedInto ?? [])
    const unseen = targets.filter(caseNo => !seen.has(caseNo))
    if (unseen.length > 0) {
      const found = await CaseReader.find({ caseNo: { $in: unseen } }).lean()
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
