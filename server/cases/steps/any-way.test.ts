import assert from 'node:assert/strict'
import fc from 'fast-check'
import { before, describe, it } from 'mocha'
import { residentActions, type StaffAction, staffActions } from '../../../contracts/cases/forms'
import { type caseStates, stateOf } from '../../../contracts/cases/states'
import { type CaseAction, maxExtensions, maxReturns, onlyAdds, stepOf } from '../../../contracts/cases/workflow'
import type { Role } from '../../../contracts/staff/roles'
import { forgetLimits } from '../../limits/rate-limit'
import { type Answer, testApi } from '../../test/api'
import { aCatalogue, aCell, aDepartment, aMedia, dutyGrid } from '../../test/factories'
import { aForm } from '../../test/forms'
import { endOfTime } from '../clocks/end-of-time'
import { markLights } from '../clocks/mark-lights'
import { CaseModel, type CaseRecord } from '../model'

/** People who try their hand at a case; some hold several roles, as in a small city. */
const cast: Record<string, { roles: Role[]; department?: string }> = {
  operator: { roles: ['operator'] },
  lead: { roles: ['lead'] },
  dispatcher: { roles: ['dispatcher'] },
  municipal: { roles: ['clerk', 'handler'], department: 'municipal' },
  sanitation: { roles: ['handler'], department: 'sanitation' },
  collector: { roles: ['collector'] },
  supervisor: { roles: ['supervisor'] },
  everything: { roles: ['operator', 'lead', 'dispatcher', 'handler', 'collector'], department: 'municipal' },
  allButHandling: { roles: ['operator', 'lead', 'dispatcher', 'collector'] },
  auditor: { roles: ['auditor'] }
}

interface Try {
  who: string
  action: CaseAction
  department: string
  /** Tries anything; else one of the steps that lead on from here, chosen by `pick`. */
  wild: boolean
  pick: number
}

/** Steps that end a case early; only wild tries take them, or few would get far. */
const enders: CaseAction[] = ['reject', 'void', 'withdraw', 'merge', 'suspend', 'sendBack', 'requestVerification']

/** Mostly what somebody could sensibly try, so that cases get far; sometimes anything at all. */
const someTry: fc.Arbitrary<Try> = fc.record({
  who: fc.constantFrom(...Object.keys(cast), 'resident', 'allButHandling', 'everything'),
  action: fc.constantFrom<CaseAction>(...staffActions, ...residentActions),
  department: fc.constantFrom('municipal', 'sanitation'),
  wild: fc.integer({ min: 0, max: 9 }).map(roll => roll < 2),
  pick: fc.nat(100)
})

/** CI walks in two settings, with another database or another Node: half as many walks in each still get everywhere. */
const walks = (count: number) => (process.env.CI ? Math.ceil(count / 2) : count)

describe('Whatever people try with a case', () => {
  const api = testApi()
  const tokens = new Map<string, string>()
  const ids = new Map<string, string>()
  let resident = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    for (const id of ['municipal', 'sanitation']) await aDepartment(id)
    resident = await api.resident()
    for (const [name, facts] of Object.entries(cast)) {
      const token = await api.staff({ ...facts, ...(facts.roles.includes('collector') && { dutyGrids: [dutyGrid] }) })
      tokens.set(name, token)
      ids.set(name, (await api.get('/api/staff/session', { token })).body.id)
    }
  })

  let sent = 0
  const newReport = async (joinCase?: string) => {
    sent += 1
    // A resident of its own for every few cases: nobody sends a hundred in a minute.
    if (sent % 20 === 0) resident = await api.resident()
    const body = { point: [113.5905, 24.8005], address: '启明北路', text: `第 ${sent} 件`, joinCase }
    const answer = await api.post('/api/reports', {
      token: resident,
      body,
      headers: { 'Idempotency-Key': `any-way-${sent}` }
    })
    assert.equal(answer.status, 201)
    return { ...(answer.body as { caseNo: string; reportId: string }), token: resident }
  }

  const stored = (caseNo: string): Promise<CaseRecord> => CaseModel.findOne({ caseNo }).orFail().lean()

  const attempt = async (
    report: Awaited<ReturnType<typeof newReport>>,
    { who, action, department }: Pick<Try, 'who' | 'action' | 'department'>,
    version: number
  ): Promise<Answer> => {
    const needs = action === 'reportDone' || action === 'checkPassed' || action === 'finishSubtask'
    const media = needs && who !== 'resident' ? [await aMedia(`staff:${ids.get(who)}`)] : []
    const other = department === 'municipal' ? 'sanitation' : 'municipal'
    const form = aForm(action, { department, other, media, handler: ids.get('municipal') ?? '' })
    // Limits by the minute are for people; who tries here is quicker.
    forgetLimits()
    if (who === 'resident')
      return api.post(`/api/reports/${report.reportId}/${action}`, { token: report.token, body: form })
    const path = `/api/staff/cases/${report.caseNo}/actions/${action}`
    return api.post(path, { token: tokens.get(who) ?? '', body: { version, ...form } })
  }

  /** What the table and the rules promise after a step that succeeded. */
  const agrees = (before: CaseRecord, after: CaseRecord, action: CaseAction) => {
    const { from, to, clock } = stepOf(action)
    assert.ok(from.includes(before.state), `${action} from ${before.state}`)
    if (to === 'same') assert.equal(after.state, before.state)
    else if (to === 'before') {
      const ended = before.history.findLast(entry => entry.to === before.state && entry.from !== before.state)
      assert.equal(after.state, before.suspended?.before ?? ended?.from)
    } else assert.equal(after.state, to)
    assert.equal(after.version, before.version + (onlyAdds(action) ? 0 : 1))
    assert.deepEqual(after.history.slice(0, -1), before.history)
    assert.equal(after.history.at(-1)?.action, action)
    if (clock === 'start') assert.ok(after.clock?.dueAt && !after.clock.stoppedAt)
    if (clock === 'stop' || clock === 'pause') assert.ok(!after.clock || after.clock.stoppedAt)
    const deadlines = [after.stage?.dueAt, after.clock?.stoppedAt ? undefined : after.clock?.dueAt].map(
      due => due?.getTime() ?? endOfTime.getTime()
    )
    assert.equal(after.nextDueAt.getTime(), Math.min(...deadlines))
    assert.equal(after.stage?.name, stateOf(after.state).stage)
    if (clock === 'clear') assert.equal(after.clock, undefined)
    if (clock === 'extend') assert.ok((after.clock?.dueAt ?? 0) > (before.clock?.dueAt ?? 0))
    const { asks, answers } = stepOf(action)
    if (asks) assert.equal(after.asked?.what, asks)
    if (answers) assert.equal(before.asked?.what, answers)
    if (answers || to !== 'same') assert.equal(after.asked, undefined)
    assert.ok(after.returns <= maxReturns && after.extensions <= maxExtensions && after.suspensions <= 1)
    if (action === 'reportDone') assert.ok(after.subtasks.every(({ state }) => state !== 'open'))
    if (action === 'checkFailed') assert.equal(after.round, before.round + 1)
    if (after.state === 'closed') assert.ok(wasChecked(after), 'closed without an independent check')
  }

  /** The last thing done was checked afterwards, by a person and a department that had no hand in it. */
  const wasChecked = ({ history, department }: CaseRecord) => {
    const done = history.findLastIndex(entry => entry.action === 'reportDone')
    const check = history.slice(done + 1).find(entry => entry.action === 'checkPassed')
    const hands = history
      .filter(entry => ['reportDone', 'sign', 'finishSubtask'].includes(entry.action))
      .map(entry => entry.by.id)
    return done >= 0 && check && !hands.includes(check.by.id) && check.by.department !== department?.id
  }

  it('the table holds, offers equal what is possible, and nothing answers 5xx', async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(someTry, { minLength: 30, maxLength: 70 }), async tries => {
        const report = await newReport()
        for (const tried of tries) {
          // How fast somebody may ask is another matter than what they may do.
          forgetLimits()
          const before = await stored(report.caseNo)
          reached.add(before.state)
          const offered = await offers(report, tried.who)
          const onward = offered.filter(action => stepOf(action).to !== 'same' && !enders.includes(action))
          const step = { ...tried, action: (!tried.wild && onward[tried.pick % onward.length]) || tried.action }
          const answer = await attempt(report, step, before.version)
          const after = await stored(report.caseNo)
          assert.ok(answer.status < 500, JSON.stringify(answer.body))
          if (answer.status === 200) {
            assert.ok(offered.includes(step.action), `${step.who} could ${step.action} without being offered it`)
            agrees(before, after, step.action)
          } else {
            assert.deepEqual(after, before, `${step.action} was refused and still changed something`)
            const formalities = [400, 422]
            if (offered.includes(step.action))
              assert.ok(formalities.includes(answer.status), `${step.action} offered, then ${answer.status}`)
          }
        }
      }),
      { numRuns: walks(20), seed: 20_261_122 }
    )
    // The random walk is worth something only when it gets around.
    assert.ok(reached.size >= 10, [...reached].join(' '))
  })

  const offers = async (report: Awaited<ReturnType<typeof newReport>>, who: string): Promise<CaseAction[]> => {
    const path = who === 'resident' ? `/api/reports/${report.reportId}` : `/api/staff/cases/${report.caseNo}`
    const { body } = await api.get(path, { token: who === 'resident' ? report.token : (tokens.get(who) ?? '') })
    return body.actions ?? []
  }

  it('the straight way always leads to the end, whoever does what they may', async () => {
    const report = await newReport()
    const way: [string, StaffAction][] = [
      ['allButHandling', 'accept'],
      ['allButHandling', 'file'],
      ['allButHandling', 'dispatch'],
      ['everything', 'sign'],
      ['everything', 'reportDone'],
      ['allButHandling', 'checkPassed'],
      ['everything', 'close']
    ]
    for (const [who, action] of way) {
      const before = await stored(report.caseNo)
      const answer = await attempt(report, { who, action, department: 'municipal' }, before.version)
      assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
      agrees(before, await stored(report.caseNo), action)
    }
    assert.equal((await stored(report.caseNo)).state, 'closed' satisfies keyof typeof caseStates)
  })

  it('of two who act at once with what they both saw, never both win', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someTry, { maxLength: 12 }), someTry, someTry, async (lead, one, two) => {
        const report = await newReport()
        for (const step of lead) await attempt(report, step, (await stored(report.caseNo)).version)
        const before = await stored(report.caseNo)
        const tries = [one, two]
        const answers = await Promise.all(tries.map(each => attempt(report, each, before.version)))
        const after = await stored(report.caseNo)
        const won = tries.filter((_, index) => answers[index]?.status === 200)
        const decided = won.filter(({ action }) => !onlyAdds(action))
        assert.ok(decided.filter(({ who }) => who !== 'resident').length <= 1)
        assert.equal(after.version, before.version + decided.length)
        assert.equal(after.history.length, before.history.length + won.length)
      }),
      { numRuns: walks(25), seed: 4_402_04 }
    )
  })

  it('neighbours who join and lights that turn at the same moment are neither lost nor counted twice', async () => {
    const turning = fc.constantFrom(12, 16, 25, 40)
    await fc.assert(
      fc.asyncProperty(fc.array(someTry, { maxLength: 8 }), someTry, turning, async (lead, step, minutes) => {
        const report = await newReport()
        for (const each of lead) await attempt(report, each, (await stored(report.caseNo)).version)
        const before = await stored(report.caseNo)
        const soon = new Date(before.updatedAt.getTime() + minutes * 60_000)
        const [taken, one, two] = await Promise.all([
          attempt(report, step, before.version),
          newReport(report.caseNo),
          newReport(report.caseNo),
          markLights(soon)
        ])
        const joined = [one, two]
        const after = await stored(report.caseNo)
        const here = joined.filter(sent => sent.caseNo === report.caseNo)
        assert.equal(after.reportCount, before.reportCount + here.length)
        const withdrawn = taken.status === 200 && step.who === 'resident' && step.action === 'withdraw'
        if (withdrawn) assert.deepEqual([after.reportCount, here.length], [1, 0])
        const appended = after.history.slice(before.history.length)
        const count = (...actions: CaseAction[]) => appended.filter(({ action }) => actions.includes(action)).length
        assert.equal(count('join'), here.length)
        assert.ok(count('warn', 'overdue') <= 1)
        assert.equal(after.history.length, new Set(after.history.map(entry => JSON.stringify(entry))).size)
      }),
      { numRuns: walks(25), seed: 20_261_127 }
    )
  })
})
