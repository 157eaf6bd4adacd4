import assert from 'node:assert/strict'
import type { mongo } from 'mongoose'
import { type Thing, things } from './things'

const docs: Thing[] = [
  { state: 'open', topic: 'road', days: 2, at: new Date('2026-02-28T16:30:00Z'), tags: ['a', 'b'] },
  { state: 'open', topic: 'light', days: 4, at: new Date('2026-03-01T15:59:59Z'), tags: ['a'] },
  { state: 'closed', topic: 'road', days: 9, at: new Date('2026-03-01T16:00:00Z'), tags: [] },
  { state: 'closed', topic: 'light', at: new Date('2026-03-31T16:00:00Z') }
]

const pipelines: [title: string, pipeline: Thing[], result: Thing[]][] = [
  [
    'groups and sums up',
    [
      { $match: { topic: { $in: ['road', 'light'] } } },
      {
        $group: {
          _id: '$state',
          n: { $sum: 1 },
          days: { $sum: '$days' },
          mean: { $avg: '$days' },
          least: { $min: '$days' },
          most: { $max: '$days' }
        }
      },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: 'closed', n: 2, days: 9, mean: 9, least: 9, most: 9 },
      { _id: 'open', n: 2, days: 6, mean: 3, least: 2, most: 4 }
    ]
  ],
  [
    'groups by several fields and collects',
    [
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: { state: '$state', topic: '$topic' },
          first: { $first: '$_id' },
          last: { $last: '$_id' },
          all: { $push: '$days' },
          n: { $count: {} }
        }
      },
      { $sort: { first: 1 } },
      { $limit: 2 },
      { $skip: 1 }
    ],
    [{ _id: { state: 'open', topic: 'light' }, first: 2, last: 2, all: [4], n: 1 }]
  ],
  [
    'collects a set',
    [
      { $match: { topic: 'road' } },
      { $group: { _id: null, topics: { $addToSet: '$topic' } } },
      { $project: { _id: 0, topics: 1 } }
    ],
    [{ topics: ['road'] }]
  ],
  [
    'computes fields',
    [
      { $match: { _id: { $lte: 3 } } },
      { $project: { late: { $cond: [{ $gt: ['$days', 3] }, 'late', 'well'] }, known: { $ifNull: ['$days', 0] } } },
      { $group: { _id: '$late', n: { $sum: 1 }, days: { $sum: '$known' } } },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: 'late', n: 2, days: 13 },
      { _id: 'well', n: 1, days: 2 }
    ]
  ],
  [
    'counts what conditions joined together are true of',
    [
      {
        $group: {
          _id: '$state',
          both: { $sum: { $cond: [{ $and: [{ $gte: ['$days', 2] }, { $eq: ['$topic', 'road'] }] }, 1, 0] } },
          either: { $sum: { $cond: [{ $or: [{ $gte: ['$days', 4] }, { $eq: ['$topic', 'road'] }] }, 1, 0] } },
          neither: { $sum: { $cond: [{ $not: [{ $in: ['$topic', ['light', 'bin']] }] }, 1, 0] } },
          other: { $sum: { $cond: [{ $ne: ['$topic', 'road'] }, 1, 0] } }
        }
      },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: 'closed', both: 1, either: 1, neither: 1, other: 1 },
      { _id: 'open', both: 1, either: 2, neither: 1, other: 1 }
    ]
  ],
  [
    'counts what a comparison with a moment is true of, missing fields counting as less',
    [
      {
        $group: {
          _id: '$state',
          early: { $sum: { $cond: [{ $lte: ['$at', new Date('2026-03-01T15:59:59Z')] }, 1, 0] } },
          few: { $sum: { $cond: [{ $lt: ['$days', 4] }, 1, 0] } },
          all: { $sum: 1 }
        }
      },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: 'closed', early: 0, few: 1, all: 2 },
      { _id: 'open', early: 2, few: 1, all: 2 }
    ]
  ],
  [
    'groups by a part of a document, a missing one as null',
    [{ $group: { _id: { $ifNull: ['$lost', null] }, n: { $sum: 1 } } }],
    [{ _id: null, n: 4 }]
  ],
  [
    'computes the first of a group from its first document alone',
    [
      { $match: { topic: 'light' } },
      { $sort: { _id: 1 } },
      { $group: { _id: '$topic', tagged: { $first: { $in: ['a', '$tags'] } } } }
    ],
    [{ _id: 'light', tagged: true }]
  ],
  ['counts', [{ $match: { state: 'open' } }, { $count: 'n' }], [{ n: 2 }]],
  ['counts nothing as no document', [{ $match: { state: 'lost' } }, { $count: 'n' }], []],
  ['leaves fields out', [{ $match: { _id: 4 } }, { $project: { at: 0, topic: 0 } }], [{ _id: 4, state: 'closed' }]]
]

export function describeAggregation() {
  for (const [title, pipeline, result] of pipelines) {
    it(title, async () => {
      const all = await things(docs)
      assert.deepEqual(await all.aggregate(pipeline as mongo.Document[]).toArray(), result)
    })
  }

  it('gives a long result in batches', async () => {
    const all = await things(Array.from({ length: 500 }, (_, n) => ({ n })))
    const found = await all
      .aggregate([{ $match: { n: { $gte: 100 } } }, { $sort: { n: 1 } }], { batchSize: 50 })
      .toArray()
    assert.deepEqual([found.length, found[0]?.n, found.at(-1)?.n], [400, 100, 499])
  })
}
