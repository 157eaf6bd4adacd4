import assert from 'node:assert/strict'
import mongoose, { type mongo } from 'mongoose'
import { type Thing, things } from './things'

const one = {
  n: 1,
  tags: ['a', 'b'],
  items: [
    { k: 'x', v: 1 },
    { k: 'y', v: 2 }
  ],
  place: { street: 's' }
}

/** Each update is applied to `one`; `after` has the fields that are compared. */
const updates: [title: string, update: Thing, after: Thing][] = [
  ['sets fields and makes documents on the way', { $set: { n: 2, 'a.b.c': 1 } }, { n: 2, a: { b: { c: 1 } } }],
  ['sets an element by its number', { $set: { 'tags.1': 'z' } }, { tags: ['a', 'z'] }],
  ['removes fields', { $unset: { n: 1, 'place.street': '' } }, { n: undefined, place: {} }],
  ['adds', { $inc: { n: 4, m: -1 } }, { n: 5, m: -1 }],
  ['keeps the smaller and the larger', { $min: { n: 0 }, $max: { 'items.1.v': 9, m: 3 } }, { n: 0, m: 3 }],
  ['appends', { $push: { tags: 'c' } }, { tags: ['a', 'b', 'c'] }],
  [
    'appends several in a place, sorted and cut',
    { $push: { tags: { $each: ['0', 'c'], $position: 0, $sort: 1, $slice: -3 } } },
    { tags: ['a', 'b', 'c'] }
  ],
  ['adds to a set what is not there', { $addToSet: { tags: { $each: ['b', 'c'] } } }, { tags: ['a', 'b', 'c'] }],
  ['adds one to a set', { $addToSet: { tags: 'a' } }, { tags: ['a', 'b'] }],
  ['pulls by value', { $pull: { tags: 'a' } }, { tags: ['b'] }],
  ['pulls each of several values', { $pull: { tags: { $in: ['a', 'z'] } } }, { tags: ['b'] }],
  ['pulls by condition', { $pull: { items: { v: { $gt: 1 } } } }, { items: [{ k: 'x', v: 1 }] }]
]

export function describeUpdates() {
  for (const [title, update, after] of updates) {
    it(title, async () => {
      const all = await things([one])
      await all.updateOne({}, update as mongo.UpdateFilter<mongo.Document>)
      const doc = await all.findOne()
      for (const [name, value] of Object.entries(after)) assert.deepEqual(doc?.[name], value)
    })
  }

  it('tells how many matched and how many changed', async () => {
    const all = await things([{ n: 1 }, { n: 1 }, { n: 2 }])
    const { matchedCount, modifiedCount } = await all.updateMany({ n: { $lt: 3 } }, { $max: { n: 2 } })
    assert.deepEqual([matchedCount, modifiedCount], [3, 2])
    assert.equal((await all.updateOne({ n: 9 }, { $set: { n: 1 } })).matchedCount, 0)
  })

  const countedChanges: [title: string, before: Thing, update: Thing, modified: number][] = [
    ['sorting what is sorted', { a: [1, 2] }, { $push: { a: { $each: [], $sort: 1 } } }, 1],
    ['sorting nothing', { a: [] }, { $push: { a: { $each: [], $sort: 1 } } }, 0],
    ['appending nothing', { a: [1] }, { $push: { a: { $each: [], $slice: 3 } } }, 0],
    ['appending what is cut off again', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 2 } } }, 1],
    ['appending and keeping none', { a: [] }, { $push: { a: { $each: [1], $slice: 0 } } }, 1],
    ['removing an element that is null', { a: [null] }, { $unset: { 'a.0': 1 } }, 1],
    ['removing an element that is not there', { a: [1] }, { $unset: { 'a.1': 1 } }, 0],
    ['adding to NaN', { a: Number.NaN }, { $inc: { a: 1 } }, 1],
    ['adding to infinity', { a: Number.POSITIVE_INFINITY }, { $inc: { a: 1 } }, 0]
  ]
  for (const [title, before, update, modified] of countedChanges) {
    it(`counts ${title} as ${modified ? 'a' : 'no'} change`, async () => {
      const all = await things([before])
      assert.equal((await all.updateOne({}, update as mongo.UpdateFilter<mongo.Document>)).modifiedCount, modified)
      assert.deepEqual(await all.findOne({}, { projection: { _id: 0 } }), before)
    })
  }

  it('writes null over an element that is removed', async () => {
    const all = await things([one])
    await all.updateOne({}, { $unset: { 'tags.0': 1 } })
    assert.deepEqual((await all.findOne())?.tags, [null, 'b'])
  })

  it('inserts what is not there, from the filter and the update', async () => {
    const all = await things()
    const done = await all.updateOne(
      { key: 'k', n: { $gt: 1 } },
      { $set: { a: 1 }, $setOnInsert: { b: 2 } },
      { upsert: true }
    )
    assert.equal(done.upsertedCount, 1)
    await all.updateOne({ key: 'k' }, { $set: { a: 3 }, $setOnInsert: { b: 9 } }, { upsert: true })
    assert.deepEqual(await all.findOne({}, { projection: { _id: 0 } }), { key: 'k', a: 3, b: 2 })
  })

  it('sets the current date', async () => {
    const all = await things([{}])
    await all.updateOne({}, { $currentDate: { at: true } })
    assert.ok((await all.findOne())?.at instanceof Date)
  })

  it('replaces a document but keeps its identity', async () => {
    const all = await things([one])
    await all.replaceOne({ n: 1 }, { m: 1 })
    assert.deepEqual(await all.findOne(), { _id: 1, m: 1 })
    await all.replaceOne({ n: 5 }, { m: 2 }, { upsert: true })
    assert.equal(await all.countDocuments({ m: 2 }), 1)
  })

  it('finds and changes in one step, showing the document before or after', async () => {
    const all = await things([{ n: 1 }, { n: 5 }])
    const first = { sort: { n: -1 } } as const
    assert.deepEqual(await all.findOneAndUpdate({}, { $inc: { n: 1 } }, first), { _id: 2, n: 5 })
    assert.deepEqual(
      await all.findOneAndUpdate({}, { $inc: { n: 1 } }, { ...first, returnDocument: 'after', projection: { _id: 0 } }),
      { n: 7 }
    )
    assert.deepEqual(await all.findOneAndReplace({ n: 7 }, { n: 8 }, { returnDocument: 'after' }), { _id: 2, n: 8 })
    assert.deepEqual(await all.findOneAndDelete({ n: 8 }), { _id: 2, n: 8 })
    assert.equal(await all.findOneAndUpdate({ n: 8 }, { $inc: { n: 1 } }), null)
    const made = await all.findOneAndUpdate(
      { k: 'v' },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true }
    )
    assert.equal(made.lastErrorObject?.updatedExisting, false)
    assert.equal(made.value?.n, 1)
  })

  it('deletes one or all that match', async () => {
    const all = await things([{ n: 1 }, { n: 1 }, { n: 1 }, { n: 2 }])
    assert.equal((await all.deleteOne({ n: 1 })).deletedCount, 1)
    assert.equal((await all.deleteMany({ n: 1 })).deletedCount, 2)
    assert.equal(await all.countDocuments(), 1)
  })

  it('writes in bulk, stopping at the first error only when in order', async () => {
    const insert = (_id: number) => ({ insertOne: { document: { _id } as never } })
    const ordered = await things([{}])
    await assert.rejects(ordered.bulkWrite([insert(1), insert(2)]), { code: 11000 })
    assert.equal(await ordered.countDocuments(), 1)
    const unordered = await things([{}])
    await assert.rejects(
      unordered.bulkWrite([insert(1), insert(2)], { ordered: false }),
      mongoose.mongo.MongoBulkWriteError
    )
    assert.equal(await unordered.countDocuments(), 2)
    const mixed = await unordered.bulkWrite([
      { updateOne: { filter: { _id: 2 as never }, update: { $set: { n: 1 } }, upsert: true } },
      { updateMany: { filter: {}, update: { $inc: { n: 1 } } } },
      { replaceOne: { filter: { n: 2 }, replacement: { n: 3 } } },
      { deleteOne: { filter: { n: 1 } } }
    ])
    assert.deepEqual([mixed.matchedCount, mixed.deletedCount], [4, 1])
  })

  const refusals: [title: string, update: Thing, code: number][] = [
    ['a change of the identity', { $set: { _id: 9 } }, 66],
    ['two changes of one place', { $set: { place: 1, 'place.street': 2 } }, 40],
    ['a field within a number', { $set: { 'n.x': 1 } }, 28],
    ['adding to a text', { $inc: { 'place.street': 1 } }, 14],
    ['appending to what is no array', { $push: { n: 1 } }, 2]
  ]
  for (const [title, update, code] of refusals) {
    it(`refuses ${title}`, async () => {
      const all = await things([one])
      await assert.rejects(all.updateOne({}, update as mongo.UpdateFilter<mongo.Document>), { code })
      assert.deepEqual(await all.findOne(), { _id: 1, ...one })
    })
  }

  it('lets one of many that race for one document win', async () => {
    const all = await things([{ version: 1, wins: 0 }])
    const race = Array.from({ length: 20 }, () =>
      all.findOneAndUpdate({ _id: 1 as never, version: 1 }, { $inc: { version: 1, wins: 1 } })
    )
    assert.equal((await Promise.all(race)).filter(Boolean).length, 1)
    assert.equal((await all.findOne())?.wins, 1)
  })
}
