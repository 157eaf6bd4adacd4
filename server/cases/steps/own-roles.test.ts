import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { defaultRightsOf, givenRights } from '../../../contracts/staff/rights'
import type { Role } from '../../../contracts/staff/roles'
import { staffAudiences } from '../../messages/staff-audiences'
import { makeRole } from '../../staff/roles/change-role'
import { openStaffSession } from '../../staff/session'
import { testApi } from '../../test/api'
import { aCase, aCatalogue, aCell, aDepartment, aStaff, dutyGrid, pointInCell } from '../../test/factories'

/** A city that has renamed and rearranged everything: no account has a built-in role. */
describe('A city with roles of its own', () => {
  const api = testApi()
  const by = { name: '安全员', username: 'officer' }
  const roleLike = async (role: Role, name: string, more: (typeof givenRights)[number][] = []) => {
    const usual = defaultRightsOf([role])
    const rights = givenRights.filter(right => usual.includes(right) || more.includes(right))
    return makeRole({ name, rights, secondFactor: false }, by)
  }
  let desk = ''
  let lead = ''
  let dispatcher = ''
  let crew = ''
  let looker = ''
  let ids: Record<string, string> = {}

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    const people = {
      desk: { roles: [await roleLike('operator', '街道网格长')] },
      lead: { roles: [await roleLike('lead', '班组长')] },
      dispatcher: { roles: [await roleLike('dispatcher', '调度')] },
      crew: { roles: [await roleLike('handler', '抢修队', ['actAsClerk'])], department: 'municipal' },
      looker: { roles: [await roleLike('collector', '巡查员')], dutyGrids: [dutyGrid] }
    }
    const made = await Promise.all(
      Object.entries(people).map(async ([who, facts]) => {
        const { account, id } = await aStaff({ name: who, ...facts })
        return [who, id, (await openStaffSession(account)).token] as const
      })
    )
    ids = Object.fromEntries(made.map(([who, id]) => [who, id]))
    ;[desk, lead, dispatcher, crew, looker] = made.map(([, , token]) => token) as [
      string,
      string,
      string,
      string,
      string
    ]
  })

  const step = async (token: string, caseNo: string, action: string, form: object = {}) => {
    const seen = await api.get(`/api/staff/cases/${caseNo}`, { token })
    assert.equal(seen.status, 200, `${action}: ${JSON.stringify(seen.body)}`)
    assert.ok(seen.body.actions.includes(action), `${action} is not among ${seen.body.actions}`)
    const path = `/api/staff/cases/${caseNo}/actions/${action}`
    const { status, body } = await api.post(path, { token, body: { version: seen.body.version, ...form } })
    assert.equal(status, 200, `${action}: ${JSON.stringify(body)}`)
    return body
  }

  it('brings a report from the desk to its end, and the history says what each role is called', async () => {
    const resident = await api.resident()
    const sent = { point: [...pointInCell], address: '启明北路', text: '垃圾没人清', media: [] }
    const headers = { 'Idempotency-Key': 'own-roles-1' }
    const { caseNo } = (await api.post('/api/reports', { token: resident, body: sent, headers })).body
    const queue = await api.get('/api/staff/cases?state=submitted', { token: desk })
    assert.deepEqual(
      queue.body.items.map((each: { caseNo: string }) => each.caseNo),
      [caseNo]
    )
    await step(desk, caseNo, 'requestVerification')
    assert.equal((await api.get('/api/staff/tasks', { token: looker })).body.tasks.length, 1)
    await step(looker, caseNo, 'verify', { found: true, note: '有一堆' })
    await step(desk, caseNo, 'accept', { matter: '06010', condition: '06010-1' })
    await step(lead, caseNo, 'file')
    await step(dispatcher, caseNo, 'dispatch', { department: 'municipal' })
    await step(crew, caseNo, 'sign')
    const handlers = (await api.get('/api/staff/handlers', { token: crew })).body
    assert.deepEqual(handlers, [{ id: ids.crew, name: 'crew' }])
    await step(crew, caseNo, 'assign', { handler: ids.crew })
    await step(crew, caseNo, 'reportDone', { note: '清好了', media: [await api.photo(crew)] })
    await step(desk, caseNo, 'requestCheck')
    await step(looker, caseNo, 'checkPassed', { note: '干净了', media: [await api.photo(looker)] })
    const { history } = await step(lead, caseNo, 'close', { note: '办好了' })
    assert.deepEqual(
      history.map((entry: { by: { roleText: string } }) => entry.by.roleText),
      [
        '市民',
        '街道网格长',
        '巡查员',
        '街道网格长',
        '班组长',
        '调度',
        '抢修队',
        '抢修队',
        '抢修队',
        '街道网格长',
        '巡查员',
        '班组长'
      ]
    )
  })

  it('does the rest of the day: a call, the codes, the rules, the counts', async () => {
    const body = { text: '路灯不亮', address: '启明北路 1 号', point: [...pointInCell] }
    const headers = { 'Idempotency-Key': 'own-roles-2' }
    assert.equal((await api.post('/api/staff/reports', { token: desk, body, headers })).status, 201)
    for (const path of ['/api/staff/codes', '/api/staff/rules/stages', '/api/staff/case-counts', '/api/staff/messages'])
      assert.ok((await api.get(path, { token: desk })).status !== 403, path)
    assert.equal((await api.get('/api/staff/wall', { token: desk })).status, 403)
    assert.equal((await api.post('/api/staff/reports', { token: looker, body, headers })).status, 403)
  })

  it('lets somebody register, or patrol and settle, who may do nothing else', async () => {
    const only = async (right: (typeof givenRights)[number], name: string) =>
      api.staff({ roles: [await makeRole({ name, rights: [right], secondFactor: false }, by)] })
    const body = { text: '井盖响', address: '启明北路 2 号', point: [...pointInCell] }
    const registering = await only('registerReports', '只登记')
    const registered = await api.post('/api/staff/reports', {
      token: registering,
      body,
      headers: { 'Idempotency-Key': 'own-roles-3' }
    })
    assert.equal(registered.status, 201, JSON.stringify(registered.body))
    assert.equal((await api.get(`/api/staff/cases/${registered.body.caseNo}`, { token: registering })).status, 404)
    const patrolling = await only('patrol', '只巡查')
    const media = [await api.photo(patrolling)]
    const settled = { note: '扶好了', media: [await api.photo(patrolling)] }
    const patrolled = await api.post('/api/staff/patrols', {
      token: patrolling,
      body: { ...body, media, settled },
      headers: { 'Idempotency-Key': 'own-roles-4' }
    })
    assert.deepEqual([patrolled.status, patrolled.body.state], [201, 'settled'])
  })

  it('tells those of its own roles what happens to a case', async () => {
    const theCase = await aCase({ state: 'submitted' })
    const entry = theCase.history[0]
    assert.ok(entry)
    const told = await staffAudiences.holder({ theCase, entry: { ...entry, to: 'submitted' } } as never)
    assert.equal(told.length, 1)
    assert.equal((await staffAudiences.leads({ theCase, entry } as never)).length, 1)
  })
})
