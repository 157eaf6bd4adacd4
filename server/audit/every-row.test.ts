import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { api } from '../../contracts/api'
import { type AuditAction, everyAuditAction } from '../../contracts/audit/actions'
import type { Endpoint } from '../../contracts/endpoint'
import { writtenBy } from '../test/on-record/written-by'

/** What is written by a sign-in, by residents, by commands on the machine and by jobs. */
const elsewhere: readonly AuditAction[] = [
  'signedIn',
  'sessionReplaced',
  'signInRefused',
  'recoveryCodeUsed',
  'signInThrottled',
  'accessRefused',
  'personErased',
  'retentionRun',
  'secretChanged',
  'dataImported',
  'settingsChanged',
  'backupRestored',
  'chainBegun',
  'sealed'
]

describe('Every row of staff that changes or takes away something', () => {
  const given = Object.entries(api) as [string, Endpoint][]

  it('says what it writes into the audit log, or why it writes nothing', () => {
    const asked = given.filter(([, { who, method, download }]) => who === 'staff' && (method !== 'GET' || download))
    assert.deepEqual(
      asked.map(([name]) => name).filter(name => !(name in writtenBy)),
      []
    )
  })

  it('leaves no kind of entry that nothing writes', () => {
    const named = new Set<string>([
      ...elsewhere,
      ...Object.values(writtenBy).flatMap(each => (typeof each === 'string' ? [] : each))
    ])
    assert.deepEqual(
      everyAuditAction.filter(action => !named.has(action)),
      []
    )
    const source = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !/\.test\.ts$|^(test|demo)\W/.test(file))
      .map(file => readFileSync(`server/${file}`, 'utf8'))
      .join('\n')
    const written = given
      .flatMap(([name]) => writtenBy[name] ?? [])
      .filter(each => everyAuditAction.some(one => one === each))
    const wanted = [...elsewhere, ...written]
    assert.deepEqual(
      wanted.filter(action => !source.includes(`'${action}'`)),
      []
    )
  })
})
