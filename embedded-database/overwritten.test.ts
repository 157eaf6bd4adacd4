import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { Commands } from './commands/commands'
import { openSqlite } from './storage/sqlite'
import { Store } from './storage/store'
import { encode } from './values/bson'
import type { Doc } from './values/values'

describe('What was deleted or replaced', () => {
  let folder: string
  let store: Store
  let commands: Commands
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mashangban-overwritten-'))
    store = new Store(openSqlite(join(folder, 'test.db')), false)
    commands = new Commands(store)
  })
  afterEach(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function run(command: Doc, documents: Doc[] = []) {
    const request = { id: 1, old: false, silent: false, command: { ...command, $db: 'test' } }
    commands.run({ ...request, documents: documents.map(encode) })
    store.commit()
  }

  const secretOf = (index: number) => `secret-${index}-secret`
  const inFiles = () => {
    const all = Buffer.concat(readdirSync(folder).map(name => readFileSync(join(folder, name)))).toString('latin1')
    return Array.from({ length: 300 }, (_, index) => index).filter(index => all.includes(secretOf(index)))
  }
  /** From a few bytes to several pages of the file. */
  const documentOf = (_id: number) => ({
    _id,
    words: [secretOf(_id), `${'x'.repeat((_id * 97) % 9000)}${secretOf(_id)}`],
    filler: 'y'.repeat((_id * 31) % 700)
  })

  it('is in no file of the database once the log was emptied', () => {
    run({ createIndexes: 'reports', indexes: [{ key: { words: 1 }, name: 'words' }] })
    for (let start = 0; start < 300; start += 50) {
      run(
        { insert: 'reports' },
        Array.from({ length: 50 }, (_, index) => documentOf(start + index))
      )
    }
    assert.equal(inFiles().length, 300)
    const replaced = { $set: { words: ['gone'] } }
    run({ update: 'reports', updates: [{ q: { _id: { $lt: 100 } }, u: replaced, multi: true }] })
    run({ delete: 'reports', deletes: [{ q: { _id: { $gte: 200 } }, limit: 0 }] })
    // Those that stay grow and move meanwhile, as cases do.
    run({ update: 'reports', updates: [{ q: {}, u: { $set: { filler: 'z'.repeat(2500) } }, multi: true }] })
    run({ fsync: 1 })
    assert.deepEqual(
      inFiles(),
      Array.from({ length: 100 }, (_, index) => 100 + index)
    )
  })

  it('stays where it is while a backup copies the file, and whoever wants it gone is told', () => {
    run({ insert: 'reports' }, [documentOf(1)])
    run({ fsync: 1, lock: true })
    assert.throws(() => store.forgetDeleted(), /another process holds/)
    run({ fsyncUnlock: 1 })
    store.forgetDeleted()
  })
})
