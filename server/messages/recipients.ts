import type { Audience } from '../../contracts/cases/step'
import { stepOf } from '../../contracts/cases/workflow'
import type { ReportRecord } from '../reports/model'
import { openAccount } from '../staff/kept-staff'
import { type Event, personOf, standInOf } from './event'
import { idOf, isResident, type Person } from './person'
import { reportersOf } from './reporters'
import { keepersOf, staffAudiences } from './staff-audiences'

export interface Recipient {
  person: Person
  /** For a resident: which of their reports it is about. */
  report?: ReportRecord
  /** They neither acted nor asked: another reporter did. */
  other?: true
  /** They see to it because nobody has what has to be done next. */
  keeper?: true
}

/** Audiences of which one is meant to act next. */
const ofNext: readonly Audience[] = ['holder', 'collectors', 'department']
const ofResidents: readonly Audience[] = ['reporters', 'otherReporters', 'asker']

/** Returns everybody who gets a message about an entry, each once, without the person who acted. */
export async function recipientsOf(event: Event): Promise<Recipient[]> {
  const tells = stepOf(event.entry.action).tells ?? []
  if (tells.length === 0) return []
  const residentsMeant = tells.some(audience => ofResidents.includes(audience))
  const reporters = residentsMeant ? await reportersOf(event) : new Map<Person, ReportRecord>()
  const persons = new Set<Person>()
  const others = new Set<Person>()
  for (const audience of tells) {
    if (audience === 'otherReporters') continue
    const meant = audience === 'reporters' ? reporters.keys() : await staffAudiences[audience](event)
    for (const person of meant) persons.add(person)
  }
  const nextMeant = tells.some(audience => ofNext.includes(audience))
  const keepers = new Set(nextMeant ? await keepersOf(event) : [])
  for (const person of keepers) persons.add(person)
  if (tells.includes('otherReporters')) {
    for (const person of reporters.keys()) if (!persons.has(person)) others.add(person)
    for (const person of others) persons.add(person)
  }
  for (const person of [...personOf(event.entry.by), ...standInOf(event.entry.by)]) persons.delete(person)
  const working = await atWork([...persons].filter(person => !isResident(person)).map(idOf))
  return [...persons].flatMap((person): Recipient[] => {
    if (!isResident(person)) {
      return working.has(idOf(person)) ? [{ person, ...(keepers.has(person) && { keeper: true }) }] : []
    }
    const report = reporters.get(person)
    return report ? [{ person, report, ...(others.has(person) && { other: true }) }] : []
  })
}

/** Returns those accounts that are not closed. */
async function atWork(ids: readonly string[]): Promise<Set<string>> {
  const open = await Promise.all(ids.map(async id => ((await openAccount(id)) ? [id] : [])))
  return new Set(open.flat())
}
