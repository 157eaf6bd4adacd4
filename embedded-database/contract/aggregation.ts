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
    [{ $group: { _id: null, topics: { $addToSet: '$topic' } } }, { $project: { _id: 0, n: { $size: '$topics' } } }],
    [{ n: 2 }]
  ],
  [
    'computes fields',
    [
      { $match: { _id: { $lte: 3 } } },
      { $addFields: { late: { $cond: [{ $gt: ['$days', 3] }, 1, 0] }, known: { $ifNull: ['$days', 0] } } },
      // biome-ignore lint/suspicious/noThenProperty: so $switch has it
      { $set: { kind: { $switch: { branches: [{ case: { $eq: ['$late', 1] }, then: 'late' }], default: 'well' } } } },
      { $group: { _id: '$kind', late: { $sum: '$late' }, share: { $avg: { $divide: ['$days', 2] } } } },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: 'late', late: 2, share: 3.25 },
      { _id: 'well', late: 0, share: 1 }
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
    'groups by the day in Shanghai',
    [
      {
        $group: {
          _id: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } },
          n: { $sum: 1 }
        }
      },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: '2026-03-01', n: 2 },
      { _id: '2026-03-02', n: 1 },
      { _id: '2026-04-01', n: 1 }
    ]
  ],
  [
    'groups by the month in Shanghai',
    [
      { $group: { _id: { $dateTrunc: { date: '$at', unit: 'month', timezone: 'Asia/Shanghai' } }, n: { $sum: 1 } } },
      { $sort: { _id: 1 } }
    ],
    [
      { _id: new Date('2026-02-28T16:00:00Z'), n: 3 },
      { _id: new Date('2026-03-31T16:00:00Z'), n: 1 }
    ]
  ],
  [
    'unwinds arrays',
    [{ $unwind: '$tags' }, { $group: { _id: '$tags', n: { $sum: 1 } } }, { $sort: { n: -1 } }],
    [
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 }
    ]
  ],
  ['counts', [{ $match: { state: 'open' } }, { $count: 'n' }], [{ n: 2 }]],
  ['counts nothing as no document', [{ $match: { state: 'lost' } }, { $count: 'n' }], []],
  [
    'answers several questions at once',
    [
      {
        $facet: { page: [{ $sort: { days: -1 } }, { $limit: 1 }, { $project: { days: 1 } }], total: [{ $count: 'n' }] }
      }
    ],
    [{ page: [{ _id: 3, days: 9 }], total: [{ n: 4 }] }]
  ],
  [
    'calculates with dates and numbers',
    [
      { $match: { _id: 1 } },
      {
        $project: {
          _id: 0,
          hours: { $divide: [{ $subtract: [new Date('2026-03-01T00:00:00Z'), '$at'] }, 3_600_000] },
          sum: { $add: ['$days', 1.5] },
          text: { $concat: ['$state', '/', '$topic'] },
          hour: { $dateToString: { date: '$at', format: '%H', timezone: 'Asia/Shanghai' } },
          both: { $and: [{ $gte: ['$days', 1] }, { $lt: ['$days', 5] }] }
        }
      }
    ],
    [{ hours: 7.5, sum: 3.5, text: 'open/road', hour: '00', both: true }]
  ],
  [
    'moves a date by whole milliseconds, halves away from zero',
    [
      { $match: { _id: 1 } },
      {
        $project: {
          _id: 0,
          later: { $add: ['$at', 0.5, 1.5] },
          earlier: { $add: ['$at', -0.5] },
          less: { $subtract: ['$at', 1.5] }
        }
      }
    ],
    [
      {
        later: new Date('2026-02-28T16:30:00.003Z'),
        earlier: new Date('2026-02-28T16:29:59.999Z'),
        less: new Date('2026-02-28T16:29:59.998Z')
      }
    ]
  ],
  ['leaves fields out', [{ $match: { _id: 4 } }, { $project: { at: 0, topic: 0 } }], [{ _id: 4, state: 'closed' }]]
]

export function describeAggregation() {
  for (const [title, pipeline, result] of pipelines) {
    it(title, async () => {
      const all = await things(docs)
      assert.deepEqual(await all.aggregate(pipeline as mongo.Document[]).toArray(), result)
    })
  }

  it('refuses to move a date by what is no number', async () => {
    const all = await things([{ at: new Date(0), n: Number.NaN }])
    await assert.rejects(all.aggregate([{ $project: { e: { $add: ['$at', '$n'] } } }]).toArray(), { code: 15 })
  })

  it('joins another collection', async () => {
    const topics = await things([{ name: 'road', label: '道路' }])
    const all = await things(docs.slice(0, 2))
    const lookup = { from: topics.collectionName, localField: 'topic', foreignField: 'name', as: 'topics' }
    const joined = await all
      .aggregate([{ $lookup: lookup }, { $sort: { _id: 1 } }, { $project: { topics: '$topics.label' } }])
      .toArray()
    assert.deepEqual(joined, [
      { _id: 1, topics: ['道路'] },
      { _id: 2, topics: [] }
    ])
  })

  it('gives a long result in batches', async () => {
    const all = await things(Array.from({ length: 500 }, (_, n) => ({ n })))
    const found = await all
      .aggregate([{ $match: { n: { $gte: 100 } } }, { $sort: { n: 1 } }], { batchSize: 50 })
      .toArray()
    assert.deepEqual([found.length, found[0]?.n, found.at(-1)?.n], [400, 100, 499])
  })
}
