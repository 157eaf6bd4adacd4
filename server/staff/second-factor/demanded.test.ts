import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'mocha'
import { readSettings } from '../../../config/server'

describe('Who must have a second factor', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-factor-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))

  const secret = (name: string) => `${name} of at least thirty-two characters`
  const production = {
    NODE_ENV: 'production',
    RESIDENT_SECRET: secret('resident'),
    STAFF_SECRET: secret('staff'),
    MEDIA_SECRET: secret('media'),
    CONTACT_SECRET: secret('contact'),
    AUDIT_SECRET: secret('audit')
  }
  const rolesIn = (environment: Record<string, string>) =>
    readSettings({ DATA_DIR: dataDir, ...environment }).secondFactorRoles

  it('are the three who watch each other in a real city, and nobody where a demo is tried', () => {
    assert.deepEqual(rolesIn(production), ['administrator', 'security', 'auditor'])
    assert.deepEqual(rolesIn({}), [])
  })

  it('are the roles that the city names, or none', () => {
    const named = (text: string) => rolesIn({ ...production, SECOND_FACTOR_ROLES: text })
    assert.deepEqual(named('security, lead'), ['security', 'lead'])
    assert.deepEqual(named('none'), [])
    assert.deepEqual(named(''), ['administrator', 'security', 'auditor'])
    for (const wrong of ['boss', 'security,,lead', 'none,lead', 'Security'])
      assert.throws(() => named(wrong), /SECOND_FACTOR_ROLES 应是 none，或用逗号隔开的岗位/)
  })
})
