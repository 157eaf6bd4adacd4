import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize } from 'bson'
import fc from 'fast-check'
import { Commands } from './commands/commands'
import { documents as randomDocuments } from './contract/arbitrary'
import { parseFilter } from './filter/filter'
import { plan } from './query/planner'
import { parseSort } from './query/sort'
import type { Collection } from './storage/collection'
import { openSqlite } from './storage/sqlite'
import { Store } from './storage/store'
import { sweepExpired } from './storage/ttl'
import { decode, encode } from './values/bson'
import { keyOf } from './values/keys'
import { compare, type Doc } from './values/values'

describe('the embedded database', () => {
  let folder: string
  let store: Store
  let commands: Commands
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mashangban-store-'))
    store = new Store(openSqlite(join(folder, 'test.db')), false)
    commands = new Commands(store)
  })
  afterEach(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function run(command: Doc, documents: Doc[] = []) {
    const request = {
      id: 1,
      old: false,
      silent: false,
      command: { ...command, $db: 'test' },
      documents: documents.map(encode)
    }
    const reply = commands.run(request)
    store.commit()
    return deserialize(Buffer.concat(reply))
  }

  function collectionWith(...indexes: Doc[]): Collection {
    run({ createIndexes: 'cases', indexes: indexes.map(key => ({ key, name: Object.keys(key).join() })) })
    const collection = store.collections.get('test.cases')
    assert.ok(collection)
    return collection
  }

  it('deletes what has expired, and nothing else', () => {
    run({ createIndexes: 'sessions', indexes: [{ key: { at: 1 }, name: 'at', expireAfterSeconds: 60 }] })
    const ages = [0, 59_999, 60_000, 61_000]
    run({ insert: 'sessions' }, [
      ...ages.map((age, _id) => ({ _id, at: new Date(1e12 - age) })),
      { _id: 9 },
      { _id: 10, at: 5 }
    ])
    assert.equal(sweepExpired(store, 1e12), 2)
    store.commit()
    assert.deepEqual(run({ distinct: 'sessions', key: '_id' }).values, [0, 1, 9, 10])
    assert.equal(sweepExpired(store, 1e12), 0)
  })

  const questions: [filter: Doc, sort: Doc, index: string | undefined, inOrder?: boolean][] = [
    [{ state: 'a' }, {}, 'state,at'],
    [{ state: { $in: ['a', 'b'] }, at: { $gt: 1 } }, {}, 'state,at'],
    [{ state: 'a' }, { at: -1 }, 'state,at', true],
    [{ state: 'a' }, { at: 1 }, 'state,at', true],
    [{ state: { $in: ['a', 'b'] } }, { at: -1 }, 'state,at', true],
    [{ no: /^44/ }, {}, 'no'],
    [{ $or: [{ no: 'x' }, { state: 'a' }] }, {}, 'no'],
    [{ _id: 7, state: 'a' }, {}, '_id_'],
    [{}, { no: -1 }, 'no', true],
    [{ other: 1 }, {}, undefined],
    [{ state: { $ne: 'a' } }, {}, undefined]
  ]
  for (const [filter, sort, index, inOrder] of questions) {
    it(`answers ${JSON.stringify(filter).replace('{}', String(filter.no ?? '{}'))} sorted by ${JSON.stringify(sort)} from ${index ?? 'all documents'}`, () => {
      const collection = collectionWith({ state: 1, at: -1 }, { no: 1 })
      const [scan] =
        plan(collection, { node: parseFilter(decode(encode(filter))), sort: parseSort(sort), limit: 20 }) ?? []
      assert.equal(scan?.index.spec.name, index)
      if (inOrder) assert.equal(scan?.sorted, true)
    })
  }

  it('finds a text with every sign in it as it is written', () => {
    const text = '长安路 5-1 号/[a]{2}.*+?^$|\\n"\'#~&@!%,;:<>=_`(x)\n'
    const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i').source
    run({ insert: 'cases' }, [{ text }, { text: text.slice(1) }, { text: text.replace('[a]', 'a') }])
    assert.equal(run({ count: 'cases', query: { text: { $regex: pattern, $options: 'i' } } }).n, 1)
    assert.equal(run({ count: 'cases', query: { text: { $regex: '^长安路 \\d\\-[0-9\\-]\\s号' } } }).n, 2)
  })

  for (const [where, forget] of [
    ['in memory', false],
    ['on disk', true]
  ] as const) {
    for (const sign of [1, -1]) {
      it(`reads on in an index ${where} while documents come and go, ${sign > 0 ? 'upwards' : 'downwards'}`, () => {
        const collection = collectionWith({ at: 1 })
        const at = (n: number) => ({ _id: n, at: sign * n, odd: Math.abs(n % 2) })
        run(
          { insert: 'cases' },
          Array.from({ length: 3000 }, (_, n) => at(n))
        )
        if (forget) collection.forget()
        const found = run({
          find: 'cases',
          filter: { at: { $gte: -4000 }, odd: 1 },
          sort: { at: sign },
          batchSize: 50
        })
        // Three documents go: one that has been read, one where a step ends, one that a later step would read.
        run({ delete: 'cases', deletes: [51, 999, 2001].map(_id => ({ q: { _id }, limit: 1 })) })
        run({ insert: 'cases' }, [at(-1), at(3001)])
        const rest = run({ getMore: found.cursor.id, collection: 'cases' })
        const read = [...found.cursor.firstBatch, ...rest.cursor.nextBatch].map(({ _id }) => _id)
        const all = Array.from({ length: 1501 }, (_, n) => 2 * n + 1)
        const gone = (id: number) => id === 2001 || id === 51 || id === 999
        assert.deepEqual(
          read.filter(id => !gone(id)),
          all.filter(id => !gone(id))
        )
        assert.ok(!read.includes(2001))
      })
    }
  }

  it('has keys in the order of the values', () => {
    const member = randomDocuments.map(docs => docs.map(doc => decode(encode(doc))))
    fc.assert(
      fc.property(member, docs => {
        const values = docs.flatMap(doc => [doc.a, doc.b, doc.c, doc])
        for (const a of values) {
          for (const b of values)
            assert.equal(Math.sign(Buffer.compare(keyOf([a]), keyOf([b]))), Math.sign(compare(a, b)))
        }
      }),
      { numRuns: 200, seed: 4 }
    )
  })

  it('remembers after a restart where an index has met arrays', () => {
    run({ createIndexes: 'cases', indexes: [{ key: { tags: 1 }, name: 'tags', unique: true }] })
    run({ insert: 'cases' }, [{ _id: 1, tags: 5 }])
    assert.equal(run({ insert: 'cases' }, [{ _id: 2, tags: [5, 6] }]).writeErrors.length, 1)
    run({ insert: 'cases' }, [{ _id: 3, tags: [1, 9] }])
    // A copy of the files is what a crash leaves; the files themselves stay locked by this process.
    const copy = mkdtempSync(join(tmpdir(), 'mashangban-copy-'))
    for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(copy, file))
    const later = new Store(openSqlite(join(copy, 'test.db')), false)
    commands = new Commands(later)
    assert.equal(run({ count: 'cases', query: { tags: { $gt: 8, $lt: 2 } } }).n, 1)
    later.close()
    rmSync(copy, { recursive: true })
  })

  it('undoes a batch that could not be written and goes on', () => {
    run({ insert: 'cases' }, [{ _id: 1 }])
    assert.throws(() => {
      store.write(() => {
        throw new Error('disk full')
      })
    })
    assert.throws(() => store.commit())
    run({ insert: 'cases' }, [{ _id: 2 }])
    assert.equal(run({ count: 'cases' }).n, 2)
  })
})
