import { type CaseState, openStates } from '../../../contracts/cases/states'
import type { WallView } from '../../../contracts/cases/wall'
import { Refusal } from '../../http/refusal'
import type { Staff } from '../../staff/account'
import { CaseModel, endOfTime } from '../model'
import { presentSummaries } from '../present'
import { visibleTo } from '../steps/policy'

const watchers = ['supervisor', 'lead', 'dispatcher'] as const
const most = 12

/** How many lights of each colour by a field, counted in the database. */
async function lightsBy<K>(field: string, filter: object, now: Date) {
  const is = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })
  return CaseModel.aggregate<{ _id: K; red: number; due: number; running: number; all: number }>([
    { $match: filter },
    {
      $group: {
        _id: field,
        red: is({ $lte: ['$urgency', now] }),
        due: is({ $lte: ['$warning', now] }),
        running: is({ $lt: ['$urgency', endOfTime] }),
        all: { $sum: 1 }
      }
    }
  ])
}

/** A case turns yellow before it turns red, so the yellow ones are those that have and have not. */
const colours = ({ red, due, running, all }: { red: number; due: number; running: number; all: number }) => {
  const yellow = Math.max(0, due - red)
  return { green: running - red - yellow, yellow, red, grey: all - running }
}

/** What is yellow and red now among the cases this person may see. */
export async function wallFor(staff: Staff, now = new Date()): Promise<WallView> {
  if (!watchers.some(role => staff.roles.includes(role))) throw new Refusal('forbidden', '您的岗位不看督办墙')
  const open = { $and: [await visibleTo(staff), { state: { $in: openStates } }] }
  const atWork = { $and: [await visibleTo(staff), { state: { $in: ['dispatched', 'handling'] } }] }
  const [stages, departments, worst] = await Promise.all([
    lightsBy<CaseState>('$state', open, now),
    lightsBy<{ id: string; name: string }>('$department', atWork, now),
    CaseModel.find({ $and: [open, { urgency: { $lt: endOfTime } }] })
      .sort({ urgency: 1, _id: 1 })
      .limit(most)
      .lean()
  ])
  return {
    stages: openStates.map(state => ({ state, ...colours(stages.find(({ _id }) => _id === state) ?? none) })),
    departments: departments
      .map(({ _id: { id, name }, ...counts }) => ({ id, name, ...colours(counts) }))
      .sort((one, other) => other.red - one.red || other.yellow - one.yellow || one.id.localeCompare(other.id)),
    worst: await presentSummaries(worst, now)
  }
}

const none = { red: 0, due: 0, running: 0, all: 0 }
