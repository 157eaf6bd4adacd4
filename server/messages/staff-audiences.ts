import type { CaseState } from '../../contracts/cases/states'
import type { Audience } from '../../contracts/cases/step'
import type { Role } from '../../contracts/staff/roles'
import { GridCellReader } from '../grids/readers'
import { AccountReader } from '../staff/readers'
import { askerOf } from './asker'
import type { Event } from './event'
import { type Person, staffPerson } from './person'
import { subtaskDepartments } from './subtask-departments'

type Find = (event: Event) => Promise<Person[]>

/** Finds the staff of each audience. `asker` may also return a resident. */
export const staffAudiences: Record<Exclude<Audience, 'reporters'>, Find> = {
  holder: async event => (await holders[event.entry.to]?.(event)) ?? [],
  leads: () => withRole('lead'),
  dispatchers: () => withRole('dispatcher'),
  supervisors: () => withRole('supervisor'),
  collectors: ({ found }) => collectorsOf(found.gridCode),
  department: departmentOf,
  handler: async ({ found }) => (found.handler ? [staffPerson(found.handler.id)] : []),
  subtask: async event => (await Promise.all(subtaskDepartments(event).map(id => peopleOf(id)))).flat(),
  asker: async event => askerOf(event)
}

/** Finds who must act next, by the state of the case. Nobody must when the case has ended. */
const holders: Partial<Record<CaseState, Find>> = {
  submitted: () => withRole('operator'),
  verifying: staffAudiences.collectors,
  accepted: staffAudiences.leads,
  filed: staffAudiences.dispatchers,
  dispatched: departmentOf,
  handling: departmentOf,
  handled: () => withRole('operator'),
  checking: staffAudiences.collectors,
  checked: staffAudiences.leads,
  suspended: staffAudiences.dispatchers
}

async function withRole(role: Role): Promise<Person[]> {
  return persons(await AccountReader.find({ active: true, roles: role }).select({ _id: 1 }).lean())
}

async function collectorsOf(gridCode: string | null | undefined): Promise<Person[]> {
  const cell = gridCode ? await GridCellReader.findById(gridCode).lean() : undefined
  if (!cell) return []
  const duty = { active: true, roles: 'collector' as const, dutyGrids: cell.dutyGrid }
  return persons(await AccountReader.find(duty).select({ _id: 1 }).lean())
}

/** Returns the handling department's people. Once a handler is assigned, only that one of its handlers. */
async function departmentOf({ found, entry }: Event): Promise<Person[]> {
  // The case was redispatched before this message was written. The earlier department need not know.
  if (!found.department || (entry.department && entry.department !== found.department.name)) return []
  return peopleOf(found.department.id, found.handler?.id)
}

async function peopleOf(department: string, handler?: string): Promise<Person[]> {
  const people = await AccountReader.find({ active: true, department, roles: { $in: ['clerk', 'handler'] } })
    .select({ _id: 1, roles: 1 })
    .lean()
  return persons(people.filter(({ _id, roles }) => !handler || roles.includes('clerk') || String(_id) === handler))
}

const persons = (accounts: readonly { _id: unknown }[]) => accounts.map(({ _id }) => staffPerson(_id))
