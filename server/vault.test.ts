import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { readSettings } from '../config/server'
import { setSettings, settings } from './settings'
import { keyedHash, seal, unseal } from './vault'

describe('What is encrypted', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-vault-'))
  before(() => setSettings(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })))
  after(() => rmSync(dataDir, { recursive: true, force: true }))

  it('opens for its purpose and for what it was bound to, and for nothing else', () => {
    const sealed = seal('second factor', '机密', 'one account')
    assert.equal(unseal('second factor', sealed, 'one account'), '机密')
    assert.throws(() => unseal('second factor', sealed, 'another account'))
    assert.throws(() => unseal('reporter contact', sealed, 'one account'))
    assert.notEqual(seal('second factor', '机密', 'one account'), sealed)
  })

  it('does not open when a bit of it was changed or it was cut', () => {
    const [key = '', text = ''] = seal('second factor', 'a secret').split('.')
    const bytes = Buffer.from(text, 'base64url')
    const named = (changed: Buffer) => `${key}.${changed.toString('base64url')}`
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.throws(() => unseal('second factor', named(changed)))
    }
    assert.throws(() => unseal('second factor', named(bytes.subarray(0, 20))))
    assert.throws(() => unseal('second factor', `AAAA.${text}`))
  })

  it('opens where an earlier version named no key', () => {
    const [, text = ''] = seal('second factor', '机密').split('.')
    assert.equal(unseal('second factor', text), '机密')
  })

  it('is found again by a hash that another secret would not make', () => {
    const hash = keyedHash('recovery code', 'abcd')
    assert.equal(keyedHash('recovery code', 'abcd'), hash)
    assert.notEqual(keyedHash('reporter phone', 'abcd'), hash)
    const before = settings()
    setSettings({ ...before, secrets: { ...before.secrets, contact: 'another secret of thirty-two characters' } })
    try {
      assert.notEqual(keyedHash('recovery code', 'abcd'), hash)
    } finally {
      setSettings(before)
    }
  })
})
