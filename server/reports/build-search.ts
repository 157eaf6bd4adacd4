import { keptWords, waitingForWords } from '../cases/kept-words'
import { workThrough } from '../db/work-through'
import { ReportModel } from './model'

/** Lets the desk find reports of earlier versions by their words, a batch at a time as `cases/build-search.ts` does. */
export function buildReportSearch(atOnce = 500, now = new Date()): Promise<number> {
  return workThrough({
    job: 'build the search of reports',
    now,
    read: others =>
      ReportModel.find({ ...waitingForWords, ...others }, { text: 1, place: 1, caseNo: 1 })
        .sort({ _id: -1 })
        .limit(atOnce)
        .lean(),
    each: async ({ _id, text, place }) => {
      const search = keptWords({ text, place })
      return (await ReportModel.updateOne({ _id, ...waitingForWords }, { $set: { search } })).matchedCount > 0
    },
    name: ({ caseNo }) => caseNo
  })
}
