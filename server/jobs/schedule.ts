import { sealDay } from '../audit/seal-day'
import { baseDataKinds } from '../base-kinds'
import { continueImports } from '../basedata/imports/continue-imports'
import { unannouncedWaiting } from '../cases/announced'
import { buildCaseSearch } from '../cases/build-search'
import { markLights } from '../cases/clocks/mark-lights'
import { resumeDue } from '../cases/clocks/resume-due'
import { uncountedWaiting } from '../cases/counted'
import { tallyEnded } from '../cases/ended-tally'
import { countAllMergedReports } from '../cases/merged-counts'
import { CaseReader } from '../cases/readers'
import { finishImports } from '../codes/import-places'
import { PlaceCodeReader } from '../codes/readers'
import { sweepDesks } from '../desk/open-case'
import { finishErasures } from '../erasure/erase-resident'
import { relocate, relocateFromEnded } from '../grids/relocate'
import { endAbandonedClaims, type ShowsPhoto } from '../media/claim-photos'
import { sweepDrawings } from '../media/finish-redactions'
import { sweepHalfStored } from '../media/store-photo'
import { announce } from '../messages/announce'
import { pushesWaiting, pushToWechat } from '../messages/push-to-wechat'
import { placedThings } from '../placed-things'
import { finishRedactions } from '../redaction/finish-redactions'
import { buildReportSearch } from '../reports/build-search'
import { reportedWords } from '../reports/reported-words'
import { finishHalfSent } from '../reports/submit-report'
import { runRetention, sweepUploads } from '../retention/run-retention'
import { countCases } from '../statistics/count-cases'
import { fillDays } from '../statistics/fill-days'
import { runJobs } from './run-jobs'
import { type Job, jobsBehind } from './scores'

const showsPhoto: ShowsPhoto = {
  case: async (caseNo, photo) => (await CaseReader.exists({ caseNo, 'history.media': photo })) !== null,
  code: async (code, photo) => (await PlaceCodeReader.exists({ _id: code, 'history.media': photo })) !== null
}

/** All recurring jobs with their intervals in seconds. Each is safe to run twice, and one process does it (`leases.ts`). */
const jobs: readonly Job[] = [
  { name: 'finish half-sent reports', everySeconds: 60, run: finishHalfSent },
  { name: 'finish erasing personal data', everySeconds: 30, run: () => finishErasures() },
  {
    name: 'tell people what happened to cases',
    everySeconds: 3,
    run: () => announce(),
    drains: true,
    waiting: unannouncedWaiting
  },
  {
    name: 'tell residents in WeChat',
    everySeconds: 5,
    run: () => pushToWechat(),
    drains: true,
    waiting: () => pushesWaiting()
  },
  { name: 'resume suspended cases', everySeconds: 300, run: resumeDue },
  { name: 'mark yellow and red lights', everySeconds: 30, run: markLights },
  { name: 'forget what nobody has open', everySeconds: 60, run: () => sweepDesks() },
  { name: 'count merged reports', everySeconds: 120, run: countAllMergedReports },
  { name: 'count ended cases', everySeconds: 300, run: () => tallyEnded() },
  {
    name: 'count cases',
    everySeconds: 10,
    run: () => countCases(),
    drains: true,
    waiting: uncountedWaiting
  },
  { name: 'fill the sheets of figures', everySeconds: 15, run: () => fillDays(), drains: true },
  { name: 'build the search of cases', everySeconds: 5, run: () => buildCaseSearch(reportedWords) },
  { name: 'build the search of reports', everySeconds: 5, run: () => buildReportSearch() },
  { name: 'finish half-done imports of places', everySeconds: 120, run: finishImports },
  { name: 'go on with imports of base data', everySeconds: 60, run: () => continueImports(baseDataKinds) },
  { name: 'locate what lies in changed cells', everySeconds: 5, run: () => relocate(placedThings), drains: true },
  { name: 'look once more at ended cells', everySeconds: 600, run: () => relocateFromEnded(placedThings) },
  { name: 'remove what has been kept long enough', everySeconds: 600, run: () => runRetention(), drains: true },
  { name: 'seal the audit log', everySeconds: 600, run: () => sealDay() },
  { name: 'free photos that a crash left claimed', everySeconds: 3600, run: () => endAbandonedClaims(showsPhoto) },
  { name: 'finish redactions', everySeconds: 60, run: () => finishRedactions() },
  { name: 'delete former drawings of photos', everySeconds: 600, run: () => sweepDrawings() },
  { name: 'delete unused photos', everySeconds: 300, run: () => sweepUploads() },
  { name: 'delete half-stored photos', everySeconds: 86_400, run: sweepHalfStored }
]

/** Starts all jobs. With several processes each job is done by one of them. */
export const startJobs = (among: { alone: boolean }): (() => Promise<void>) => runJobs(jobs, among)

/** Returns the names of the jobs that are behind, whichever process does them. */
export const lateJobs = (now = new Date()): Promise<string[]> => jobsBehind(jobs, now)
