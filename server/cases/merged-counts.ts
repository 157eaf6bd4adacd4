import { workThrough } from '../db/work-through'
import { toAnnounce } from './announced'
import { CaseModel, type CaseRecord } from './model'

/**
 * Counts the reports of a merged or split case on the other one, once. The step itself wrote into the case that it moved
 * what is to be counted, so after a crash the job counts it. Returns whether there was anything to count.
 */
export async function countMergedReports(found: CaseRecord, now = new Date()): Promise<boolean> {
  const { uncountedReports } = found
  if (!uncountedReports?.to || !uncountedReports.key || !uncountedReports.reports) return false
  const target = await CaseModel.findOne({ caseNo: uncountedReports.to }).lean()
  if (target) {
    const entry = {
      action: uncountedReports.reports > 0 ? 'join' : 'part',
      from: target.state,
      to: target.state,
      at: now,
      round: target.round,
      by: { id: 'system', name: '系统', role: 'system' },
      media: [],
      facts: uncountedReports.reports > 0 ? { from: found.caseNo } : { into: found.caseNo },
      report: uncountedReports.key
    }
    await CaseModel.updateOne(
      { _id: target._id, 'history.report': { $ne: uncountedReports.key } },
      {
        $inc: { reportCount: uncountedReports.reports },
        $set: { updatedAt: now, ...toAnnounce(target) },
        $push: { history: entry }
      }
    )
  }
  await CaseModel.updateOne(
    { _id: found._id, 'uncountedReports.key': uncountedReports.key },
    { $unset: { uncountedReports: 1 } }
  )
  return true
}

/** Counts what a crash left uncounted. Safe to run twice and beside requests. */
export async function countAllMergedReports(now = new Date()): Promise<number> {
  return workThrough({
    job: 'count merged reports',
    now,
    read: others =>
      CaseModel.find({ 'uncountedReports.to': { $exists: true }, ...others })
        .limit(200)
        .lean(),
    each: theCase => countMergedReports(theCase, now),
    name: ({ caseNo }) => caseNo
  })
}

const deepest = 6

/** Cases merged into this one, those merged into them, and so on. */
export async function mergedUnder(caseNo: string): Promise<CaseRecord[]> {
  const all: CaseRecord[] = []
  let level = [caseNo]
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const under = await CaseModel.find({ mergedInto: { $in: level } }).lean()
    all.push(...under)
    level = under.map(each => each.caseNo)
  }
  return all
}

/** Where each of these cases is worked on now: itself, or the case it was merged into, however often that happened. */
export async function endsOf(cases: readonly CaseRecord[]): Promise<Map<string, CaseRecord>> {
  const ends = new Map(cases.map(found => [String(found._id), found]))
  for (let depth = 0; depth < deepest; depth += 1) {
    const targets = [...ends.values()].flatMap(({ mergedInto }) => mergedInto ?? [])
    if (targets.length === 0) break
    const found = await CaseModel.find({ caseNo: { $in: targets } }).lean()
    const byNumber = new Map(found.map(each => [each.caseNo, each]))
    for (const [id, at] of ends) {
      const next = at.mergedInto && byNumber.get(at.mergedInto)
      if (next) ends.set(id, next)
    }
  }
  return ends
}
