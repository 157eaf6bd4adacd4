import { isStaffAction } from '../../contracts/cases/forms'
import { caseStates } from '../../contracts/cases/states'
import type { CaseSummary, CaseView, HistoryEntry } from '../../contracts/cases/views'
import { stepOf } from '../../contracts/cases/workflow'
import type { MediaView } from '../../contracts/media/views'
import type { Place } from '../../contracts/reports/views'
import { roles } from '../../contracts/staff/roles'
import { isOutside, outlineOf } from '../grids/locate'
import { ComponentReader } from '../grids/readers'
import { presentAll } from '../media/present'
import type { Staff } from '../staff/account'
import { allDepartments } from '../staff/kept-staff'
import { lightOf, nextMoments } from './clocks/clock'
import { endOfTime } from './clocks/end-of-time'
import { troubleOf } from './lists/troubles'
import { mayHaveMerged } from './merged-cases'
import { mergedPage } from './merged-page'
import type { CaseRecord, HistoryRecord } from './model'
import { presentFacts } from './present-facts'
import { photosOf, presentReports } from './present-reports'
import { presentRequest } from './present-request'
import { proposeMatters } from './proposing/propose-matters'
import type { ReportsForStaff } from './reports-for-staff'
import { staffMover } from './steps/mover'
import { actionsOn } from './steps/policy'
import type { Summarised, SummaryRecord } from './summary'

export function presentPlace(place: CaseRecord['place']): Place {
  const [x, y] = place.point ?? []
  return {
    address: place.address ?? '',
    ...(x !== undefined && y !== undefined && { point: [x, y] as const }),
    ...(typeof place.accuracy === 'number' && { accuracy: place.accuracy }),
    ...(place.code && { code: place.code }),
    ...(place.codeName && { codeName: place.codeName })
  }
}

async function summarise(theCase: Summarised, now: Date) {
  const { caseNo, version, state, topic, matter, text, place, gridCode, department, handler, asked } = theCase
  const { nextDueAt } = nextMoments(theCase, now)
  return {
    caseNo,
    version,
    state,
    stateText: caseStates[state],
    ...(topic?.id && topic.label && { topic: { id: topic.id, label: topic.label } }),
    ...(matter?.code && matter.name && { matter: { code: matter.code, name: matter.name } }),
    text,
    place: { ...presentPlace(place), ...((await isOutside(place.point, gridCode)) && { outside: true as const }) },
    ...(gridCode && { gridCode }),
    ...(department && { department: { id: department.id, name: department.name } }),
    submittedAt: theCase.submittedAt.toISOString(),
    updatedAt: theCase.updatedAt.toISOString(),
    ...(nextDueAt < endOfTime && { dueAt: nextDueAt.toISOString() }),
    light: lightOf(theCase, now),
    ...(asked && { asked: asked.what }),
    ...(handler && { handler: { id: handler.id, name: handler.name } }),
    reportCount: theCase.reportCount,
    urges: theCase.urges ?? 0,
    round: theCase.round ?? 1
  }
}

export async function presentSummaries(cases: readonly SummaryRecord[], now = new Date()): Promise<CaseSummary[]> {
  const covers = await presentAll(cases.flatMap(({ cover }) => (cover ? [cover] : [])))
  return Promise.all(
    cases.map(async theCase => {
      const cover = covers.get(String(theCase.cover))
      return { ...(await summarise(theCase, now)), ...(cover && { cover }) }
    })
  )
}

/** Returns one case as this member of staff may see it, without who reported it. */
export async function presentCase(
  theCase: CaseRecord,
  staff: Staff,
  reportsForStaff: ReportsForStaff,
  now = new Date()
): Promise<CaseView> {
  const [summary, reports, merged, request, outline, component, departments, trouble] = await Promise.all([
    summarise(theCase, now),
    reportsForStaff.page(theCase, staff),
    mayHaveMerged(theCase) ? mergedPage(theCase) : { items: [], count: 0 },
    presentRequest(theCase),
    theCase.gridCode ? outlineOf(theCase.gridCode) : undefined,
    theCase.component ? ComponentReader.findById(theCase.component).lean() : undefined,
    allDepartments(),
    troubleOf(theCase, now)
  ])
  const photos = await presentAll([
    ...reports.items.flatMap(({ media }) => media),
    ...theCase.history.flatMap(({ media }) => media)
  ])
  const names = new Map(departments.map(({ _id, name }) => [_id, name]))
  const { condition } = theCase
  const actions = actionsOn(theCase, staffMover(staff), now).filter(isStaffAction)
  const choosesMatter = actions.includes('accept') || actions.includes('correctMatter')
  return {
    ...summary,
    ...(condition && { condition: presentCondition(condition) }),
    returns: theCase.returns ?? 0,
    extensions: theCase.extensions ?? 0,
    ...(request && { request }),
    subtasks: theCase.subtasks.map(({ department, work, state, at }) => ({
      department: { id: department.id, name: department.name },
      work,
      state,
      at: at.toISOString()
    })),
    merged,
    ...(outline && { cell: outline }),
    ...(component && { component: { id: component._id, name: component.name } }),
    ...(theCase.mergedInto && { mergedInto: theCase.mergedInto }),
    ...(theCase.collector && { collector: { id: theCase.collector.id, name: theCase.collector.name } }),
    ...(trouble && { trouble }),
    reports: presentReports(theCase, reports, photos),
    history: theCase.history.map(entry => presentEntry(entry, photos, names, staff.id)),
    ...(choosesMatter && { proposedMatters: await proposeMatters({ ...theCase, component }) }),
    actions
  }
}

function presentEntry(
  entry: HistoryRecord,
  photos: Map<string, MediaView>,
  departments: Map<string, string>,
  viewer: string
): HistoryEntry {
  const { action, from, to, at, round, by, words, media } = entry
  const department = by.department && departments.get(by.department)
  const role = by.role === 'resident' ? '市民' : by.role === 'system' ? '系统' : (by.title ?? roles[by.role])
  const roleText = by.through ? `来电，由${by.through.name}代办` : role
  return {
    action,
    label: stepOf(action).label,
    ...(from && { from }),
    to,
    at: at.toISOString(),
    round,
    by: {
      name: by.name,
      me: (by.through?.id ?? by.id) === viewer && !by.person,
      role: by.role,
      roleText,
      ...(department && { department })
    },
    ...(words && { words }),
    details: presentFacts(entry),
    media: photosOf(media, photos)
  }
}

function presentCondition({ code, when, limit, unit, closing, photos }: NonNullable<CaseRecord['condition']>) {
  return { code, when, limit, unit, ...(closing && { closing }), ...(photos && { photos }) }
}
