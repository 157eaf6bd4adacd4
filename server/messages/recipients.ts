import { Types } from 'mongoose'
import { stepOf } from '../../contracts/cases/workflow'
import type { ReportRecord } from '../reports/model'
import { AccountModel } from '../staff/model'
import { type Event, personOf } from './event'
import { idOf, isResident, type Person } from './person'
import { reportersOf } from './reporters'
import { staffAudiences } from './staff-audiences'

export interface Recipient {
  person: Person
  /** For a resident: the report of theirs that it is about. */
  report?: ReportRecord
}

/** Everybody who is told of an entry, once each; never whoever did it. */
export async function recipientsOf(event: Event): Promise<Recipient[]> {
  const tells = stepOf(event.entry.action).tells ?? []
  if (tells.length === 0) return []
  const residentsMeant = tells.some(audience => audience === 'reporters' || audience === 'asker')
  const reporters = residentsMeant ? await reportersOf(event) : new Map<Person, ReportRecord>()
  const persons = new Set<Person>()
  for (const audience of tells) {
    const found = audience === 'reporters' ? reporters.keys() : await staffAudiences[audience](event)
    for (const person of found) persons.add(person)
  }
  for (const person of personOf(event.entry.by)) persons.delete(person)
  const working = await atWork([...persons].filter(person => !isResident(person)).map(idOf))
  return [...persons].flatMap((person): Recipient[] => {
    if (!isResident(person)) return working.has(idOf(person)) ? [{ person }] : []
    const report = reporters.get(person)
    return report ? [{ person, report }] : []
  })
}

/** Those of the accounts that are still open. */
async function atWork(ids: readonly string[]): Promise<Set<string>> {
  const valid = ids.filter(id => /^[0-9a-f]{24}$/.test(id)).map(id => new Types.ObjectId(id))
  const accounts = await AccountModel.find({ _id: { $in: valid }, active: true })
    .select({ _id: 1 })
    .lean()
  return new Set(accounts.map(({ _id }) => String(_id)))
}
