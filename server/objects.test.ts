import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { api as contract } from '../contracts/api'
import { chinaDay } from '../contracts/china-time'
import type { StaffEndpoint } from '../contracts/endpoint'
import { defaultRightsOf } from '../contracts/staff/rights'
import type { Role } from '../contracts/staff/roles'
import type { CaseRecord } from './cases/model'
import { ReportModel } from './reports/model'
import { openStaffSession } from './staff/session'
import { addressOf } from './test/addresses'
import { testApi } from './test/api'
import { aCase, aCatalogue, aCell, aDepartment, aStaff, dutyGrid } from './test/factories'
import { decides } from './test/who-reads'

interface Asker {
  name: string
  roles: Role[]
  department?: string
  dutyGrids?: string[]
  /** Whether this person sees the case of the municipal department in the duty grid, and the other one. */
  sees: readonly [inGrid: boolean, elsewhere: boolean]
}

const askers: Asker[] = [
  ...(['operator', 'lead', 'dispatcher', 'supervisor'] as const).map(role => ({
    name: role,
    roles: [role],
    sees: [true, true] as const
  })),
  ...(['administrator', 'security', 'auditor'] as const).map(role => ({
    name: role,
    roles: [role],
    sees: [false, false] as const
  })),
  ...(['clerk', 'handler'] as const).flatMap(role => [
    { name: `${role} of its department`, roles: [role], department: 'municipal', sees: [true, false] as const },
    { name: `${role} of another`, roles: [role], department: 'greening', sees: [false, true] as const },
    { name: `${role} of neither`, roles: [role], department: 'lighting', sees: [false, false] as const }
  ]),
  { name: 'collector of its grid', roles: ['collector'], dutyGrids: [dutyGrid], sees: [true, false] },
  { name: 'collector of another grid', roles: ['collector'], dutyGrids: ['440204009009'], sees: [false, false] },
  { name: 'collector without a grid', roles: ['collector'], sees: [false, false] }
]

/** Bodies that pass each row's schema, so that nothing but who asks about what decides. */
const bodiesFor = (reportId = ''): Record<string, object> => ({
  blockSender: { reason: '反复乱发', lastDay: chinaDay(new Date(Date.now() + 86_400_000).toISOString()) },
  callerStep: { action: 'supplement', note: '来电补充一句' },
  caseAction: { version: 999, note: '看一眼' },
  eraseForCaller: { reason: '来电人要求', words: false },
  redactPhoto: { revision: 0, boxes: [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }] },
  redactWords: { place: `report:${reportId}`, words: '垃圾没有人清', spans: [{ from: 0, to: 2 }] },
  reporterContact: { reason: '核实位置' },
  unredactedPhoto: { reason: '核对' },
  unredactedWords: { place: `report:${reportId}`, reason: '核对' }
})

describe('One thing among many', () => {
  const api = testApi()
  let cases: CaseRecord[] = []
  const reports: string[] = []
  const tokens = new Map<string, string>()

  before(async () => {
    await aCatalogue()
    await aCell()
    for (const department of ['municipal', 'greening', 'lighting']) await aDepartment(department)
    cases = [
      await aCase({ state: 'handling', department: 'municipal' }),
      await aCase({ state: 'handling', department: 'greening', point: [113.5931, 24.8032] })
    ]
    for (const { _id } of cases) reports.push(String((await ReportModel.findOne({ case: _id }).orFail().lean())._id))
    for (const { name, sees: _, ...facts } of askers) tokens.set(name, await api.staff(facts))
  })

  const ask = (name: keyof typeof decides, token: string, params: Record<string, string>) => {
    const row = contract[name]
    const body = row.method === 'POST' ? (bodiesFor(params.reportId)[name] ?? {}) : undefined
    const headers = { 'Idempotency-Key': randomUUID() }
    return api.send(row.method, addressOf(row, params), { token, headers, ...(body && { body }) })
  }
  const rowsOf = (what: string) =>
    (Object.keys(decides) as (keyof typeof decides)[]).filter(name => decides[name] === what)

  it('has a line in the table that says what decides about it', () => {
    const named = Object.entries(contract).filter(([, { path }]) => path.includes('/:'))
    assert.deepEqual(named.map(([name]) => name).sort(), Object.keys(decides).sort())
  })

  it('a case, its reports, photos, words and contacts are for those who see the case, and are not there for the others', async () => {
    const wrong: string[] = []
    for (const name of rowsOf('case')) {
      const row = contract[name] as StaffEndpoint
      for (const { name: asker, roles, sees } of askers) {
        const may = row.may === 'anyStaff' || (typeof row.may === 'string' && defaultRightsOf(roles).includes(row.may))
        const token = tokens.get(asker) ?? ''
        const nothing = await ask(name, token, { caseNo: '44020420200101000001', reportId: 'f'.repeat(24) })
        for (const [index, { caseNo }] of cases.entries()) {
          const { status, body } = await ask(name, token, { caseNo, reportId: reports[index] ?? '' })
          const told = `${name} ${asker} case ${index}: ${status} ${JSON.stringify(body)}`
          if (!may && status !== 403) wrong.push(told)
          // Whoever may not see it reads what whoever asks for nothing reads.
          const hidden = status === nothing.status && JSON.stringify(body) === JSON.stringify(nothing.body)
          if (may && !sees[index] && !(status === 404 && hidden)) wrong.push(told)
          // A photo that the case has not is not there for those who see the case, either.
          if (may && sees[index] && (status === 400 || status === 401 || (hidden && !name.endsWith('Photo'))))
            wrong.push(told)
        }
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('a report is its sender’s, and a session its owner’s', async () => {
    const [mine, other] = [await api.resident(), await api.resident()]
    const headers = { 'Idempotency-Key': randomUUID() }
    const sent = { address: '启明北路 16 号', text: '井盖破了', media: [], point: [113.5905, 24.8005] }
    const { reportId } = (await api.post('/api/reports', { token: mine, body: sent, headers })).body
    assert.equal((await ask('myReport', mine, { reportId })).status, 200)
    const unknown = await ask('myReport', other, { reportId: 'f'.repeat(24) })
    const stranger = await ask('myReport', other, { reportId })
    assert.deepEqual([stranger.status, stranger.body], [404, unknown.body])
    for (const action of ['supplement', 'urge', 'withdraw', 'evaluate', 'reopen', 'answer']) {
      const { status } = await api.send('POST', addressOf(contract.reportAction, { reportId, action }), {
        token: other,
        headers: { 'Idempotency-Key': randomUUID() },
        body: { text: '不是我的', reason: '不是我的', resolved: true, stars: 5 }
      })
      assert.ok(status === 404 || status === 400, `${action}: ${status}`)
    }
    const { account } = await aStaff({ roles: ['operator'] })
    const own = (await openStaffSession(account)).token
    const [{ id }] = (await api.get('/api/staff/sessions', { token: own })).body
    assert.equal((await ask('endOwnSession', tokens.get('lead') ?? '', { session: id })).status, 404)
    assert.equal((await api.get('/api/staff/sessions', { token: own })).status, 200)
  })

  it('that a list, a search or a count tells of can be read by itself, by the same person', async () => {
    for (const state of ['submitted', 'accepted', 'dispatched', 'closed', 'voided'] as const) {
      await aCase({ state, department: state === 'closed' ? 'greening' : 'municipal' })
    }
    for (const { name } of askers) {
      const token = tokens.get(name) ?? ''
      const list = async (query: string) => (await api.get(`/api/staff/cases?limit=100&${query}`, { token })).body
      const shown = new Set<string>()
      for (const query of ['', 'sort=urgent', `q=${encodeURIComponent('垃圾')}`, 'asked=any', 'gridCode=440204']) {
        for (const { caseNo } of (await list(query)).items ?? []) shown.add(caseNo)
      }
      for (const path of ['/api/staff/wall', '/api/staff/tasks', '/api/staff/messages']) {
        const { body, status } = await api.get(path, { token })
        if (status === 200)
          for (const [, caseNo] of JSON.stringify(body).matchAll(/"caseNo":"(\d{20})"/g)) shown.add(caseNo ?? '')
      }
      for (const caseNo of [...shown].slice(0, 1)) {
        const near = await api.get(`/api/staff/cases/${caseNo}/nearby`, { token })
        for (const [, other] of JSON.stringify(near.body).matchAll(/"caseNo":"(\d{20})"/g)) shown.add(other ?? '')
      }
      for (const caseNo of shown) {
        assert.equal((await api.get(`/api/staff/cases/${caseNo}`, { token })).status, 200, `${name} reads ${caseNo}`)
      }
      const { status, body } = await api.get('/api/staff/counts', { token })
      if (status !== 200) continue
      for (const [state, count] of Object.entries(body.counts)) {
        assert.equal((await list(`state=${state}`)).items.length, count, `${name}: ${state}`)
      }
    }
  })
})
