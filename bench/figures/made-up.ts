import { Types } from 'mongoose'
import { chinaDay } from '../../contracts/china-time'
import { type Chance, chance } from '../../server/test/made-up/chance'

const [dayMs, minuteMs] = [86_400_000, 60_000]
const departments = Array.from({ length: 12 }, (_, index) => ({
  id: `department-${index + 1}`,
  name: `第${index + 1}养护所`
}))
const matters = Array.from({ length: 190 }, (_, index) => {
  const code = `${String(1 + Math.floor(index / 20)).padStart(2, '0')}${String(1 + (index % 20)).padStart(3, '0')}`
  return { code, name: `事项 ${code}` }
})
const code3 = (number: number) => String(number + 1).padStart(3, '0')
/** Fifty streets with eight communities of ten cells each. */
const cells = Array.from({ length: 4000 }, (_, index) => {
  const [street, community] = [Math.floor(index / 80), Math.floor(index / 10) % 8]
  return `440204${code3(street)}${code3(community)}${code3(index % 10)}`
})

/** Makes up cases that came evenly over a year and were handled in ten steps, a few of them late, again or not at all. */
export function* madeUpCases(count: number, until: Date) {
  const by = chance(19)
  const numbers = new Map<string, number>()
  for (let index = 0; index < count; index += 1) {
    const submittedAt = new Date(until.getTime() - 365 * dayMs * (1 - (index + 1) / count))
    const day = chinaDay(submittedAt).replaceAll('-', '')
    const number = (numbers.get(day) ?? 0) + 1
    numbers.set(day, number)
    yield aCase(by, `440204${day}${String(number).padStart(6, '0')}`, submittedAt, until)
  }
}

function aCase(by: Chance, caseNo: string, submittedAt: Date, until: Date) {
  const [department, matter, gridCode] = [by.oneOf(departments), by.oneOf(matters), by.oneOf(cells)]
  const source = by.oneOf(['resident', 'hotline', 'patrol', 'patrol'] as const)
  const dueAt = new Date(submittedAt.getTime() + dayMs)
  const entry = (action: string, from: string, to: string, minutes: number, role: string, more = {}) => ({
    action,
    from,
    to,
    at: new Date(submittedAt.getTime() + minutes * minuteMs),
    round: 1,
    by: { id: `${role}-${by.below(20)}`, name: '某人', role },
    media: [],
    ...more
  })
  const took = 60 + by.below(1500)
  const due = (minutes: number) => ({ dueAt: new Date(submittedAt.getTime() + minutes * minuteMs) })
  const given = { facts: { department } }
  const steps = [
    entry('accept', 'submitted', 'accepted', 2 + by.below(15), 'operator', due(15)),
    entry('file', 'accepted', 'filed', 20, 'lead', due(32)),
    entry('dispatch', 'filed', 'dispatched', 25, 'dispatcher', { ...given, ...due(40) }),
    entry('sign', 'dispatched', 'handling', 40, 'handler'),
    entry('reportDone', 'handling', 'handled', took, 'handler', { dueAt }),
    entry('requestCheck', 'handled', 'checking', took + 5, 'operator', due(took + 15)),
    entry('checkPassed', 'checking', 'checked', took + 30, 'collector', due(took + 35)),
    entry('close', 'checked', 'closed', took + 40, 'lead', due(took + 50)),
    ...(by.below(4) === 0
      ? [
          entry('evaluate', 'closed', 'closed', took + 90, 'resident', {
            facts: { stars: 1 + by.below(5), solved: true }
          })
        ]
      : [])
  ]
  const first = { ...entry('submit', '', 'submitted', 0, 'resident'), from: undefined }
  const lived = by.below(50) === 0 ? steps.slice(0, 4) : steps
  const history = [first, ...lived.filter(({ at }) => at <= until)]
  const state = history.at(-1)?.to ?? 'submitted'
  return {
    _id: new Types.ObjectId(),
    caseNo,
    version: history.length,
    state,
    source,
    matter,
    gridCode,
    place: { address: '某路', point: [113 + by.below(2000) / 2000, 24 + by.below(2000) / 2000] },
    ...(history.length > 3 && { department }),
    ...(history.length > 3 && { clock: { startedAt: submittedAt, dueAt } }),
    subtasks: [],
    reportCount: 1,
    submittedAt,
    updatedAt: history.at(-1)?.at ?? submittedAt,
    history: history.map(({ from, ...rest }) => (from ? { from, ...rest } : rest))
  }
}
