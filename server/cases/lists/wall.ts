import { type CaseState, openStates } from '../../../contracts/cases/states'
import type { WallView } from '../../../contracts/cases/wall'
import type { Staff } from '../../staff/account'
import { DepartmentReader } from '../../staff/readers'
import { endOfTime } from '../clocks/end-of-time'
import { presentSummaries } from '../present'
import { CaseReader } from '../readers'
import { visibleTo } from '../steps/policy'
import { findSummaries } from '../summary'

const most = 12

/** Returns the number of lights of each colour by a field. The database counts. */
async function lightsBy<K>(field: string, filter: object, now: Date) {
  const is = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })
  return CaseReader.aggregate<{ _id: K; red: number; due: number; running: number; all: number }>([
    { $match: filter },
    {
      $group: {
        _id: field,
        red: is({ $lte: ['$nextDueAt', now] }),
        due: is({ $lte: ['$nextWarnAt', now] }),
        running: is({ $lt: ['$nextDueAt', endOfTime] }),
        all: { $sum: 1 }
      }
    }
  ])
}

/** A case turns yellow before it turns red, so a yellow case is past the first moment and not past the second. */
const colours = ({ red, due, running, all }: { red: number; due: number; running: number; all: number }) => {
  const yellow = Math.max(0, due - red)
  return { green: running - red - yellow, yellow, red, grey: all - running }
}

/** Returns what is yellow and red now among the cases that this person may see. */
export async function wallFor(staff: Staff, now = new Date()): Promise<WallView> {
  const open = { $and: [await visibleTo(staff), { state: { $in: openStates } }] }
  const atWork = { $and: [await visibleTo(staff), { state: { $in: ['dispatched', 'handling'] } }] }
  const [stages, departments, known, worst] = await Promise.all([
    lightsBy<CaseState>('$state', open, now),
    lightsBy<string>('$department.id', atWork, now),
    DepartmentReader.find().select({ name: 1 }).lean(),
    findSummaries({ $and: [open, { nextDueAt: { $lt: endOfTime } }] })
      .sort({ nextDueAt: 1, _id: 1 })
      .limit(most)
  ])
  const names = new Map(known.map(({ _id, name }) => [_id, name]))
  return {
    stages: openStates.map(state => ({ state, ...colours(stages.find(({ _id }) => _id === state) ?? none) })),
    departments: departments
      .map(({ _id: id, ...counts }) => ({ id, name: names.get(id) ?? id, ...colours(counts) }))
      .sort((one, other) => other.red - one.red || other.yellow - one.yellow || one.id.localeCompare(other.id)),
    worst: await presentSummaries(worst, now)
  }
}

const none = { red: 0, due: 0, running: 0, all: 0 }
