import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BadSetting } from './bad-setting'
import { beginChange, endChange } from './change-contact-secret'
import { readSettings } from './server'

describe('the secrets in the data folder', () => {
  let dataDir: string
  let file: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'mashangban-secrets-'))
    file = join(dataDir, 'secrets.json')
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  const start = (more: Record<string, string> = {}) => readSettings({ DATA_DIR: dataDir, ...more }).secrets
  const kept = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const refuses = (words: RegExp, more?: Record<string, string>) =>
    assert.throws(
      () => start(more),
      (error: unknown) => {
        assert.ok(error instanceof BadSetting, String(error))
        assert.match(error.message, words)
        assert.ok(error.message.includes(file))
        return true
      }
    )

  it('are made once, whole, and stay', () => {
    const first = start()
    assert.deepEqual(start(), first)
    assert.equal(new Set(Object.values(first)).size, 5)
    for (const secret of Object.values(first)) assert.ok(secret.length >= 32)
    assert.deepEqual(readdirSync(dataDir), ['secrets.json'])
  })

  it('are completed, once, where the data is from before the audit log had one', () => {
    start()
    const { AUDIT_SECRET, ...older } = kept()
    writeFileSync(file, JSON.stringify(older))
    const { audit, contact } = start()
    assert.notEqual(audit, AUDIT_SECRET)
    assert.ok(audit.length >= 32)
    assert.equal(contact, older.CONTACT_SECRET)
    assert.equal(start().audit, audit)
    assert.deepEqual(readdirSync(dataDir), ['secrets.json'])
  })

  it('are completed where the others come from the environment and there is data already', () => {
    writeFileSync(join(dataDir, 'mashangban.db'), '')
    const given = ['RESIDENT_SECRET', 'STAFF_SECRET', 'MEDIA_SECRET', 'CONTACT_SECRET'].map(name => [
      name,
      'g'.repeat(40)
    ])
    const { audit } = start(Object.fromEntries(given))
    assert.deepEqual(kept(), { AUDIT_SECRET: audit })
    assert.equal(start(Object.fromEntries(given)).audit, audit)
    refuses(/RESIDENT_SECRET、STAFF_SECRET、MEDIA_SECRET、CONTACT_SECRET 缺失/)
  })

  for (const name of ['RESIDENT_SECRET', 'STAFF_SECRET', 'MEDIA_SECRET', 'CONTACT_SECRET']) {
    for (const [what, value] of [
      ['is missing', undefined],
      ['is empty', ''],
      ['is cut short', 'abc'],
      ['is no text', 5],
      ['is null', null]
    ] as const) {
      it(`are refused when ${name} ${what}, and stay as they are`, () => {
        start()
        const text = JSON.stringify({ ...kept(), [name]: value })
        writeFileSync(file, text)
        refuses(new RegExp(`${name} 缺失或不完整.*从备份放回`))
        assert.equal(readFileSync(file, 'utf8'), text)
      })
    }
  }

  it('are enough when the environment has the one that is missing', () => {
    start()
    const { MEDIA_SECRET, ...rest } = kept()
    writeFileSync(file, JSON.stringify(rest))
    assert.equal(start({ MEDIA_SECRET: 'm'.repeat(40) }).media, 'm'.repeat(40))
    assert.equal(start({ MEDIA_SECRET: 'm'.repeat(40) }).contact, rest.CONTACT_SECRET)
  })

  for (const [what, text] of [
    ['half-written', '{\n  "RESIDENT_SECRET": "0123'],
    ['empty', ''],
    ['of nothing but zeros', '\0\0\0\0'],
    ['a list', '"text"'],
    ['null', 'null']
  ] as const) {
    it(`are refused when the file is ${what}`, () => {
      writeFileSync(file, text)
      refuses(/不完整|缺失/)
      assert.equal(readFileSync(file, 'utf8'), text)
    })
  }

  it('are refused when the file is a folder', () => {
    mkdirSync(file)
    refuses(/却是一个文件夹/)
  })

  it('are not made anew where there is data already', () => {
    writeFileSync(join(dataDir, 'mashangban.db'), 'data')
    refuses(/不见了.*从备份放回/)
    assert.deepEqual(readdirSync(dataDir), ['mashangban.db'])
  })

  it('go from one secret of contacts to the next, and the others stay', () => {
    const before = start()
    beginChange(dataDir)
    const during = start()
    assert.equal(during.otherContact, before.contact)
    assert.notEqual(during.contact, before.contact)
    assert.deepEqual(
      { ...during, otherContact: undefined, contact: before.contact },
      { ...before, otherContact: undefined }
    )
    endChange(dataDir)
    const { otherContact: _, ...wanted } = during
    assert.deepEqual(start(), wanted)
    assert.deepEqual(readdirSync(dataDir), ['secrets.json'])
    writeFileSync(file, JSON.stringify({ ...kept(), CONTACT_SECRET_OTHER: 'short' }))
    refuses(/CONTACT_SECRET_OTHER 缺失或不完整/)
  })
})
