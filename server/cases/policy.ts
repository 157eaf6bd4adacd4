import type { QueryFilter } from 'mongoose'
import { openStates } from '../../contracts/case-states'
import {
  type CaseAction,
  maxReturns,
  reopenWithinDays,
  stepOf,
  steps,
  urgeEveryHours
} from '../../contracts/case-workflow'
import type { Actor, Role } from '../../contracts/roles'
import { cellsOfDutyGrids } from '../grids/locate'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import type { CaseRecord } from './model'

/** Whoever takes a step: staff, the resident who reported, or the system. */
export interface Mover {
  id: string
  name: string
  actors: readonly Actor[]
  department?: string
}

export function staffMover(staff: Staff): Mover {
  return {
    id: staff.id,
    name: staff.name,
    actors: staff.roles,
    ...(staff.department && { department: staff.department })
  }
}

export function residentMover(id: string): Mover {
  return { id, name: '市民', actors: ['resident'] }
}

const seesAll: readonly Role[] = ['operator', 'lead', 'dispatcher', 'supervisor']

/**
 * The cases a member of staff may see, as a filter: lists, counts and single reads all start from it. A union by
 * role; whoever has no role with cases sees none.
 */
export async function visibleTo(staff: Staff): Promise<QueryFilter<CaseRecord>> {
  if (staff.roles.some(role => seesAll.includes(role))) return {}
  const sees: QueryFilter<CaseRecord>[] = []
  if (staff.department && staff.roles.some(role => role === 'clerk' || role === 'handler')) {
    sees.push({ 'department.id': staff.department })
  }
  if (staff.roles.includes('collector')) {
    sees.push({ gridCode: { $in: await cellsOfDutyGrids(staff.dutyGrids) }, state: { $in: [...openStates, 'closed'] } })
  }
  return sees.length > 0 ? { $or: sees } : { _id: { $exists: false } }
}

/** Why this person cannot take this step on this case now, or undefined when they can. */
export function refusalOf(action: CaseAction, found: CaseRecord, mover: Mover, now = new Date()): Refusal | undefined {
  const { from, by, independent, label } = stepOf(action)
  const allowed = by.filter(actor => mover.actors.includes(actor))
  if (allowed.length === 0) return new Refusal('forbidden', `您的岗位不能进行“${label}”`)
  if (!from.includes(found.state)) return new Refusal('wrong_state', `这件案卷现在不能“${label}”`)
  const asDepartment = allowed.every(actor => actor === 'clerk' || actor === 'handler')
  if (asDepartment && found.department?.id !== mover.department) {
    return new Refusal('forbidden', '这件案卷不在您的部门')
  }
  if (independent && !isIndependent(found, mover)) return new Refusal('not_independent')
  return limitOf(action, found, mover, now)
}

/** Rule 1, by department and by person: nobody checks what they or their department handled. */
function isIndependent(found: CaseRecord, mover: Mover): boolean {
  if (mover.department && mover.department === found.department?.id) return false
  return !found.history.some(({ action, by }) => by.id === mover.id && (action === 'reportDone' || action === 'sign'))
}

/** Rules that count or look at the clock. */
function limitOf(action: CaseAction, found: CaseRecord, mover: Mover, now: Date): Refusal | undefined {
  if (action === 'return' && found.returns >= maxReturns) {
    return new Refusal('wrong_state', '已回退两次，派遣员的裁定为最终决定，不能再回退')
  }
  if (action === 'suspend' && found.suspensions > 0) return new Refusal('wrong_state', '每件案卷只能挂账一次')
  if (action === 'reopen') return reopenLimit(found, now)
  if (action === 'evaluate' && found.evaluation) return new Refusal('wrong_state', '您已经评价过了')
  if (action === 'urge') {
    const last = found.history.findLast(entry => entry.action === 'urge' && entry.by.id === mover.id)
    const next = (last?.at.getTime() ?? 0) + urgeEveryHours * 3_600_000
    if (now.getTime() < next) return new Refusal('wrong_state', `${urgeEveryHours} 小时内已经催办过一次了`)
  }
  return undefined
}

function reopenLimit(found: CaseRecord, now: Date): Refusal | undefined {
  if (found.reopenings > 0) return new Refusal('wrong_state', '已经重新办理过一次，请拨打热线')
  const until = (found.closedAt?.getTime() ?? 0) + reopenWithinDays * 86_400_000
  return now.getTime() > until ? new Refusal('wrong_state', `办结超过 ${reopenWithinDays} 天，请重新上报`) : undefined
}

/** What this person can do with this case right now, in the table's order. */
export function actionsOn(found: CaseRecord, mover: Mover, now = new Date()): CaseAction[] {
  return (Object.keys(steps) as CaseAction[]).filter(
    action => action !== 'join' && action !== 'submit' && !refusalOf(action, found, mover, now)
  )
}
