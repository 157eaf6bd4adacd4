import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, it } from 'mocha'
import mongoose from 'mongoose'
import { testApi } from '../test/api'
import { startedDatabaseUrl } from '../test/database'
import { AuditModel } from './model'
import { forgetEndOfLog, record } from './record'
import { verifyAudit } from './verify'

const each = 60

/** Connects, waits until everybody is there, then writes entries and has the log checked. */
const program = (url: string, dbName: string, dataDir: string) => `
  const { default: mongoose } = await import('mongoose')
  const { readSettings } = await import('./config/server.ts')
  const { setSettings } = await import('./server/settings.ts')
  const { record, recordOnce } = await import('./server/audit/record.ts')
  const { beginCheck, untilChecked } = await import('./server/audit/check-log.ts')
  setSettings(readSettings({ DATA_DIR: ${JSON.stringify(dataDir)} }))
  await mongoose.connect(${JSON.stringify(url)}, { dbName: ${JSON.stringify(dbName)}, autoIndex: false, autoCreate: false })
  console.log('ready')
  await new Promise(resolve => process.stdin.once('data', resolve))
  const by = { username: String(process.pid), name: '进程' }
  const entries = Array.from({ length: ${each} }, (_, n) => record({ action: 'contactSeen', by, subject: String(n), reason: '核实' }))
  const once = recordOnce('the same thing', { action: 'sealed', by, subject: '2026-01-01' }, new Date())
  await beginCheck(by)
  await Promise.all([...entries, once])
  await untilChecked()
  process.exit()
`

describe('Several processes that write the audit log at once', () => {
  const api = testApi()

  it('make one chain, write what has a name once, and check one after the other', async () => {
    const { name = '' } = mongoose.connection
    await mongoose.connection.collection('audit').deleteMany({})
    forgetEndOfLog()
    await record({ action: 'signedIn', by: { username: 'first', name: '甲' } })
    const code = program(await startedDatabaseUrl(), name, api.dataDir)
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, LOG_LEVEL: 'silent' }
      })
    )
    await Promise.all(children.map(({ stdout }) => once(createInterface({ input: stdout }), 'line')))
    const ended = children.map(child => once(child, 'exit'))
    for (const { stdin } of children) stdin.end('go\n')
    assert.deepEqual(
      await Promise.all(ended),
      [1, 2, 3].map(() => [0, null])
    )

    assert.equal((await verifyAudit()).trouble, undefined)
    const entries = await AuditModel.find().sort({ seq: 1 }).lean()
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      entries.map((_, at) => at + 1)
    )
    const seen = entries.filter(({ action }) => action === 'contactSeen').map(({ by }) => by.username)
    const doers = [...new Set(seen)]
    assert.deepEqual(
      doers.map(doer => seen.filter(one => one === doer).length),
      [each, each, each]
    )
    assert.equal(entries.filter(({ action }) => action === 'sealed').length, 1)
    const checks = entries.flatMap(({ action }) => (action.startsWith('auditCheck') ? [action] : []))
    assert.ok(checks.length >= 2)
    assert.deepEqual(
      checks,
      checks.map((_, at) => (at % 2 === 0 ? 'auditCheckBegun' : 'auditChecked'))
    )
  })
})
