import { workThrough } from '../db/work-through'
import { addToCase } from './add-to-case'
import { toAnnounce } from './announced'
import { type MergedCase, mergedUnder } from './merged-cases'
import { mergedWords, renewMergedWords } from './merged-words'
import type { CaseRecord, HistoryRecord } from './model'
import { CaseReader } from './readers'

/**
 * Tells the other case that this one was merged into it or split off, once, and counts its reports anew. The step itself
 * wrote into the case that it moved what is to be told, so after a crash the job does it. Returns whether there was
 * anything to do.
 */
export async function countMergedReports(moved: CaseRecord, now = new Date()): Promise<boolean> {
  const { uncountedReports: due } = moved
  if (!due?.to || !due.key || !due.reports) return false
  const target = await CaseReader.findOne({ caseNo: due.to }).lean()
  if (target) {
    const entry = {
      action: due.reports > 0 ? 'join' : 'part',
      from: target.state,
      to: target.state,
      at: now,
      round: target.round,
      by: { id: 'system', name: '系统', role: 'system' },
      media: [],
      facts: due.reports > 0 ? { from: moved.caseNo } : { into: moved.caseNo },
      report: due.key
    }
    await addToCase(
      { _id: target._id, 'history.report': { $ne: due.key } },
      { $set: { updatedAt: now, ...toAnnounce(target) }, $push: { history: entry } }
    )
    await renewMergedWords(due.to, moved.caseNo, due.reports > 0 ? await mergedWords(moved.caseNo) : undefined)
    await countReports(due.to)
  }
  await addToCase({ _id: moved._id, 'uncountedReports.key': due.key }, { $unset: { uncountedReports: 1 } })
  return true
}

/** Counts what a crash left uncounted. Safe to run twice and beside requests. */
export async function countAllMergedReports(now = new Date()): Promise<number> {
  return workThrough({
    job: 'count merged reports',
    now,
    read: others =>
      CaseReader.find({ 'uncountedReports.to': { $exists: true }, ...others })
        .limit(200)
        .lean(),
    each: theCase => countMergedReports(theCase, now),
    name: ({ caseNo }) => caseNo
  })
}

/**
 * Counts the reports of a case, and of every case it was merged into. Nothing is added up: each count is asked of the
 * histories and of those who joined a full one, so that merging and splitting in any order leave the truth. Whoever
 * writes a count looks again, so the last of several is right.
 */
async function countReports(caseNo: string): Promise<void> {
  const seen = new Set<string>()
  let next: string | null | undefined = caseNo
  while (next && !seen.has(next)) {
    seen.add(next)
    const theCase: CaseRecord | null = await CaseReader.findOne({ caseNo: next }).lean()
    if (!theCase) return
    const under = await countedOf(await mergedUnder(next))
    const counted = ownReports(theCase) + under.reduce((sum, each) => sum + ownReports(each), 0)
    if (counted === theCase.reportCount) {
      next = theCase.mergedInto
      continue
    }
    const unchanged = { _id: theCase._id, reportCount: theCase.reportCount, history: { $size: theCase.history.length } }
    await addToCase(unchanged, { $set: { reportCount: counted } })
    seen.delete(next)
  }
}

type Counted = Pick<CaseRecord, 'lateJoins' | 'lateJoinCount'> & {
  history: (Pick<HistoryRecord, 'action'> & { by: Pick<HistoryRecord['by'], 'role'> })[]
}

const countedOf = (cases: readonly MergedCase[]): PromiseLike<Counted[]> =>
  CaseReader.find(
    { _id: { $in: cases.map(({ _id }) => _id) } },
    { lateJoins: 1, lateJoinCount: 1, 'history.action': 1, 'history.by.role': 1 }
  )
    .lean<Counted[]>()
    .exec()

/** The report that opened a case and those that joined it. What merging brings is told by the system. */
function ownReports({ history, lateJoins, lateJoinCount }: Counted): number {
  const told = history.filter(({ action, by }) => action === 'submit' || (action === 'join' && by.role !== 'system'))
  return told.length + Math.max(lateJoinCount ?? 0, lateJoins?.length ?? 0)
}
