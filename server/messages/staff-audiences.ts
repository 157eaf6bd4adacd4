import { type Holder, stateOf } from '../../contracts/cases/states'
import type { Audience } from '../../contracts/cases/step'
import { type Post, posts } from '../../contracts/staff/posts'
import { dutyGridOf } from '../grids/locate'
import { absentUntil } from '../staff/absence'
import { hasRight, openAccount, withRight } from '../staff/kept-staff'
import { askerOf } from './asker'
import type { Event } from './event'
import { type Person, staffPerson } from './person'

type Find = (event: Event) => Promise<Person[]>

/** Finds the staff of each audience. `asker` may also return a resident. */
export const staffAudiences: Record<Exclude<Audience, 'reporters' | 'otherReporters'>, Find> = {
  holder: holderOf,
  leads: () => inPost('lead'),
  dispatchers: () => inPost('dispatcher'),
  supervisors: () => inPost('supervisor'),
  collectors: collectorsOf,
  department: departmentOf,
  handler: async ({ theCase }) => (theCase.handler ? [staffPerson(theCase.handler.id)] : []),
  subtask: async ({ entry }) => (entry.facts?.helper ? peopleOf(entry.facts.helper.id) : []),
  asker: async event => askerOf(event)
}

/** Who has to act next, by the column `holder` of the states. Where a case has ended, nobody has. */
const holders: Record<Holder, Find> = {
  operator: () => inPost('operator'),
  collector: staffAudiences.collectors,
  lead: staffAudiences.leads,
  dispatcher: staffAudiences.dispatchers,
  department: departmentOf
}

async function holderOf(event: Event): Promise<Person[]> {
  const { holder } = stateOf(event.entry.to)
  return holder ? holders[holder](event) : []
}

async function inPost(post: Post): Promise<Person[]> {
  return persons(await withRight(posts[post]))
}

/** Who is sent there: the collector who was named, else those of the place who are at work. */
async function collectorsOf({ theCase, entry }: Event): Promise<Person[]> {
  const named = entry.facts?.collector ?? theCase.collector
  if (named?.id) return persons([(await openAccount(named.id)) ?? []].flat())
  const dutyGrid = theCase.gridCode ? await dutyGridOf(theCase.gridCode) : undefined
  if (!dutyGrid) return []
  const here = (await withRight('actAsCollector')).filter(({ dutyGrids }) => dutyGrids?.includes(dutyGrid))
  return persons(here.filter(account => !absentUntil(account)))
}

/** Returns the handling department's people. Once a handler is assigned, only that one of its handlers. */
async function departmentOf({ theCase, entry }: Event): Promise<Person[]> {
  // Given on before anybody could be told: the one that had it for a moment need not know.
  const given = entry.facts?.department
  if (!theCase.department || (given?.id && given.id !== theCase.department.id)) return []
  return peopleOf(theCase.department.id, theCase.handler?.id)
}

async function peopleOf(department: string, handler?: string): Promise<Person[]> {
  const people = (await withRight('actAsClerk', 'actAsHandler')).filter(account => account.department === department)
  const told = await Promise.all(
    people.map(async account => !handler || String(account._id) === handler || (await hasRight(account, 'actAsClerk')))
  )
  return persons(people.filter((_, index) => told[index]))
}

/** Who sees to it when nobody has what has to be done next: these rows of the holders can be empty. */
const keepers: Partial<Record<Holder, Post>> = { collector: 'lead', department: 'dispatcher' }

/** Returns who is told instead when a step leaves a case to a holder that is nobody. */
export async function keepersOf(event: Event): Promise<Person[]> {
  const { holder } = stateOf(event.entry.to)
  const keeper = holder && keepers[holder]
  if (!keeper || event.theCase.state !== event.entry.to) return []
  return (await holders[holder](event)).length > 0 ? [] : inPost(keeper)
}

const persons = (accounts: readonly { _id: unknown }[]) => accounts.map(({ _id }) => staffPerson(_id))
