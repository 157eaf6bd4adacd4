import assert from 'node:assert/strict'
import { ids, type Thing, things } from './things'

const lamp = { kind: 'lamp', state: 'open', level: 3, tags: ['dark', 'street'], at: new Date('2026-03-01T00:00:00Z') }
const bin = { kind: 'bin', state: 'closed', level: 1, tags: ['dirty'], place: { street: '长安路', no: 5 }, note: null }
const cover = {
  kind: 'cover',
  state: 'open',
  level: 2.5,
  tags: [],
  steps: [
    { by: 'li', days: 2 },
    { by: 'wang', days: 7 }
  ]
}
const docs: Thing[] = [lamp, bin, cover]

/** What each filter finds: 1 is the lamp, 2 the bin, 3 the cover. */
const filters: [title: string, filter: Thing, found: number[]][] = [
  ['finds by equality', { state: 'open' }, [1, 3]],
  ['finds by a number whatever its type', { level: 3.0 }, [1]],
  ['finds an element of an array', { tags: 'dirty' }, [2]],
  ['finds a whole array', { tags: ['dark', 'street'] }, [1]],
  ['finds a whole document', { place: { street: '长安路', no: 5 } }, [2]],
  ['finds by a dotted path', { 'place.street': '长安路' }, [2]],
  ['finds by a path through an array', { 'steps.by': 'wang' }, [3]],
  ['finds what is null or missing', { note: null }, [1, 2, 3]],
  ['finds what exists', { note: { $exists: true } }, [2]],
  ['finds what does not exist', { place: { $exists: false } }, [1, 3]],
  ['finds what is not equal, missing or not', { 'place.no': { $ne: 5 } }, [1, 3]],
  ['finds by $eq', { state: { $eq: 'open' } }, [1, 3]],
  ['finds one of several', { kind: { $in: ['lamp', 'bin', /^x/] } }, [1, 2]],
  ['finds none of several', { kind: { $nin: ['lamp', 'bin'] } }, [3]],
  ['finds null with $in', { place: { $in: [null] } }, [1, 3]],
  ['finds within a range', { level: { $gt: 1, $lte: 3 } }, [1, 3]],
  ['finds from and below a limit', { level: { $gte: 1, $lt: 2.5 } }, [2]],
  ['compares dates with dates only', { at: { $gt: new Date(0) }, level: { $lt: 100 } }, [1]],
  ['compares texts with texts only', { level: { $gt: '' } }, []],
  ['joins by $and', { $and: [{ state: 'open' }, { level: 3 }] }, [1]],
  ['joins by $or', { $or: [{ kind: 'bin' }, { level: { $gte: 3 } }] }, [1, 2]],
  ['joins by $nor', { $nor: [{ kind: 'bin' }, { level: { $gte: 3 } }] }, [3]],
  ['turns a condition round', { level: { $not: { $gt: 2 } } }, [2]],
  ['finds by a regular expression', { kind: /^C/i }, [3]],
  ['finds by $regex and $options', { kind: { $regex: '^L', $options: 'i' } }, [1]],
  ['finds one element that meets all conditions', { steps: { $elemMatch: { by: 'wang', days: { $gt: 5 } } } }, [3]],
  ['does not mix conditions of two elements', { steps: { $elemMatch: { by: 'li', days: { $gt: 5 } } } }, []],
  ['finds an element by operators', { tags: { $elemMatch: { $gte: 'e', $lt: 't' } } }, [1]],
  ['finds arrays that have all', { tags: { $all: ['street', 'dark'] } }, [1]],
  ['finds arrays of a size', { tags: { $size: 0 } }, [3]],
  ['finds by type', { level: { $type: 'double' } }, [3]]
]

export function describeQueries() {
  for (const [title, filter, found] of filters) {
    it(`${title}, with an index and without`, async () => {
      const plain = await things(docs)
      assert.deepEqual(await ids(plain.find(filter).sort({ _id: 1 })), found)
      const keys = Object.keys(filter).filter(key => !key.startsWith('$'))
      const indexed = await things(docs, ...keys.map(key => ({ key: { [key]: 1 } as const })))
      assert.deepEqual(await ids(indexed.find(filter).sort({ _id: 1 })), found)
      assert.equal(await indexed.countDocuments(filter), found.length)
    })
  }

  it('reads each backslash of an expression with the symbol that it escapes', async () => {
    const texts = ['a\\b', 'a＼b', 'a/b', 'a-b', '\\d', 'a^b', 'a]b', '3']
    const all = await things(texts.map(text => ({ text })))
    const found = async (text: RegExp) => ids(all.find({ text }).sort({ _id: 1 }))
    assert.deepEqual(await found(/[\\＼]/), [1, 2, 5])
    assert.deepEqual(await found(/^a[＼\\]b$/i), [1, 2])
    assert.deepEqual(await found(/^a[^\\＼]b$/), [3, 4, 6, 7])
    assert.deepEqual(await found(/[\\\]]/), [1, 5, 7])
    assert.deepEqual(await found(/\\d/), [5])
    assert.deepEqual(await found(/[\d\\＃]/), [1, 5, 8])
    assert.deepEqual(await found(/^a\\b/), [1])
    assert.deepEqual(await found(/[＼^]/), [2, 6])
  })

  it('sorts types, nulls and arrays as MongoDB does', async () => {
    const all = await things([
      { v: 'a' },
      { v: 2 },
      {},
      { v: [] },
      { v: [9, 1] },
      { v: true },
      { v: new Date(0) },
      { v: { a: 1 } }
    ])
    assert.deepEqual(await ids(all.find().sort({ v: 1, _id: 1 })), [4, 3, 5, 2, 1, 8, 6, 7])
    assert.deepEqual(await ids(all.find().sort({ v: -1, _id: 1 })), [7, 6, 8, 1, 5, 2, 3, 4])
  })

  it('pages through an index in both directions', async () => {
    const docs = Array.from({ length: 300 }, (_, i) => ({ state: i % 3 ? 'open' : 'closed', at: i % 50, no: i }))
    const all = await things(docs, { key: { state: 1, at: -1, _id: -1 } })
    const expected = docs
      .map((doc, i) => ({ ...doc, _id: i + 1 }))
      .filter(({ state }) => state === 'open')
      .sort((a, b) => b.at - a.at || b._id - a._id)
      .map(({ _id }) => _id)
    const page = all.find({ state: 'open' }).sort({ at: -1, _id: -1 })
    assert.deepEqual(await ids(page.clone().skip(20).limit(20)), expected.slice(20, 40))
    assert.deepEqual(
      await ids(all.find({ state: 'open' }).sort({ at: 1, _id: 1 }).limit(7)),
      expected.slice(-7).reverse()
    )
    assert.deepEqual(await ids(page.batchSize(10)), expected)
    assert.deepEqual(
      await ids(
        all
          .find({ state: { $in: ['open', 'closed'] }, at: { $gte: 49 } })
          .sort({ at: -1, _id: -1 })
          .limit(3)
      ),
      [300, 250, 200]
    )
  })

  it('pages through the documents that have a term, by an index over arrays', async () => {
    const docs = Array.from({ length: 300 }, (_, no) => ({
      terms: [`n${no % 7}`, `m${no % 5}`, 'all'],
      at: no % 50,
      no
    }))
    const all = await things(docs, { key: { terms: 1, at: -1, _id: -1 } })
    const expected = (test: (no: number) => boolean) =>
      docs
        .map((doc, i) => ({ ...doc, _id: i + 1 }))
        .filter(({ no }) => test(no))
        .sort((a, b) => b.at - a.at || b._id - a._id)
        .map(({ _id }) => _id)
    const newest = (filter: Thing, limit: number) => ids(all.find(filter).sort({ at: -1, _id: -1 }).limit(limit))
    assert.deepEqual(await newest({ terms: 'n3' }, 9), expected(no => no % 7 === 3).slice(0, 9))
    assert.deepEqual(
      await newest({ terms: 'all', no: { $lt: 20 } }, 30),
      expected(no => no < 20)
    )
    const either = expected(no => no % 7 === 3 || no % 5 === 2)
    assert.deepEqual(await newest({ terms: { $in: ['n3', 'm2', 'none'] } }, 25), either.slice(0, 25))
    assert.deepEqual(await newest({ terms: { $in: ['n3', 'm2'] } }, 300), either)
    const both = expected(no => no % 7 === 3 && no % 5 === 2)
    assert.deepEqual(await newest({ terms: { $all: ['n3', 'm2'] } }, 300), both)
    assert.equal(await all.countDocuments({ terms: 'n3' }, { limit: 10 }), 10)
    assert.equal(await all.countDocuments({ terms: 'none' }, { limit: 10 }), 0)
    assert.equal(await all.countDocuments({ terms: 'n3' }), expected(no => no % 7 === 3).length)
  })

  it('answers within the time that a query may take', async () => {
    const all = await things(docs, { key: { state: 1 } })
    assert.deepEqual(await ids(all.find({ state: 'open' }).sort({ _id: 1 }).maxTimeMS(60_000)), [1, 3])
    assert.equal(await all.countDocuments({ state: 'open' }, { maxTimeMS: 60_000 }), 2)
    assert.deepEqual(
      await all.aggregate([{ $match: { state: 'open' } }, { $count: 'n' }], { maxTimeMS: 60_000 }).toArray(),
      [{ n: 2 }]
    )
  })

  it('ends a query that takes longer', async () => {
    const many = Array.from({ length: 20_000 }, (_, no) => ({ words: `${'a'.repeat(40)}${no}` }))
    const all = await things(many)
    const slow = { $and: Array.from({ length: 40 }, (_, no) => ({ words: { $not: new RegExp(`a*a*b${no}`) } })) }
    await assert.rejects(
      all
        .find({ ...slow, none: 1 })
        .maxTimeMS(1)
        .toArray(),
      { code: 50 }
    )
    assert.equal(await all.countDocuments(), many.length)
  })

  it('lets a reader stop in the middle', async () => {
    const all = await things(Array.from({ length: 30 }, (_, no) => ({ no })))
    const cursor = all.find().batchSize(10)
    assert.equal((await cursor.next())?._id, 1)
    await cursor.close()
    assert.equal(await all.countDocuments(), 30)
  })

  it('reads on where the filter ended, by index and by all documents', async () => {
    const all = await things(docs, { key: { state: 1 } })
    const filter = { state: 'open' }
    assert.deepEqual(await ids(all.find(filter).hint({ state: 1 })), [1, 3])
    assert.deepEqual(await ids(all.find(filter).hint({ $natural: 1 })), [1, 3])
  })

  it('shows only the fields asked for', async () => {
    const all = await things(docs)
    assert.deepEqual(await all.findOne({ _id: 3 as never }, { projection: { kind: 1, 'steps.by': 1 } }), {
      _id: 3,
      kind: 'cover',
      steps: [{ by: 'li' }, { by: 'wang' }]
    })
    assert.deepEqual(await all.findOne({ kind: 'bin' }, { projection: { _id: 0, place: 0, tags: 0, note: 0 } }), {
      kind: 'bin',
      state: 'closed',
      level: 1
    })
    assert.deepEqual(await all.findOne({ kind: 'bin' }, { projection: { _id: 0, street: '$place.street' } }), {
      street: '长安路'
    })
  })

  it('counts and lists distinct values', async () => {
    const all = await things(docs, { key: { state: 1 } })
    assert.equal(await all.estimatedDocumentCount(), 3)
    assert.equal(await all.countDocuments(), 3)
    assert.equal(await all.countDocuments({ state: 'open' }, { skip: 1, limit: 5 }), 1)
    assert.equal(await all.countDocuments({ state: 'open' }, { hint: { state: 1 } }), 2)
    assert.deepEqual((await all.distinct('tags')).sort(), ['dark', 'dirty', 'street'])
    assert.deepEqual(await all.distinct('kind', { state: 'open' }), ['cover', 'lamp'])
  })
}
