import type { QueryFilter, Types } from 'mongoose'
import type { StaffAction } from '../../../contracts/cases/forms'
import { type CaseState, stateOf, states } from '../../../contracts/cases/states'
import type { TaskView } from '../../../contracts/cases/tasks'
import type { CaseAction } from '../../../contracts/cases/workflow'
import { cellsOfDutyGrids, outlineOf } from '../../grids/locate'
import { presentAll } from '../../media/present'
import type { Staff } from '../../staff/account'
import { endOfTime } from '../clocks/end-of-time'
import type { CaseRecord, HistoryRecord } from '../model'
import { presentSummaries } from '../present'
import { photosOf } from '../present-reports'
import { CaseReader } from '../readers'
import type { ReportsForStaff } from '../reports-for-staff'
import { staffMover } from '../steps/mover'
import { refusalByTable } from '../steps/policy'
import { type Summarised, summaryFields } from '../summary'

/** Where the next thing to happen is a look on site. */
const onSite = (Object.keys(states) as CaseState[]).filter(state => {
  const { stage } = stateOf(state)
  return stage === 'verification' || stage === 'check'
})
const most = 200
/** A task is kept on the phone, and its first photos tell what to look for; the case has all. */
const mostBefore = 20

/** Of the history what was asked for and done, and who had a hand in it. */
const lookFields = {
  ...summaryFields,
  subtasks: 1,
  'history.action': 1,
  'history.by.id': 1,
  'history.words': 1,
  'history.media': 1
} as const
interface Told extends Pick<HistoryRecord, 'action' | 'words' | 'media'> {
  by: Pick<HistoryRecord['by'], 'id'>
}
type Look = Summarised & Pick<CaseRecord, 'subtasks'> & { history: Told[] }

/**
 * Returns what a collector must look at in the duty grids, the most urgent first, without checks that others must do.
 */
export async function tasksFor(
  staff: Staff,
  reportsForStaff: ReportsForStaff,
  now = new Date()
): Promise<{ tasks: TaskView[]; at: string }> {
  const at = now.toISOString()
  if (!staff.rights.includes('seeGridCases')) return { tasks: [], at }
  // What was given to somebody by name is their task alone, wherever it is.
  const cells = await cellsOfDutyGrids(staff.dutyGrids)
  const [here, given] = await Promise.all([
    mostUrgent({ gridCode: { $in: cells }, 'collector.id': null }),
    mostUrgent({ 'collector.id': staff.id })
  ])
  const all = [...here, ...given].sort(byUrgency).slice(0, most)
  const answerable = all.flatMap(each => {
    const actions = answersOn(each, staff)
    return actions.length > 0 ? [{ theCase: each, actions }] : []
  })
  const before = await reportsForStaff.firstPhotos(answerable.map(({ theCase }) => theCase))
  return { tasks: await presentTasks(answerable, before, now), at }
}

/** All of these are cases that a collector may see. */
const mostUrgent = (whose: QueryFilter<CaseRecord>): PromiseLike<Look[]> =>
  CaseReader.find({ ...whose, state: { $in: onSite }, nextDueAt: { $lt: endOfTime } }, lookFields)
    .sort({ nextDueAt: 1, _id: 1 })
    .limit(most)
    .lean<Look[]>()

const byUrgency = (one: Look, other: Look) =>
  one.nextDueAt.getTime() - other.nextDueAt.getTime() || (String(one._id) < String(other._id) ? -1 : 1)

const answers = ['verify', 'checkPassed', 'checkFailed'] as const satisfies readonly StaffAction[]

function answersOn(theCase: Look, staff: Staff): StaffAction[] {
  return answers.filter(action => !refusalByTable(action, theCase, staffMover(staff)))
}

interface Task {
  theCase: Look
  actions: StaffAction[]
}

async function presentTasks(
  tasks: readonly Task[],
  before: ReadonlyMap<string, readonly Types.ObjectId[]>,
  now: Date
): Promise<TaskView[]> {
  const cases = tasks.map(({ theCase }) => theCase)
  const mediaOf = ({ _id }: Look) => (before.get(String(_id)) ?? []).slice(0, mostBefore)
  const photos = await presentAll(
    cases.flatMap(theCase => [...mediaOf(theCase), ...(lastOf(theCase, 'reportDone')?.media ?? [])])
  )
  const [summaries, cells] = await Promise.all([
    presentSummaries(cases.map(withoutHistory), now),
    Promise.all(cases.map(({ gridCode }) => (gridCode ? outlineOf(gridCode) : undefined)))
  ])
  return tasks.flatMap(({ theCase, actions }, index) => {
    const summary = summaries[index]
    if (!summary) return []
    const verify = theCase.state === 'verifying'
    const cell = cells[index]
    const asked = lastOf(theCase, verify ? 'requestVerification' : 'requestCheck')?.words
    const done = verify ? undefined : lastOf(theCase, 'reportDone')
    const words = asked || done?.words
    return [
      {
        ...summary,
        kind: verify ? 'verify' : 'check',
        ...(words && { words }),
        before: photosOf(mediaOf(theCase), photos),
        after: photosOf(done?.media ?? [], photos),
        ...(cell && { cell }),
        actions
      } satisfies TaskView
    ]
  })
}

const withoutHistory = ({ history: _, ...summary }: Look) => summary

const lastOf = ({ history }: Look, action: CaseAction) => history.findLast(entry => entry.action === action)
