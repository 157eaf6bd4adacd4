import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, deserialize } from 'bson'
import { Commands } from '../commands/commands'
import { encode } from '../values/bson'
import type { Doc } from '../values/values'
import { asFailure, StorageFailure } from './failure'
import { openSqlite, type Sqlite } from './sqlite'
import { Store } from './store'
import { sweepExpired } from './ttl'

describe('the embedded database, when the storage fails', () => {
  let folder: string
  let sql: Sqlite
  let store: Store
  let commands: Commands
  /** What the next statement that begins so does instead. */
  let trouble: { at: RegExp; error: () => Error } | undefined

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mashangban-failures-'))
    trouble = undefined
    sql = troubled(openSqlite(join(folder, 'test.db')))
    store = new Store(sql, false)
    commands = new Commands(store)
    run({ createIndexes: 'cases', indexes: [{ key: { n: 1 }, name: 'n', unique: true }] })
    run({ insert: 'cases' }, [{ _id: 0, n: 0 }])
    // A scan brings the collection into memory.
    assert.deepEqual(shown(), [0])
  })
  afterEach(() => {
    trouble = undefined
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function troubled(real: Sqlite): Sqlite {
    const check = (text: string) => {
      if (trouble?.at.test(text)) throw trouble.error()
    }
    return new Proxy(real, {
      get(target, name: keyof Sqlite) {
        const member = target[name]
        if (typeof member !== 'function') return member
        return (...given: never[]) => {
          if (typeof given[0] === 'string') check(given[0])
          return (member as (...all: never[]) => unknown)(...given)
        }
      }
    })
  }

  /** One command of a batch; `finish` ends the batch. */
  function ask(command: Doc, documents: Doc[] = []): Document {
    const request = { id: 1, old: false, silent: false, command: { ...command, $db: 'test' } }
    return deserialize(Buffer.concat(commands.run({ ...request, documents: documents.map(encode) })))
  }

  function finish(): unknown {
    try {
      store.commit()
      return undefined
    } catch (error) {
      return error
    }
  }

  /** A command alone in its batch, as its client sees it. */
  function run(command: Doc, documents: Doc[] = []): Document {
    const reply = ask(command, documents)
    const failure = finish()
    return failure instanceof StorageFailure ? failure.reply : reply
  }

  const shown = () =>
    run({ find: 'cases', filter: { other: { $exists: false } }, sort: { _id: 1 } }).cursor.firstBatch.map(
      (doc: Doc) => doc._id
    )

  /** What is there after a crash: how many documents by each way to read them. A copy is what a crash leaves. */
  function stored() {
    cpSync(folder, `${folder}-copy`, { recursive: true })
    const later = new Store(openSqlite(join(`${folder}-copy`, 'test.db')), false)
    const cases = later.collections.get('test.cases')
    const read = {
      documents: [...(cases?.scan() ?? [])].map(([, bytes]) => deserialize(bytes)._id),
      indexed: cases?.indexes.map(index => cases.countRange(index, Buffer.alloc(0), Buffer.from([0xff, 0xff])))
    }
    later.close()
    rmSync(`${folder}-copy`, { recursive: true })
    return read
  }

  const file = (name: string) => join(folder, name)

  const failures: [what: string, code: number, fail: () => void, mend: () => void][] = [
    [
      'is full',
      14031,
      () => sql.exec(`PRAGMA max_page_count = ${Number(sql.get('SELECT page_count FROM pragma_page_count')?.[0])}`),
      () => sql.exec('PRAGMA max_page_count = 1000000')
    ],
    ['was moved away', 39, () => renameSync(folder, `${folder}-away`), () => renameSync(`${folder}-away`, folder)],
    [
      'lost its log',
      39,
      () => renameSync(file('test.db-wal'), file('away')),
      () => renameSync(file('away'), file('test.db-wal'))
    ],
    [
      'was replaced by a copy',
      39,
      () => {
        renameSync(file('test.db'), file('away'))
        cpSync(file('away'), file('test.db'))
      },
      () => renameSync(file('away'), file('test.db'))
    ],
    ['may not be written', 371, () => sql.exec('PRAGMA query_only = 1'), () => sql.exec('PRAGMA query_only = 0')],
    ...(
      [
        ['is full at the commit', 14031, /^COMMIT/, 'SQLITE_FULL'],
        ['does not write at the commit', 39, /^COMMIT/, 'SQLITE_IOERR_WRITE'],
        ['does not write a document', 39, /^INSERT INTO c/, 'SQLITE_IOERR_WRITE'],
        ['does not write a key', 39, /^INSERT INTO i/, 'SQLITE_IOERR_WRITE'],
        ['is held by another', 46, /^BEGIN/, 'SQLITE_BUSY'],
        ['does not begin', 39, /^BEGIN/, 'SQLITE_IOERR_LOCK']
      ] as const
    ).map(([what, code, at, name]): [string, number, () => void, () => void] => [
      what,
      code,
      () => {
        trouble = { at, error: () => asIfBySqlite(name) }
      },
      () => {
        trouble = undefined
      }
    ])
  ]

  function asIfBySqlite(code: string) {
    return asFailure(Object.assign(new Error(code), { code }))
  }

  for (const [what, code, fail, mend] of failures) {
    it(`that ${what}: refuses the write with code ${code} and shows what the disk has`, () => {
      fail()
      const big = 'x'.repeat(5000)
      const replies = [1, 2, 3].map(n => run({ insert: 'cases' }, [{ _id: n, n, big }]))
      assert.deepEqual(
        replies.map(reply => [reply.ok, reply.code]),
        replies.map(() => [0, code])
      )
      assert.deepEqual(shown(), [0])
      assert.equal(run({ count: 'cases' }).n, 1)
      const phantom = run({ update: 'cases', updates: [{ q: { _id: 1 }, u: { $set: { seen: 1 } } }] })
      assert.equal(phantom.n ?? 0, 0)
      mend()
      assert.equal(run({ insert: 'cases' }, [{ _id: 4, n: 4 }]).n, 1)
      assert.deepEqual(shown(), [0, 4])
      assert.deepEqual(stored(), { documents: [0, 4], indexed: [2, 2] })
    })

    it(`that ${what}: tells everybody whose write was in the same batch`, () => {
      assert.equal(ask({ insert: 'cases' }, [{ _id: 1, n: 1 }]).n, 1)
      fail()
      const replies = [2, 3].map(n => ask({ insert: 'cases' }, [{ _id: n, n, big: 'x'.repeat(20_000) }]))
      const failure = finish()
      const told = replies.some(reply => reply.ok === 0)
      mend()
      const kept = stored().documents
      // Either all of the batch is there and nobody was told otherwise, or none is and it failed as a whole.
      if (failure) assert.deepEqual(kept, [0])
      else assert.deepEqual([kept, told], [[0, 1, 2, 3], false])
    })
  }

  it('undoes an update and a removal in memory, too', () => {
    run({ insert: 'cases' }, [{ _id: 1, n: 1 }])
    assert.deepEqual(shown(), [0, 1])
    trouble = { at: /^COMMIT/, error: () => asIfBySqlite('SQLITE_FULL') }
    assert.equal(run({ update: 'cases', updates: [{ q: { _id: 0 }, u: { $set: { n: 9 } } }] }).ok, 0)
    assert.equal(run({ delete: 'cases', deletes: [{ q: { _id: 1 }, limit: 1 }] }).ok, 0)
    assert.equal(run({ findAndModify: 'cases', query: { n: 0 }, update: { $set: { n: 8 } }, new: true }).ok, 0)
    trouble = undefined
    assert.deepEqual(shown(), [0, 1])
    assert.equal(run({ count: 'cases', query: { n: 0 } }).n, 1)
    assert.equal(run({ count: 'cases', query: { n: { $gt: 5 } } }).n, 0)
  })

  it('undoes a new collection and a new index', () => {
    trouble = { at: /^COMMIT/, error: () => asIfBySqlite('SQLITE_FULL') }
    assert.equal(run({ insert: 'notes' }, [{ _id: 1 }]).ok, 0)
    assert.equal(run({ createIndexes: 'cases', indexes: [{ key: { m: 1 }, name: 'm' }] }).ok, 0)
    assert.equal(run({ drop: 'cases' }).ok, 0)
    trouble = undefined
    assert.equal(run({ listIndexes: 'cases' }).cursor.firstBatch.length, 2)
    assert.equal(run({ insert: 'notes' }, [{ _id: 1 }]).n, 1)
  })

  it('ends a list that somebody is reading, rather than go on with what was undone', () => {
    run(
      { insert: 'cases' },
      Array.from({ length: 50 }, (_, i) => ({ _id: i + 1, n: i + 1 }))
    )
    const { cursor } = run({ find: 'cases', filter: { other: { $exists: false } }, batchSize: 10 })
    trouble = { at: /^COMMIT/, error: () => asIfBySqlite('SQLITE_IOERR_FSYNC') }
    run({ insert: 'cases' }, [{ _id: 100, n: 100 }])
    trouble = undefined
    assert.equal(run({ getMore: cursor.id, collection: 'cases' }).code, 43)
  })

  it('answers nothing from memory while the disk cannot be read either, and everything when it can', () => {
    trouble = { at: /^(COMMIT|SELECT id, ns)/, error: () => asIfBySqlite('SQLITE_IOERR_READ') }
    assert.equal(run({ insert: 'cases' }, [{ _id: 1, n: 1 }]).ok, 0)
    assert.equal(run({ count: 'cases' }).ok, 0)
    assert.equal(run({ insert: 'cases' }, [{ _id: 2, n: 2 }]).ok, 0)
    trouble = undefined
    assert.deepEqual(shown(), [0])
  })

  it('does not acknowledge a change that changes no row', () => {
    const cases = store.collections.get('test.cases')
    assert.ok(cases)
    // As if another program had emptied the table behind our back.
    sql.exec(`DELETE FROM ${cases.table}`)
    for (const command of [
      { update: 'cases', updates: [{ q: { _id: 0 }, u: { $set: { n: 5 } } }] },
      { delete: 'cases', deletes: [{ q: { _id: 0 }, limit: 1 }] },
      { findAndModify: 'cases', query: { _id: 0 }, remove: true }
    ]) {
      cases.forget()
      shown()
      const reply = run(command)
      assert.ok(reply.ok === 0 || Number(reply.n ?? 0) === 0, JSON.stringify(reply))
    }
    assert.deepEqual(shown(), [])
  })

  it('goes on sweeping what has expired after a sweep that failed', () => {
    run({ createIndexes: 'sessions', indexes: [{ key: { at: 1 }, name: 'at', expireAfterSeconds: 60 }] })
    run({ insert: 'sessions' }, [{ _id: 1, at: new Date(0) }])
    trouble = { at: /^DELETE/, error: () => asIfBySqlite('SQLITE_FULL') }
    assert.throws(() => sweepExpired(store, 1e12), StorageFailure)
    assert.ok(finish())
    trouble = undefined
    assert.equal(sweepExpired(store, 1e12), 1)
    assert.equal(finish(), undefined)
  })
})
