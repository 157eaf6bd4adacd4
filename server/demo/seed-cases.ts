import { forms } from '../../contracts/cases/forms'
import { type CaseState, stateOf } from '../../contracts/cases/states'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import { isBuiltIn } from '../../contracts/staff/roles'
import { countMergedReports } from '../cases/merged-counts'
import { CaseModel, type CaseRecord } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import type { Mover } from '../cases/steps/mover'
import { PlaceCodeModel } from '../codes/model'
import { parse } from '../http/parse'
import { storePhoto } from '../media/store-photo'
import { submitReport } from '../reports/submit-report'
import { ResidentModel } from '../residents/model'
import { defaultCalendar } from '../rules/working-calendar'
import { addWorkingTime } from '../rules/working-time'
import { AccountModel } from '../staff/model'
import { departments } from './inventory'
import { photograph } from './scene'
import { type Problem, paths, problems } from './stories'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How many minutes the cases have waited for a desk: most are in time, some yellow, some red. */
const waits = [2, 13, 5, 1, 25, 8, 3, 12]

interface Plan {
  state: CaseState
  problem: Problem
  index: number
  code: string
}

/** Makes forty cases with times over two weeks. The functions that serve people send and move them. */
export async function seedCases(now: Date) {
  const codes = await PlaceCodeModel.find({ state: 'posted' }).sort({ _id: 1 }).lean()
  const states = Object.entries(paths).flatMap(([state, { cases }]) => Array<CaseState>(cases).fill(state as CaseState))
  const plans = states.map((state, index): Plan => {
    const problem = problems[(index * 3 + Math.floor(index / 10)) % problems.length] ?? problems[0]
    if (!problem) throw new Error('The demo has no problems')
    const fitting = codes.filter(({ topics }) => topics.includes(problem.topic))
    const near = fitting.length > 0 ? fitting : codes
    return { state, problem, index, code: near[index % near.length]?._id ?? '' }
  })
  // Photos are drawn while the database works. Merged cases come last, because they need a case to merge into.
  const merging = (plan: Plan) => plan.state === 'merged'
  const waiting = plans.filter(plan => !merging(plan))
  const worker = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) await seedCase(plan, now)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  for (const plan of plans.filter(merging)) await seedCase(plan, now)
}

async function seedCase({ state, problem, index, code }: Plan, now: Date) {
  const { steps } = paths[state]
  // What waits for a desk has waited for minutes; the further a case has got, the longer ago it began.
  const end = stateOf(state).stage ? new Date(now.getTime() - (waits[index % waits.length] ?? 1) * minuteMs) : now
  const age = steps.length === 0 ? 0 : (steps.length * 14 + index * 2) * hourMs
  const sentAt = new Date(end.getTime() - age)
  const resident = await ResidentModel.create({ kind: 'device', createdAt: sentAt, seenAt: sentAt })
  const photo = await storePhoto(`resident:${resident.id}`, await photograph(problem.subject, false, index))
  const { topic, text } = problem
  const report = { code, topic, text, address: '', media: [photo.id] }
  const { caseNo } = await submitReport(resident.id, `demo-city-${index}`, report, sentAt)
  let theCase: CaseRecord = await CaseModel.findOne({ caseNo }).orFail().lean()
  let at = sentAt
  for (const [taken, action] of steps.entries()) {
    at = stateOf(state).stage && taken === steps.length - 1 ? end : nextMoment(at, end)
    theCase = await take(action, theCase, problem, resident.id, index, at)
  }
}

/** Returns a moment about one working hour later, never in the future. */
function nextMoment(at: Date, now: Date): Date {
  const later = addWorkingTime(at, 1.1 * hourMs, defaultCalendar)
  return later < now ? later : new Date((at.getTime() + now.getTime()) / 2)
}

async function take(
  action: CaseAction,
  theCase: CaseRecord,
  problem: Problem,
  resident: string,
  index: number,
  now: Date
) {
  const mover = await moverFor(action, theCase, problem, resident)
  const form = parse(forms[action], await formFor(action, theCase, problem, mover, index, now))
  const moved = await moveCase(theCase, { action, form, mover, now })
  await countMergedReports(moved, now)
  return moved
}

/** A department without a demo account gets a person who is made up, so that every step has one. */
async function moverFor(action: CaseAction, theCase: CaseRecord, problem: Problem, resident: string): Promise<Mover> {
  const { by } = stepOf(action)
  if (by[0] === 'resident') return { id: resident, name: '市民', actors: ['resident'] }
  if (by[0] === 'clerk') {
    const id = theCase.department?.id ?? problem.department
    const account = await AccountModel.findOne({ department: id }).lean()
    const name = departments.find(department => department.id === id)?.name ?? ''
    return {
      id: String(account?._id ?? id),
      name: account?.name ?? `${name}经办人`,
      actors: ['clerk', 'handler'],
      department: id
    }
  }
  const account = await AccountModel.findOne({ username: by[0] }).orFail().lean()
  return { id: String(account._id), name: account.name, actors: account.roles.filter(isBuiltIn) }
}

async function formFor(
  action: CaseAction,
  theCase: CaseRecord,
  problem: Problem,
  mover: Mover,
  index: number,
  now: Date
) {
  const after = async () => [(await storePhoto(`staff:${mover.id}`, await photograph(problem.subject, true, index))).id]
  switch (action) {
    case 'accept':
      return { matter: problem.condition.slice(0, 5), condition: problem.condition }
    case 'dispatch':
      return { department: problem.department }
    case 'reportDone':
      return { note: problem.done, media: await after() }
    case 'close':
      return { note: problem.done }
    case 'checkPassed':
      return { note: '现场看过，问题已经解决', media: await after() }
    case 'reject':
      return { reasonCode: 'private_property', reason: '这里是小区内部道路，请联系物业处理' }
    case 'void':
      return { reason: '与本周道路改造工程重复，由工程一并处理' }
    case 'suspend':
      return {
        reason: '该路段下月整体改造，改造时一并更换',
        until: new Date(now.getTime() + 40 * 86_400_000).toISOString()
      }
    case 'merge': {
      const target = await CaseModel.findOne({ state: 'handling', caseNo: { $ne: theCase.caseNo } })
        .orFail()
        .lean()
      return { into: target.caseNo }
    }
    default:
      return {}
  }
}
