import { signToken } from '../../server/http/tokens'
import { busyResident } from '../../server/test/made-up/cases'
import type { City } from './city'
import { good } from './life-cycle'
import { counting, type Person, person } from './person'
import type { Staff } from './staff'
import { type Tally, tally } from './tally'

/** A city that somebody reads in. */
export interface Reader {
  city: City
  staff: Staff
  resident: Person
  anybody: Person
  /** The resident's newest report, and its case. */
  reportId: string
  caseNo: string
  counted: Tally
}

/** Finds what the reads need to name. */
export async function reader(city: City, staff: Staff, urls: readonly string[]): Promise<Reader> {
  const resident = person(urls, tally(), signToken('resident', { sub: busyResident }, 1))
  const mine = await resident.ask('my reports', 'GET', '/api/reports?limit=1')
  const reportId = mine.body.items[0].reportId
  const { body } = await resident.ask('my report', 'GET', `/api/reports/${reportId}`)
  return { city, staff, resident, anybody: person(urls, tally()), reportId, caseNo: body.caseNo, counted: tally() }
}

type Read = [name: string, who: (from: Reader) => Person, path: (from: Reader) => string]

const q =
  (text: string, more = '') =>
  () =>
    `/api/staff/cases?q=${encodeURIComponent(text)}${more}`
const operator = ({ staff }: Reader) => staff.operator
const at = (path: string) => () => path

/** What people ask again and again, by role. */
const reads: Read[] = [
  ['counts of an operator', operator, at('/api/staff/counts')],
  ['counts of a clerk', ({ staff }) => staff.clerk, at('/api/staff/counts')],
  ['queue, new reports', operator, at('/api/staff/cases?state=submitted')],
  ['queue, all, newest', operator, at('/api/staff/cases')],
  ['queue, all, most urgent', operator, at('/api/staff/cases?sort=urgent')],
  ['queue, overdue', operator, at('/api/staff/cases?due=red&sort=urgent')],
  ['queue, closed', operator, at('/api/staff/cases?state=closed')],
  ["a department's queue", ({ staff }) => staff.clerk, at('/api/staff/cases?sort=urgent')],
  ["a handler's own", ({ staff }) => staff.handler, at('/api/staff/cases?mine=1')],
  ['search, frequent word', operator, q('路灯')],
  ['search, two frequent words', operator, q('路灯 盲道')],
  ['search, frequent, with a state', operator, q('路灯', '&state=handling')],
  ['search, rare word', operator, q('孔明灯')],
  ['search, no hit', operator, q('恐龙化石')],
  ['one case', operator, ({ caseNo }) => `/api/staff/cases/${caseNo}`],
  ['cases nearby', operator, ({ caseNo }) => `/api/staff/cases/${caseNo}/nearby`],
  ["a collector's tasks", ({ staff }) => staff.collector, at('/api/staff/tasks')],
  ['wall', ({ staff }) => staff.supervisor, at('/api/staff/wall')],
  ["a code's page", ({ anybody }) => anybody, ({ city }) => `/api/codes/${city.codes[0]}`],
  ['my reports', ({ resident }) => resident, at('/api/reports')],
  ['my report', ({ resident }) => resident, ({ reportId }) => `/api/reports/${reportId}`]
]

/** Asks every read of the small and of the large city in turn, one request at a time, so many times. */
export async function askAll(small: Reader, large: Reader, times: number): Promise<void> {
  for (const [name, who, path] of reads) {
    for (let asked = 0; asked < times; asked += 1) {
      for (const from of [small, large]) {
        const answer = await counting(who(from), from.counted).ask(name, 'GET', path(from))
        if (!good(answer)) throw new Error(`${name} (${path(from)}): ${answer.status} ${JSON.stringify(answer.body)}`)
      }
    }
  }
}
