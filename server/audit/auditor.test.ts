import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { actionsOfKind } from '../../contracts/audit/actions'
import type { AuditEntry } from '../../contracts/audit/views'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'
import { record } from './record'

describe('The auditor', () => {
  const api = testApi()
  let auditor = ''

  before(async () => {
    auditor = await api.staff({ roles: ['auditor'], username: 'auditor-1', name: '审计员' })
    const by = { id: '0'.repeat(24), username: 'op-1', name: '受理员甲', roles: ['operator'] }
    const day = (time: string) => new Date(`2026-03-02T${time}+08:00`)
    await record({ action: 'contactSeen', by, subject: '44020420260302000001', reason: '核实' }, day('00:00:00.000'))
    await record({ action: 'phoneSearched', by, subject: '尾号 0001' }, day('23:59:59.999'))
    await record({ action: 'signedIn', by: { ...by, username: 'op-2', name: '=cmd|乙' } }, day('12:00:00.000'))
  })

  const find = async (query: string) => {
    const { status, body } = await api.get(`/api/staff/audit?${query}`, { token: auditor })
    assert.equal(status, 200)
    return body.items as AuditEntry[]
  }
  const subjects = async (query: string) => (await find(query)).map(({ subject, by }) => subject ?? by.username)

  it('finds what a person did by name or username, what was about one thing, of one kind, and within days', async () => {
    assert.deepEqual(await subjects('who=op-1'), ['尾号 0001', '44020420260302000001'])
    assert.deepEqual(await subjects(`who=${encodeURIComponent('受理员甲')}`), ['尾号 0001', '44020420260302000001'])
    assert.deepEqual(await subjects('subject=44020420260302000001'), ['44020420260302000001'])
    assert.deepEqual(await subjects('kind=personalData'), ['尾号 0001', '44020420260302000001'])
    assert.deepEqual(await subjects('action=signedIn&to=2026-03-02'), ['op-2'])
    assert.deepEqual(await subjects('from=2026-03-02&to=2026-03-02'), ['尾号 0001', 'op-2', '44020420260302000001'])
    assert.deepEqual(await subjects('to=2026-03-01'), [])
    assert.deepEqual(await subjects('who=op-1&kind=signingIn'), [])
  })

  it('reads on page by page, no entry twice', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await api.get(`/api/staff/audit?who=op-1&limit=1${cursor && `&cursor=${cursor}`}`, {
        token: auditor
      })
      seen.push(...body.items.map(({ subject }: AuditEntry) => subject))
      cursor = body.next ?? ''
    } while (cursor)
    assert.deepEqual(seen, ['尾号 0001', '44020420260302000001'])
  })

  it('sees from where and with what somebody came', async () => {
    const headers = { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0)' }
    const { username, password } = await aStaff({ roles: ['operator'] })
    const { token } = (await api.post('/api/staff/session', { body: { username, password }, headers })).body
    await api.send('DELETE', '/api/staff/session', { token, headers })
    const [out, entered] = await find('kind=signingIn')
    assert.deepEqual([out?.action, entered?.action], ['signedOut', 'signedIn'])
    for (const entry of [out, entered]) {
      assert.deepEqual([entry?.device, entry?.by.roles], ['Mozilla/5.0 (Windows NT 10.0)', ['operator']])
      assert.match(entry?.address ?? '', /127\.0\.0\.1/)
    }
  })

  it('takes the entries away as a table in which nothing runs, and that is an entry, too', async () => {
    const { status, headers, body } = await api.get('/api/staff/audit-export?to=2026-03-02', { token: auditor })
    assert.equal(status, 200)
    assert.match(headers.get('content-type') ?? '', /text\/csv/)
    const rows = String(body).trim().split('\r\n')
    assert.equal(rows.length, 4)
    assert.match(rows[0] ?? '', /^\uFEFF?序号,时间,事项/)
    assert.match(rows[2] ?? '', /'=cmd\|乙/)
    const [entry] = await find('kind=log')
    assert.deepEqual([entry?.action, entry?.subject, entry?.by.name], ['auditExported', '最早 到 2026-03-02', '审计员'])
  })

  it('is told what is wrong with a filter, and nobody else gets a table', async () => {
    for (const query of ['from=2026-02-30', 'kind=all', 'action=nothing', 'who=', `subject=${'长'.repeat(201)}`]) {
      assert.equal((await api.get(`/api/staff/audit?${query}`, { token: auditor })).status, 400, query)
      assert.equal((await api.get(`/api/staff/audit-export?${query}`, { token: auditor })).status, 400, query)
    }
    const security = await api.staff({ roles: ['security'] })
    assert.equal((await api.get('/api/staff/audit-export', { token: security })).status, 403)
    assert.equal((await api.get('/api/staff/audit-export')).status, 401)
  })

  it('has a kind for every action', () => {
    assert.deepEqual(actionsOfKind('personalData'), [
      'contactSeen',
      'phoneSearched',
      'redacted',
      'redactionTakenBack',
      'unredactedSeen',
      'senderBlocked',
      'senderUnblocked',
      'personErased',
      'callerErased',
      'retentionSet',
      'retentionRun',
      'secretChanged',
      'backupRestored'
    ])
  })
})
