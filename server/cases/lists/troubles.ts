import type { QueryFilter } from 'mongoose'
import { isOpen, openStates, stateOf, statesHeldBy } from '../../../contracts/cases/states'
import type { TroubleView } from '../../../contracts/cases/troubles'
import { cellsOfDutyGrids } from '../../grids/locate'
import { absentUntil } from '../../staff/absence'
import { allDepartments, hasRight, openAccount, openDepartments, withRight } from '../../staff/kept-staff'
import { endOfTime } from '../clocks/end-of-time'
import { whyNobodyLooks } from '../look-takers'
import type { CaseRecord } from '../model'
import { hands } from '../steps/independence'

const lookStates = statesHeldBy('collector')
const departmentStates = statesHeldBy('department')

/** Open cases that are in no unit grid cell: no collector would ever be sent there. */
export const unplaced: QueryFilter<CaseRecord> = { state: { $in: openStates }, gridCode: null }

/**
 * Returns the cases whose next step nobody would take, as parts each of which an index serves: a look that no collector at work
 * gets or got done in time, a department that is closed or has nobody, a subtask of such a department. Whoever can change that
 * reads them.
 */
export async function unkeptParts(now = new Date()): Promise<QueryFilter<CaseRecord>[]> {
  const [collectors, departments, staffed] = await Promise.all([
    collectorsAtWork(now),
    allDepartments(),
    staffedDepartments()
  ])
  const covered = await cellsOfDutyGrids([...new Set(collectors.flatMap(({ dutyGrids }) => dutyGrids ?? []))])
  const empty = departments.map(({ _id }) => _id).filter(id => !staffed.includes(id))
  const looks: QueryFilter<CaseRecord>[] = [
    { 'collector.id': { $gt: '', $nin: collectors.map(({ _id }) => String(_id)) } },
    { 'collector.id': null, gridCode: { $nin: covered }, nextDueAt: { $lt: endOfTime } },
    { nextDueAt: { $lte: now } },
    ...(await withoutIndependent(collectors))
  ]
  return [
    ...looks.map(look => ({ state: { $in: lookStates }, ...look })),
    ...(empty.length > 0 ? [{ state: { $in: departmentStates }, 'department.id': { $in: empty } }] : []),
    {
      state: { $in: departmentStates },
      'subtasks.department.id': { $gt: '' },
      subtasks: { $elemMatch: { state: 'open', 'department.id': { $nin: staffed } } }
    }
  ]
}

type Collector = Awaited<ReturnType<typeof collectorsAtWork>>[number]

async function collectorsAtWork(now: Date) {
  return (await withRight('actAsCollector')).filter(account => !absentUntil(account, now))
}

/** Returns the open departments in which somebody works. */
async function staffedDepartments(): Promise<string[]> {
  const [open, working] = await Promise.all([openDepartments(), withRight('actAsClerk', 'actAsHandler')])
  const withPeople = new Set(working.map(({ department }) => department))
  return open.map(({ _id }) => _id).filter(id => withPeople.has(id))
}

/** Checks in duty grids all of whose collectors belong to a department, on cases in which each had a hand. */
async function withoutIndependent(collectors: readonly Collector[]): Promise<QueryFilter<CaseRecord>[]> {
  const grids = [...new Set(collectors.flatMap(({ dutyGrids }) => dutyGrids ?? []))]
  const filters = grids.map(async grid => {
    const here = collectors.filter(({ dutyGrids }) => dutyGrids?.includes(grid))
    if (!here.every(({ department }) => department)) return []
    const cells = await cellsOfDutyGrids([grid])
    return [
      { state: 'checking', 'collector.id': { $exists: false }, gridCode: { $in: cells }, $and: here.map(hadAHand) }
    ]
  })
  return (await Promise.all(filters)).flat() as QueryFilter<CaseRecord>[]
}

function hadAHand({ _id, department }: Collector): QueryFilter<CaseRecord> {
  const id = String(_id)
  return {
    $or: [
      { 'department.id': department ?? '' },
      { subtasks: { $elemMatch: { 'department.id': department ?? '', state: { $in: ['open', 'done'] } } } },
      { 'handler.id': id },
      { history: { $elemMatch: { action: { $in: hands }, 'by.id': id } } },
      { history: { $elemMatch: { action: { $in: hands }, 'by.person': id } } }
    ]
  }
}

/** Returns what stands in the way of a case, in words for whoever can change it. */
export async function troubleOf(theCase: CaseRecord, now = new Date()): Promise<TroubleView | undefined> {
  const { state, department, subtasks, collector, gridCode } = theCase
  if (!isOpen(state)) return undefined
  const look = stateOf(state).holder === 'collector'
  if (look) {
    const words = await whyLookWaits(theCase, now)
    if (words) return { what: 'keeper', words }
  }
  if (stateOf(state).holder === 'department') {
    const staffed = await staffedDepartments()
    if (department && !staffed.includes(department.id)) {
      return { what: 'keeper', words: `${department.name}已停用或者没有在岗的人，请派遣员改派给别的部门` }
    }
    const stuck = subtasks.find(each => each.state === 'open' && !staffed.includes(each.department.id))
    if (stuck) {
      return { what: 'keeper', words: `协办的${stuck.department.name}已停用或者没有在岗的人，请派遣员撤销协办或另派` }
    }
  }
  if (gridCode || (look && collector)) return undefined
  return { what: 'place', words: '这件案卷还没有单元网格，采集员看不到它：请更正地点，或者派给指定的信息采集员' }
}

async function whyLookWaits(theCase: CaseRecord, now: Date): Promise<string | undefined> {
  const { collector, nextDueAt } = theCase
  if (!collector) return (await whyNobodyLooks(theCase)) ?? (nextDueAt <= now ? lateLook('采集员') : undefined)
  const account = await openAccount(collector.id)
  const there = account && (await hasRight(account, 'actAsCollector')) ? account : undefined
  const away = there && absentUntil(there, now)
  if (away) return `${there.name}${away}，请收回或者换一位采集员`
  if (!there) return `${collector.name}已经不在岗，请收回或者换一位采集员`
  return nextDueAt <= now ? lateLook(collector.name) : undefined
}

const lateLook = (who: string) => `${who}到期还没有去看，请收回或者换一位采集员`
