import { Types } from 'mongoose'
import { openStates, stateOf } from '../../../contracts/cases/states'
import { chinaDay } from '../../../contracts/china-time'
import { endOfTime } from '../../cases/clocks/end-of-time'
import { keptWords } from '../../cases/kept-words'
import { CaseModel } from '../../cases/model'
import { ReportModel } from '../../reports/model'
import { ResidentModel } from '../../residents/model'
import { type Chance, chance } from './chance'
import type { MadeUpCity } from './city'
import { aComplaint, anAddress, whatWasDone } from './words'

const day = 86_400_000
const years = 730 * day
const batch = 2000
const residents = 5000
/** One person who has sent many reports. */
export const busyResident = String(new Types.ObjectId('5'.repeat(24)))
const atDepartment = ['dispatched', 'handling'] as const
const endings = ['rejected', 'withdrawn', 'voided', 'settled', 'merged'] as const

interface Many {
  cases: number
  seed: number
  /** The moment in which the last case was sent. */
  now: Date
}

/**
 * Fills the database with cases of two years, straight and not through the steps: 98 % have ended, the rest are spread over
 * the open states with lights of every colour.
 */
export async function manyMadeUpCases(city: MadeUpCity, { cases, seed, now }: Many): Promise<void> {
  const by = chance(seed)
  const numbers = new Map<string, number>()
  for (let done = 0; done < cases; done += batch) {
    const made = Array.from({ length: Math.min(batch, cases - done) }, (_, index) => {
      const sentAt = new Date(now.getTime() - years * (1 - (done + index + 1) / cases))
      const today = chinaDay(sentAt).replaceAll('-', '')
      const number = (numbers.get(today) ?? 0) + 1
      numbers.set(today, number)
      return aMadeUpCase(by, city, sentAt, `440204${today}${String(number).padStart(6, '0')}`, now)
    })
    // Straight into the collections: through the models it takes many times as long.
    await CaseModel.collection.insertMany(made.map(({ theCase }) => theCase) as never[])
    await ReportModel.collection.insertMany(made.map(({ report }) => report) as never[])
  }
  const busy = { _id: new Types.ObjectId(busyResident), kind: 'device' as const, createdAt: now, seenAt: now }
  await ResidentModel.collection.insertOne(busy)
  const counters = [...numbers].map(([today, last]) => ({ _id: `case-440204${today}`, last }))
  await CaseModel.db.collection<{ _id: string }>('counters').insertMany(counters)
}

function aMadeUpCase(by: Chance, city: MadeUpCity, submittedAt: Date, caseNo: string, now: Date) {
  const [_id, reportId] = [new Types.ObjectId(), new Types.ObjectId()]
  const state = aState(by)
  const resident = by.below(500) === 0 ? busyResident : `${String(by.below(residents)).padStart(24, '0')}`
  const cell = by.below(200) === 0 ? undefined : by.oneOf(city.cells)
  const point = cell && [cell.west + by.share() * 0.003, cell.south + by.share() * 0.003]
  const code = by.below(3) === 0 ? by.oneOf(city.codes) : undefined
  const topic = by.oneOf(city.topics)
  const text = aComplaint(by)
  const place = { address: anAddress(by), ...(point && { point }), ...(code && { code, codeName: anAddress(by) }) }
  const handledBy = by.oneOf(city.handlers)
  const ownDepartment = city.departments.find(({ id }) => id === handledBy.department)
  const given = state !== 'submitted' && state !== 'accepted' && state !== 'rejected' && state !== 'withdrawn'
  const onWay = state === 'verifying' || state === 'checking'
  const others = by.oneOf(city.departments)
  const helped = given && by.below(20) === 0 && others.id !== ownDepartment?.id
  const isOpen = (openStates as readonly string[]).includes(state)
  const dueAt = isOpen && state !== 'suspended' ? new Date(now.getTime() + (by.share() * 6 - 3) * day) : endOfTime
  const warnAt = dueAt === endOfTime ? endOfTime : new Date(dueAt.getTime() - day / 2)
  const asked = isOpen && (atDepartment as readonly string[]).includes(state) && by.below(10) === 0
  const updatedAt = new Date(submittedAt.getTime() + by.share() * 3 * day)
  const facts = {
    caseNo,
    source: by.oneOf(['resident', 'resident', 'hotline', 'patrol'] as const),
    topic,
    text,
    place,
    ...(cell && { gridCode: cell.code })
  }
  const theCase = {
    _id,
    ...facts,
    version: 8,
    state,
    ...(given && { matter: by.oneOf(city.matters), condition }),
    ...(given && { department: ownDepartment, handler: { id: handledBy.id, name: handledBy.name } }),
    ...(onWay && by.below(4) === 0 && { collector: pick(by.oneOf(city.collectors)) }),
    subtasks: helped ? [{ department: others, work: '请派车', state: isOpen ? 'open' : 'done', at: updatedAt }] : [],
    ...(asked && { asked: { what: 'extension', reason: '等配件', by: pick(handledBy), at: updatedAt } }),
    reportCount: 1,
    lateJoinCount: 0,
    urges: 0,
    returns: 0,
    extensions: 0,
    round: 1,
    suspensions: 0,
    reopenings: 0,
    submittedAt,
    updatedAt,
    ...(isOpen &&
      stateOf(state).stage && { stage: { name: stateOf(state).stage, startedAt: updatedAt, dueAt, warnAt } }),
    ...(given && { clock: { startedAt: updatedAt, dueAt, warnAt, ...(!isOpen && { stoppedAt: updatedAt }) } }),
    nextDueAt: dueAt,
    nextWarnAt: warnAt,
    // Nothing is left to tell: the jobs find what a test makes, and not thousands of old lights.
    nextLightAt: endOfTime,
    ...(state === 'suspended' && { suspended: { before: 'filed', until: new Date(now.getTime() + 30 * day) } }),
    ...(state === 'closed' && { closedAt: updatedAt }),
    history: aHistory(by, { resident, submittedAt, state, handler: handledBy, given }),
    announced: given ? 8 : 2
  }
  const search = keptWords(
    theCase,
    theCase.history.flatMap(entry => ('words' in entry ? [String(entry.words)] : []))
  )
  const report = {
    _id: reportId,
    case: _id,
    ...facts,
    joins: false,
    queryCode: String(reportId).slice(-10).toUpperCase(),
    resident,
    idempotencyKey: String(reportId),
    fingerprint: 'none',
    media: [],
    promisedBy: updatedAt,
    sentAt: submittedAt,
    stateWhenSent: 'submitted',
    complete: true,
    search: keptWords({ text, place })
  }
  return { theCase: { ...theCase, search }, report }
}

const condition = { code: '1', when: '一般情形', limit: 4, unit: 'workHour' }

function aState(by: Chance) {
  if (by.below(50) === 0) return by.oneOf([...openStates, ...atDepartment, ...atDepartment])
  return by.below(12) === 0 ? by.oneOf(endings) : 'closed'
}

interface Told {
  resident: string
  submittedAt: Date
  state: string
  handler: { id: string; name: string; department: string }
  given: boolean
}

function aHistory(by: Chance, { resident, submittedAt, state, handler, given }: Told) {
  const desk = (action: string, from: string, to: string, minutes: number, role = 'operator', name = '受理员甲') => ({
    action,
    from,
    to,
    at: new Date(submittedAt.getTime() + minutes * 60_000),
    round: 1,
    by: { id: 'e'.repeat(24), name, role },
    words: by.oneOf(whatWasDone),
    media: []
  })
  const by1 = { id: resident, name: '市民', role: 'resident' }
  const first = { action: 'submit', to: 'submitted', at: submittedAt, round: 1, by: by1, media: [] }
  if (!given) return [first, desk('comment', 'submitted', state, 5)]
  const own = { id: handler.id, name: handler.name, role: 'handler', department: handler.department }
  return [
    first,
    desk('accept', 'submitted', 'accepted', 5),
    desk('file', 'accepted', 'filed', 9, 'lead', '值班长甲'),
    { ...desk('dispatch', 'filed', 'dispatched', 15, 'dispatcher', '派遣员甲') },
    { ...desk('sign', 'dispatched', 'handling', 40), by: own },
    { ...desk('reportDone', 'handling', 'handled', 400), by: own },
    desk('checkPassed', 'handled', 'checked', 500, 'collector', '采集员甲'),
    desk('close', 'checked', state, 520, 'lead', '值班长甲')
  ]
}

const pick = ({ id, name }: { id: string; name: string }) => ({ id, name })
