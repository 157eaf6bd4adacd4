import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { chinaDay, dayMs } from '../../../contracts/china-time'
import type { StandIns } from '../../../contracts/staff/stand-ins'
import { AuditModel } from '../../audit/model'
import { verifyAudit } from '../../audit/verify'
import { CaseModel } from '../../cases/model'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aStaff, dutyGrid, type StaffFacts } from '../../test/factories'
import { AccountModel } from '../model'
import { openStaffSession } from '../session'
import { standsInToday } from './colleagues'

const day = (after: number) => chinaDay(Date.now() + after * dayMs)
const thisWeek = { from: day(0), to: day(6) }

describe('Somebody who stands in for a colleague', () => {
  const api = testApi()
  let officer: Person

  interface Person {
    id: string
    name: string
    token: string
  }

  async function person(facts: StaffFacts): Promise<Person> {
    const { id, account } = await aStaff(facts)
    return { id, name: account.name, token: (await openStaffSession(account)).token }
  }

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('roads')
    await aDepartment('parks')
    officer = await person({ roles: ['security'], name: '安全员' })
  })

  const ask = (colleague: Person, who: Person, days: object = thisWeek) =>
    api.post('/api/staff/stand-ins', { token: colleague.token, body: { person: who.id, ...days } })
  const arrange = (colleague: Person, who: Person, days: object = thisWeek, by = officer) =>
    api.post(`/api/staff/accounts/${colleague.id}/stand-ins`, { token: by.token, body: { person: who.id, ...days } })
  const as = (who: Person, colleague: Person) => ({ token: who.token, headers: { 'Stands-For': colleague.id } })
  const tasks = (sent: object) => api.get('/api/staff/tasks', sent)
  const first = ({ body }: { body: StandIns }) => body.forMe[0]?.id ?? ''
  const sentenceOf = ({ body }: { body: { error: { message: string } } }) => body.error.message

  async function twoCollectors() {
    const wang = await person({ roles: ['collector'], name: '小王', dutyGrids: [dutyGrid] })
    const li = await person({ roles: ['collector'], name: '小李' })
    return { wang, li }
  }

  it('sees their tasks, may do what they may, and both names stand in the history and in the log', async () => {
    const { wang, li } = await twoCollectors()
    const { caseNo } = await aCase({ state: 'verifying' })
    assert.equal((await ask(wang, li)).status, 201)
    assert.equal((await tasks({ token: li.token })).body.tasks.length, 0)
    const seen = (await tasks(as(li, wang))).body.tasks
    assert.deepEqual(
      seen.map((each: { caseNo: string }) => each.caseNo),
      [caseNo]
    )
    const media = [await api.photo(wang.token)]
    const { version } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const body = { version, found: true, media, note: '看过了，属实' }
    const done = await api.post(`/api/staff/cases/${caseNo}/actions/verify`, { ...as(li, wang), body })
    assert.equal(done.status, 200, JSON.stringify(done.body))
    const { history } = await CaseModel.findOne({ caseNo }).orFail().lean()
    const { by } = history.at(-1) ?? {}
    assert.deepEqual([by?.name, by?.id, by?.person], ['小李 代 小王', wang.id, li.id])
  })

  it('is in the audit log by their own name, and found by either one', async () => {
    const old = await person({ roles: ['lead'], name: '值班长甲' })
    const standIn = await person({ roles: ['lead'], name: '值班长乙' })
    const { wang } = await twoCollectors()
    await ask(old, standIn)
    const body = { days: thisWeek }
    const set = await api.post(`/api/staff/collectors/${wang.id}/absence`, { ...as(standIn, old), body })
    assert.equal(set.status, 200)
    const auditor = await api.staff({ roles: ['auditor'] })
    for (const who of ['值班长甲', '值班长乙']) {
      const { items } = (
        await api.get(`/api/staff/audit?action=absenceSet&who=${encodeURIComponent(who)}`, { token: auditor })
      ).body
      assert.deepEqual(
        items.map((each: { by: { name: string } }) => each.by.name),
        ['值班长乙 代 值班长甲']
      )
    }
    const entry = await AuditModel.findOne({ action: 'absenceSet' }).sort({ seq: -1 }).orFail().lean()
    assert.deepEqual([entry.by.id, entry.by.for?.id, entry.by.roles], [standIn.id, old.id, ['lead']])
    assert.equal((await verifyAudit()).trouble, undefined)
  })

  it('is shown as both, with the rights of the colleague alone, and told for whom they may act', async () => {
    const operator = await person({ roles: ['operator'], name: '受理员甲' })
    const both = await person({ roles: ['operator', 'dispatcher'], name: '受理员乙' })
    await ask(operator, both)
    const own = (await api.get('/api/staff/session', { token: both.token })).body
    assert.deepEqual(own.standsFor, [{ id: operator.id, name: '受理员甲', to: thisWeek.to }])
    const acting = (await api.get('/api/staff/session', as(both, operator))).body
    assert.deepEqual([acting.id, acting.name, acting.roles], [operator.id, '受理员乙 代 受理员甲', ['operator']])
    assert.equal(acting.person.id, both.id)
    assert.deepEqual(acting.standsFor, own.standsFor)
    assert.ok(own.rights.includes('setDispatch') && !acting.rights.includes('setDispatch'))
  })

  it('still has their own sessions, password, absence and stand-ins while they act for another', async () => {
    const { wang, li } = await twoCollectors()
    await ask(wang, li)
    const { body: sessions } = await api.get('/api/staff/sessions', as(li, wang))
    assert.deepEqual(
      sessions.map((each: { current: boolean }) => each.current),
      [true]
    )
    assert.equal(first(await api.get('/api/staff/stand-ins', as(li, wang))), '')
    const absent = await api.post('/api/staff/session/absence', { ...as(li, wang), body: { days: thisWeek } })
    assert.equal(absent.body.id, li.id)
    assert.equal((await api.send('DELETE', '/api/staff/session', as(li, wang))).status, 204)
    assert.equal((await tasks({ token: li.token })).status, 401)
    assert.equal((await tasks({ token: wang.token })).status, 200)
  })

  it('begins on the first day in China and ends after the last one, by itself', async () => {
    const { wang, li } = await twoCollectors()
    await ask(wang, li, { from: day(2), to: day(3) })
    const reaches = async (moment: string) => (await standsInToday(li.id, new Date(moment))).length
    assert.equal(await reaches(`${day(1)}T23:59:59.999+08:00`), 0)
    assert.equal(await reaches(`${day(2)}T00:00:00+08:00`), 1)
    assert.equal(await reaches(`${day(3)}T23:59:59.999+08:00`), 1)
    assert.equal(await reaches(`${day(4)}T00:00:00+08:00`), 0)
    const early = await tasks(as(li, wang))
    assert.deepEqual([early.status, early.body.error.code], [403, 'standing_in_over'])
    const none = (await api.get('/api/staff/session', { token: li.token })).body
    assert.equal(none.standsFor, undefined)
  })

  it('stops at once when either of the two or an officer ends it, and only they can', async () => {
    const { wang, li } = await twoCollectors()
    for (const by of [wang, li]) {
      const id = first(await ask(wang, li))
      assert.equal((await tasks(as(li, wang))).status, 200)
      const stranger = await person({ roles: ['collector'] })
      assert.equal((await api.send('DELETE', `/api/staff/stand-ins/${id}`, stranger)).status, 404)
      assert.equal((await api.send('DELETE', `/api/staff/stand-ins/${id}`, by)).status, 204)
      assert.equal((await tasks(as(li, wang))).body.error.code, 'standing_in_over')
      assert.equal((await api.send('DELETE', `/api/staff/stand-ins/${id}`, by)).status, 404)
    }
    const id = first(await arrange(wang, li))
    const path = `/api/staff/accounts/${wang.id}/stand-ins/${id}`
    assert.equal((await api.send('DELETE', path, { token: wang.token })).status, 403)
    assert.equal((await api.send('DELETE', path, { token: officer.token })).status, 204)
    assert.equal((await tasks(as(li, wang))).status, 403)
    assert.equal(await AuditModel.countDocuments({ action: 'standInEnded', subject: /小李.*代 小王/ }), 3)
  })

  it('stops when either account is closed, and does not come back when it is opened again', async () => {
    for (const closed of ['wang', 'li'] as const) {
      const two = await twoCollectors()
      await ask(two.wang, two.li)
      const path = `/api/staff/accounts/${two[closed].id}`
      const shut = await api.post(`${path}/close`, { token: officer.token, body: { version: 0 } })
      assert.equal(shut.status, 200)
      assert.ok([401, 403].includes((await tasks(as(two.li, two.wang))).status))
      assert.equal((await api.post(`${path}/open`, { token: officer.token, body: { version: 1 } })).status, 200)
      const account = await AccountModel.findById(two.li.id).orFail().lean()
      const again = { token: (await openStaffSession(account)).token, headers: { 'Stands-For': two.wang.id } }
      assert.equal((await tasks(again)).body.error.code, 'standing_in_over')
    }
  })

  it('is not passed on: who stands in for a stand-in has nothing of the first', async () => {
    const { wang, li } = await twoCollectors()
    const zhao = await person({ roles: ['collector'], name: '小赵' })
    await ask(wang, li)
    await ask(li, zhao)
    assert.equal((await tasks(as(zhao, li))).status, 200)
    assert.equal((await tasks(as(zhao, wang))).status, 403)
    const shown = (await api.get('/api/staff/session', as(zhao, li))).body
    assert.deepEqual(
      shown.standsFor.map((each: { id: string }) => each.id),
      [li.id]
    )
  })

  it('never joins two of the three who watch each other, nor one of them with work on cases', async () => {
    const administrator = await person({ roles: ['administrator'] })
    const auditor = await person({ roles: ['auditor'] })
    const operator = await person({ roles: ['operator'] })
    for (const [colleague, who] of [
      [administrator, auditor],
      [auditor, operator],
      [operator, administrator],
      [officer, operator]
    ] as const) {
      const other = await person({ roles: ['security'] })
      const refused = await arrange(colleague, who, thisWeek, other)
      assert.equal(refused.status, 409)
      assert.match(sentenceOf(refused), /岗位相同的人代班/)
    }
    const second = await person({ roles: ['administrator'] })
    assert.equal((await arrange(administrator, second)).status, 201)
    // What was right when it was arranged ends when the roles change.
    await AccountModel.updateOne({ _id: second.id }, { $set: { roles: ['operator'] } })
    const path = '/api/staff/base/departments'
    assert.equal((await api.get(path, as(second, administrator))).body.error.code, 'standing_in_over')
  })

  it('must have a second factor themselves where the colleague’s role must', async () => {
    const { settings, setSettings } = await import('../../settings')
    const before = settings()
    setSettings({ ...before, secondFactorRoles: ['lead'] })
    try {
      const lead = await person({ roles: ['lead', 'operator'] })
      const operator = await person({ roles: ['operator'] })
      await arrange(lead, operator)
      assert.equal((await api.get('/api/staff/absences', as(operator, lead))).body.error.code, 'second_factor_required')
      assert.equal((await api.get('/api/staff/session', as(operator, lead))).body.mustSetSecondFactor, true)
      assert.equal((await api.get('/api/staff/session', operator)).body.mustSetSecondFactor, undefined)
    } finally {
      setSettings(before)
    }
  })

  it('is of the same department, and asked by the colleague only for the same work', async () => {
    const roads = await person({ roles: ['clerk'], department: 'roads' })
    const parks = await person({ roles: ['clerk'], department: 'parks' })
    const crew = await person({ roles: ['handler'], department: 'roads' })
    const desk = await person({ roles: ['operator'] })
    for (const who of [parks, desk]) {
      assert.match(sentenceOf(await ask(roads, who)), /同一个部门/)
      assert.match(sentenceOf(await arrange(roads, who)), /同一个部门/)
    }
    assert.match(sentenceOf(await ask(roads, crew)), /岗位相同/)
    // One shared role is no bridge to the rights of the others.
    const both = await person({ roles: ['operator', 'lead'] })
    const plain = await person({ roles: ['operator'] })
    assert.match(sentenceOf(await ask(both, plain)), /岗位相同/)
    assert.equal((await ask(plain, both)).status, 201)
    assert.equal((await arrange(roads, crew)).status, 201)
    const { body } = await api.get('/api/staff/stand-ins', { token: roads.token })
    const ids = body.candidates.map((each: { id: string }) => each.id)
    assert.ok(!ids.includes(parks.id) && !ids.includes(crew.id) && !ids.includes(roads.id))
    // Who moves to another department stands in no longer.
    await AccountModel.updateOne({ _id: crew.id }, { $set: { department: 'parks' } })
    assert.equal((await api.get('/api/staff/cases', as(crew, roads))).status, 403)
  })

  it('does not give an officer a way around what no officer may do to themselves', async () => {
    const one = await person({ roles: ['security'] })
    const other = await person({ roles: ['security'] })
    await ask(other, one)
    const sent = as(one, other)
    const body = { version: 0 }
    for (const id of [one.id, other.id]) {
      assert.equal((await api.post(`/api/staff/accounts/${id}/close`, { ...sent, body })).status, 409)
      assert.equal((await api.post(`/api/staff/accounts/${id}/password`, { ...sent, body })).status, 409)
    }
    const self = await arrange(officer, one, thisWeek, one)
    assert.match(sentenceOf(self), /不能安排自己/)
  })

  it('does not check in the colleague’s name what they worked on in their own, nor the other way round', async () => {
    const { isIndependent } = await import('../../cases/steps/independence')
    const { staffMover } = await import('../../cases/steps/mover')
    const history = [{ action: 'reportDone' as const, by: { id: 'li', person: undefined } }]
    const theCase = { history, subtasks: [] } as unknown as Parameters<typeof isIndependent>[0]
    const acting = {
      id: 'wang',
      name: '小李 代 小王',
      roles: ['collector' as const],
      username: 'wang',
      sessionId: '',
      rights: [],
      held: []
    }
    const li = { id: 'li', name: '小李', username: 'li', standsFor: '小王' }
    assert.equal(isIndependent(theCase, staffMover({ ...acting, dutyGrids: [] })), true)
    assert.equal(isIndependent(theCase, staffMover({ ...acting, dutyGrids: [], person: li })), false)
    const done = [{ action: 'reportDone' as const, by: { id: 'wang', person: 'li' } }]
    const later = { ...theCase, history: done } as typeof theCase
    assert.equal(isIndependent(later, { id: 'li', name: '小李', actors: ['collector'] }), false)
    assert.equal(isIndependent(later, { id: 'zhao', name: '小赵', actors: ['collector'] }), true)
  })

  it('is one at a time: days that overlap are refused, also when two ask at the same moment', async () => {
    const { wang, li } = await twoCollectors()
    const zhao = await person({ roles: ['collector'], name: '小赵' })
    assert.equal((await ask(wang, li, { from: day(3), to: day(5) })).status, 201)
    for (const days of [
      { from: day(0), to: day(3) },
      { from: day(5), to: day(9) },
      { from: day(4), to: day(4) },
      { from: day(1), to: day(8) }
    ]) {
      assert.equal((await ask(wang, zhao, days)).status, 409)
    }
    assert.equal((await ask(wang, zhao, { from: day(6), to: day(6) })).status, 201)
    const { wang: other, li: helper } = await twoCollectors()
    const answers = await Promise.all([ask(other, helper), ask(other, zhao), arrange(other, helper), ask(other, zhao)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409])
    assert.equal((await api.get('/api/staff/stand-ins', { token: other.token })).body.forMe.length, 1)
  })

  it('is a real person for days that there are, or nothing is arranged', async () => {
    const { wang, li } = await twoCollectors()
    for (const days of [
      { from: day(3), to: day(2) },
      { from: day(-3), to: day(-1) },
      { from: '2027-02-30', to: '2027-03-01' },
      { from: day(0), to: day(400) },
      { from: day(380), to: day(381) }
    ]) {
      assert.equal((await ask(wang, li, days)).status, 400)
    }
    for (const id of ['', 'nobody', '0123456789abcdef01234567', wang.id]) {
      assert.ok([400, 409].includes((await ask(wang, { ...li, id })).status))
    }
    assert.equal((await arrange({ ...wang, id: '0123456789abcdef01234567' }, li)).status, 404)
    assert.equal((await arrange(wang, li, thisWeek, li)).status, 403)
    for (const header of ['x', wang.id, '0123456789abcdef01234567', '{"$ne":1}']) {
      const sent = { token: li.token, headers: { 'Stands-For': header } }
      assert.equal((await tasks(sent)).body.error.code, 'standing_in_over')
    }
    assert.equal((await api.post('/api/staff/stand-ins', { body: {} })).status, 401)
  })
})
