import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { forms } from '../../contracts/cases/forms'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import { momentInChina } from '../../contracts/china-time'
import type { Dimension } from '../../contracts/statistics/dimensions'
import { CaseModel, type CaseRecord } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import { parse } from '../http/parse'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aMedia, aStaff, dutyGrid, moverOf } from '../test/factories'
import { aForm } from '../test/forms'
import { addUp, type Sums } from './add-up'
import type { DaySheet } from './asked'
import type { Scope } from './audience-of'
import { countEverything } from './count-everything'
import { readSheets } from './read-sheets'

/**
 * October 2025 by hand. The first to the eighth are holidays, Saturday the eleventh is worked. People work from 08:00 to 12:00 and
 * from 14:00 to 18:00. A case has four hours of working time; a desk has 15 minutes and a look on site 30, day and night.
 * A is the department `municipal`, B is `sanitation`.
 */
const dispatched = 'accept 09:10, file 09:20, dispatch:A 09:30'
/** Due at 15:30: 2½ hours to noon and 1½ after two. */
const usual = `${dispatched}, reportDone:A 11:30, checkPassed 11:50, close 12:00`
const asked = `${dispatched}, reportDone:A 11:30, requestCheck 11:35, checkPassed 11:50, close 12:00`
const verified = 'requestVerification 09:03, verify 09:15, accept 09:20, file 09:25, dispatch:A 09:30'
const failed = `${dispatched}, reportDone:A 11:00, checkFailed 11:20`
const returned = `${dispatched}, return:A 10:00, dispatch:B 10:10, reportDone:B 15:00, checkPassed 15:20, close 15:30`
const again = 'reopen 10-15 09:00'

const table: [cases: number, day: string, begins: string, steps: string][] = [
  // 1–3 found by patrol, 1 and 2 with a check that was asked for; 4 by telephone; 8 like 4, by a resident
  [2, '10-09', 'patrol 09:00', `${asked}, callBack 12:30`],
  [1, '10-09', 'patrol 09:00', usual],
  [1, '10-09', 'hotline 09:00', usual],
  // 5 and 6 seen on site in time, 7 five minutes too late
  [2, '10-09', 'resident 09:00', `${verified}, reportDone:A 11:30, checkPassed 11:50, close 12:00`],
  [
    1,
    '10-09',
    'resident 09:00',
    'requestVerification 09:05, verify 09:40, accept 09:45, file 09:50, dispatch:A 10:00, reportDone:A 11:30, checkPassed 11:50, close 12:00'
  ],
  [1, '10-09', 'resident 09:00', usual],
  // 9–12 half an hour late
  [
    4,
    '10-09',
    'resident 09:00',
    `${dispatched}, urge:supervisor 15:45, reportDone:A 16:00, checkPassed 16:20, close 16:30`
  ],
  // 13–15 over the holidays: 1½ hours on the 30th of September, 2½ on the 9th: due at 10:30
  [
    3,
    '09-30',
    'resident 16:00',
    'accept 16:10, file 16:20, dispatch:A 16:30, reportDone:A 10-09 10:00, checkPassed 10-09 10:20, close 10-09 10:30'
  ],
  // 16–18 get four hours more, into the Saturday that is worked: due at 09:30
  [
    3,
    '10-10',
    'resident 09:00',
    `${dispatched}, requestExtension:A 11:00, grantExtension 11:10, reportDone:A 10-11 09:00, checkPassed 10-11 09:20, close 10-11 09:30`
  ],
  // 19–21 are done again: 2½ hours were left at 11:00, from 11:20 on they last until 15:50
  [2, '10-13', 'resident 09:00', `${failed}, reportDone:A 15:00, checkPassed 15:20, close 15:30`],
  [1, '10-13', 'resident 09:00', `${failed}, reportDone:A 16:00, checkPassed 16:20, close 16:30`],
  // 22 and 23 are B's: A returns them in time. 24 it returns half an hour too late
  [2, '10-13', 'resident 09:00', returned],
  [
    1,
    '10-13',
    'resident 09:00',
    `${dispatched}, return:A 16:00, dispatch:B 16:10, reportDone:B 10-14 09:00, checkPassed 10-14 09:20, close 10-14 09:30`
  ],
  // 25 and 26 are taken from A and given to B, whose time begins anew
  [
    2,
    '10-13',
    'resident 09:00',
    `${dispatched}, redispatch:B 10:30, reportDone:B 16:00, checkPassed 16:20, close 16:30`
  ],
  // 27 waits, 28 waited a day with 3½ hours left, 29 was late before it had to wait
  [1, '10-13', 'resident 09:00', `${dispatched}, suspend 10:00`],
  [
    1,
    '10-13',
    'resident 09:00',
    `${dispatched}, suspend 10:00, resume 10-14 09:00, reportDone:A 10-14 14:00, checkPassed 10-14 14:20, close 10-14 14:30`
  ],
  [1, '10-13', 'resident 09:00', `${dispatched}, suspend 16:00`],
  // 30 and 31 were not solved and are reopened; nobody has dispatched 30 again. 32 was solved
  [1, '10-14', 'resident 09:00', `${usual}, evaluate:unsolved 13:00, ${again}`],
  [
    1,
    '10-14',
    'resident 09:00',
    `${usual}, evaluate:unsolved 13:00, ${again}, dispatch:B 10-15 09:10, reportDone:B 10-15 15:00, checkPassed 10-15 15:20, close 10-15 15:30`
  ],
  [1, '10-14', 'resident 09:00', `${usual}, evaluate 13:00`],
  // 34 is merged into 30, which is open again; 35 is voided after filing, 36 before; 37 rejected; 38 withdrawn; 39 settled on the spot
  [1, '10-14', 'resident 09:00', usual],
  [1, '10-14', 'resident 09:00', 'merge 09:10'],
  [1, '10-14', 'resident 09:00', 'accept 09:10, file 09:20, void 09:30'],
  [1, '10-14', 'resident 09:00', 'void 09:10'],
  [1, '10-14', 'resident 09:00', 'reject 09:10'],
  [1, '10-14', 'resident 09:00', 'withdraw 09:05'],
  [1, '10-14', 'patrol 09:00', 'settle 09:05'],
  // 40 is never done, at the place of case 1, three weeks later
  [1, '10-31', 'resident 09:00', dispatched]
]

const [october1, now] = [momentInChina('2025-10-01'), momentInChina('2025-11-03')]
const departments = { A: 'municipal', B: 'sanitation' } as const
const moment = (written: string) => momentInChina(`2025-${written.slice(0, 5)}`, `${written.slice(6)}:00`)

describe('Forty cases of October 2025, reckoned by hand', () => {
  testApi()
  const stored: string[] = []
  let sheets: DaySheet[] = []

  before('live through them', async () => {
    await aCatalogue()
    await aCell()
    for (const id of Object.values(departments)) await aDepartment(id)
    await aStaff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    for (const [cases, day, begins, steps] of table) {
      for (let one = 0; one < cases; one += 1) await live(day, begins, steps)
    }
    assert.equal(stored.length, 40)
    await countEverything()
    sheets = await readSheets({ from: '2025-10-01', to: '2025-10-31' })
  })

  async function live(day: string, begins: string, steps: string) {
    const [source = '', time = ''] = begins.split(' ')
    let theCase = await aCase({ now: moment(`${day} ${time}`) })
    const number = stored.push(theCase.caseNo)
    // Each at a place of its own, but the last at that of the first.
    const point = [113 + (number % 39) * 0.01, 24]
    const finder = { id: 'collector-1', name: 'collector', role: 'collector' }
    const found = source === 'patrol' ? { 'history.0.by': finder } : {}
    await CaseModel.collection.updateOne({ _id: theCase._id }, { $set: { source, 'place.point': point, ...found } })
    theCase = await CaseModel.findById(theCase._id).orFail().lean()
    for (const written of steps.split(', ')) {
      const [named = '', ...when] = written.split(' ')
      const at = moment(when.length === 2 ? when.join(' ') : `${day} ${when[0]}`)
      theCase = await step(theCase, named, at)
    }
  }

  async function step(theCase: CaseRecord, named: string, at: Date): Promise<CaseRecord> {
    const [action, more = ''] = named.split(':') as [CaseAction, string | undefined]
    const department = departments[more as keyof typeof departments]
    const [usually = 'operator'] = stepOf(action).by
    const role = more === 'supervisor' ? 'supervisor' : usually === 'resident' && action === 'urge' ? 'lead' : usually
    const mover = moverOf(role, department && role !== 'dispatcher' ? { department } : {})
    const photo = ['reportDone', 'checkPassed', 'settle'].includes(action)
    const media = photo ? [await aMedia(`staff:${mover.id}`)] : []
    const form = {
      ...aForm(action, { now: at, media, ...(department && { department }) }),
      ...(action === 'merge' && { into: stored[29] }),
      ...(more === 'unsolved' && { solved: false, stars: 1 })
    }
    return moveCase(theCase, { action, form: parse(forms[action], form), mover, now: at })
  }

  function october({ by = 'none' as Dimension, scope = 'all' as Scope } = {}): Map<string, Sums> {
    return addUp(sheets, { by, basis: 'owed', now, scope }).rows
  }

  it('every count is the one on paper', () => {
    const { counts } = october().get('') ?? assert.fail()
    assert.deepEqual(counts, {
      // 40 without the three of September; 1, 2, 3 and 39 by patrol
      report: 37,
      publicReport: 33,
      patrolReport: 4,
      // 32 filed (not 34, 36, 37, 38, 39) without 35, and 39 settled
      validReport: 32,
      validPatrolReport: 4,
      join: 0,
      accepted: 32,
      rejected: 1,
      merged: 1,
      withdrawn: 1,
      voided: 2,
      settled: 1,
      // 37 and 3 more after verifications; 36 and 38 were taken away in time
      shouldAccept: 38,
      acceptInTime: 38,
      askVerification: 3,
      askVerificationInTime: 3,
      shouldVerify: 3,
      verify: 3,
      verifyInTime: 2,
      filed: 32,
      filedInTime: 32,
      filedRight: 31,
      filedVoided: 1,
      patrolFound: 3,
      publicFound: 3,
      missed: 29,
      // 40 at the place of 1
      again30: 1,
      again90: 1,
      // 32, again for 22–24, 30 and 31; 35 was taken away in time; 30 is late
      shouldDispatch: 36,
      dispatch: 35,
      dispatchInTime: 35,
      dispatchRight: 30,
      dispatchWrong: 5,
      // 8 + 4 + 3 + 3 + 3, 22 and 23 by B, 24 by both, 25 and 26 by B, 28, 29, 30, 31 twice, 32, 33, 40
      shouldHandle: 35,
      // without A's 24, 29 and 40
      handle: 32,
      // late are 9–12 and 21, reopened the first of 30 and 31
      handleInTime: 25,
      handleLate: 5,
      handleOverdue: 3,
      // A's 22, 23, 25 and 26, and 27
      handleLeftOut: 5,
      rework: 3,
      returned: 3,
      redispatched: 2,
      extended: 3,
      suspended: 3,
      urged: 4,
      supervised: 4,
      askCheck: 2,
      askCheckInTime: 2,
      // each of 32 results, and three that failed
      shouldCheck: 35,
      check: 35,
      checkInTime: 35,
      // 32 filed in October, 3 in September, 30 and 31 again; without 27, 35 and the second of 30, which has no deadline
      shouldClose: 34,
      close: 30,
      // late are 9–12, 21 and 24
      closeInTime: 24,
      closeLate: 6,
      closeOverdue: 2,
      closeLeftOut: 2,
      closeReopened: 2,
      reopening: 2,
      evaluated: 3,
      verySatisfied: 1,
      satisfied: 1,
      unsatisfied: 2,
      saidSolved: 1,
      calledBack: 2,
      reached: 2,
      contentOnPhone: 2
    })
  })

  it('every handling took the working time on paper', () => {
    const { durations } = october().get('') ?? assert.fail()
    // 90; 120 nine times; 170 three times; 190 twice; 210 six times; 230; 250; 270 four times; 450 three times: 6,230 in all
    assert.deepEqual(durations.handling, { count: 30, median: 190, most: 270, mean: 208 })
  })

  it('each department answers for what it had, and its sum is the whole', () => {
    const byDepartment = october({ by: 'department' })
    const [a, b] = [byDepartment.get('municipal')?.counts, byDepartment.get('sanitation')?.counts]
    // B had 22, 23, 24, 25, 26 and the second of 31, all in time
    assert.deepEqual([b?.shouldHandle, b?.handle, b?.handleInTime, b?.handleLeftOut], [6, 6, 6, 0])
    assert.deepEqual([a?.shouldHandle, a?.handle, a?.handleInTime, a?.handleLeftOut], [29, 26, 19, 5])
  })

  it('a department counts the cases that it sees, and nothing else', async () => {
    const scope = { tokens: ['department:sanitation'], cells: [] }
    const seen = await CaseModel.countDocuments({ 'department.id': 'sanitation', submittedAt: { $gte: october1 } })
    const own = october({ scope }).get('')?.counts
    // 22–26 and 31, which were its own in the end: what it does not see is in none of its numbers
    assert.deepEqual([own?.report, own?.handle, own?.returned, own?.redispatched], [seen, 7, 3, 2])
    assert.equal(seen, 6)
  })
})
