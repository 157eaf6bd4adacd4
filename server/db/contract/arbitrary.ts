import { Binary, Double, Int32, Long, ObjectId } from 'bson'
import fc from 'fast-check'

/** Random documents, filters, sorts, updates and pipelines from what the embedded database supports. */

const scalar = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>(new Int32(0), new Int32(1), new Int32(2), new Int32(3), new Int32(-1))
  },
  { weight: 4, arbitrary: fc.constantFrom<unknown>('a', 'b', 'ab', '', '路灯', 'B') },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      new Double(1),
      new Double(1.5),
      new Double(-0.25),
      new Double(Number.NaN),
      new Double(Number.POSITIVE_INFINITY),
      Long.fromInt(2),
      Long.fromString('9007199254740993')
    )
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      new ObjectId('0123456789abcdef01234567'),
      new Date(0),
      new Date('2026-03-01T00:30:00Z'),
      new Binary(Buffer.from([1, 2]))
    )
  }
)

const small = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) })
const nested = fc.record({ x: small, y: small }, { requiredKeys: [] })

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: nested },
  { weight: 2, arbitrary: fc.array(nested, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, nested, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 }) }
)

/** `c` and `d` are never arrays, so that compound indexes can hold them beside an array. */
export const documents = fc
  .array(fc.record({ a: value, b: value, c: scalar, d: scalar }, { requiredKeys: [] }), { minLength: 1, maxLength: 8 })
  .map(docs => docs.map((doc, i) => ({ _id: i, ...doc })))

export const indexes = [
  { key: { a: 1 } },
  { key: { 'a.x': 1, c: -1 } },
  { key: { b: -1, c: 1 } },
  { key: { c: 1, d: -1 } },
  { key: { 'b.y': -1, d: 1 } },
  { key: { d: 1 }, partialFilterExpression: { c: { $gt: 0 } } },
  { key: { 'a.y': 1 } },
  { key: { d: -1, c: -1, a: 1 } }
] as const

const path = fc.constantFrom('a', 'b', 'c', 'd', 'a.x', 'a.y', 'b.x', 'b.y', 'a.0', 'a.0.x', 'c.x')

const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: value },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), value)
      .map(([key, v]) => ({ [key]: v }))
  },
  { weight: 2, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(value, { minLength: 1, maxLength: 3 }))
      .map(([key, v]) => ({ [key]: v }))
  },
  { weight: 1, arbitrary: fc.boolean().map($exists => ({ $exists })) },
  { weight: 1, arbitrary: fc.nat(3).map($size => ({ $size })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<unknown>('int', 'double', 'long', 'number', 'string', 'array', 'object', 'null', 'date', [
        'bool',
        'objectId'
      ])
      .map($type => ({ $type }))
  },
  { weight: 1, arbitrary: fc.constantFrom(/^a/, /b$/i, /^路/, /./).map($regex => ({ $regex })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('$gt', '$lte'), scalar).map(([key, v]) => ({ $elemMatch: { [key]: v } }))
  },
  { weight: 2, arbitrary: fc.record({ x: small, y: small }, { requiredKeys: [] }).map($elemMatch => ({ $elemMatch })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$lte', '$in'), scalar)
      .map(([key, v]) => ({ $not: key === '$in' ? { $in: [v] } : { [key]: v } }))
  }
)

const simple = fc.tuple(path, condition).map(([key, v]) => ({ [key]: v }))
const joined = fc
  .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(simple, { minLength: 1, maxLength: 3 }))
  .map(([key, v]) => ({ [key]: v }))

export const filter = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: simple },
  { weight: 4, arbitrary: fc.tuple(simple, simple).map(([a, b]) => ({ ...a, ...b })) },
  { weight: 1, arbitrary: fc.tuple(simple, simple, simple).map(([a, b, c]) => ({ ...a, ...b, ...c })) },
  { weight: 2, arbitrary: joined },
  { weight: 2, arbitrary: fc.tuple(simple, joined).map(([a, b]) => ({ ...a, ...b })) }
)

const sort = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'a.x', 'b.y'), fc.constantFrom(1, -1)), { maxLength: 2 })
  .map(keys => ({ ...Object.fromEntries(keys), _id: 1 }))

const projection = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Record<string, unknown>>(
      { a: 1 },
      { 'a.x': 1, b: 1 },
      { a: 0 },
      { 'a.x': 0, 'b.y': 0 },
      { _id: 0, c: 1 },
      { _id: 0 },
      { s: '$a.x', c: 1 }
    )
  }
)

export const query = fc.record({
  filter,
  sort,
  skip: fc.nat(2),
  limit: fc.nat(5),
  batchSize: fc.constantFrom(2, 100),
  projection
})

const updatePath = fc.constantFrom('a', 'b', 'c', 'n', 'a.x', 'b.y', 'a.1', 'n.x', 'b.0.x')
const number = fc.constantFrom<unknown>(
  new Int32(2),
  new Int32(-3),
  new Double(0.5),
  Long.fromInt(4),
  new Int32(2147483647),
  'x'
)

const change: fc.Arbitrary<[string, unknown]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('$set', '$setOnInsert', '$min', '$max'), value) },
  { weight: 1, arbitrary: fc.constant<[string, unknown]>(['$unset', '']) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('$inc'), number) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('$push', '$addToSet', '$pull'), value) },
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          $each: fc.array(small, { maxLength: 3 }),
          $slice: fc.integer({ min: -2, max: 3 }),
          $sort: fc.constantFrom<unknown>(1, -1, { x: 1 }),
          $position: fc.integer({ min: -2, max: 2 })
        },
        { requiredKeys: ['$each'] }
      )
      .map<[string, unknown]>(operand => ['$push', operand])
  },
  { weight: 1, arbitrary: fc.array(small, { maxLength: 2 }).map<[string, unknown]>($each => ['$addToSet', { $each }]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<[string, unknown]>(['$pull', { $gt: 1 }], ['$pull', { x: 1 }])
  }
)

const operators = fc.array(fc.tuple(updatePath, change), { minLength: 1, maxLength: 3 }).map(changes => {
  const update: Record<string, Record<string, unknown>> = {}
  for (const [key, [operator, operand]] of changes) update[operator] = { ...update[operator], [key]: operand }
  return update
})

export const update = fc.record({
  filter,
  update: fc.oneof(
    { weight: 8, arbitrary: operators },
    { weight: 1, arbitrary: fc.record({ a: value, c: scalar }, { requiredKeys: [] }) }
  ),
  upsert: fc.boolean(),
  multi: fc.boolean()
})

/** Fields only: MongoDB refuses a constant of the wrong type even when there is nothing to compute. */
const operand = fc.constantFrom('$a', '$b', '$c', '$d', '$a.x', '$missing')
const two = fc.tuple(operand, operand)

export const expression: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: operand },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '$eq',
          '$ne',
          '$gt',
          '$lte',
          '$add',
          '$subtract',
          '$multiply',
          '$divide',
          '$ifNull',
          '$and',
          '$or',
          '$concat',
          '$in',
          '$arrayElemAt'
        ),
        two
      )
      .map(([key, operands]) => ({ [key]: operands }))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('$not', '$size', '$toString'), operand).map(([key, one]) => ({ [key]: one }))
  },
  { weight: 1, arbitrary: fc.tuple(two, operand).map(([[a, b], c]) => ({ $cond: [a, b, c] })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        operand,
        fc.constantFrom('year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'),
        fc.constantFrom('Asia/Shanghai', 'America/New_York')
      )
      .map(([date, unit, timezone]) => ({ $dateTrunc: { date, unit, timezone } }))
  },
  {
    weight: 1,
    arbitrary: operand.map(date => ({
      $dateToString: { date, format: '%Y-%m-%d %H:%M:%S.%L', timezone: 'Asia/Shanghai' }
    }))
  }
)

const accumulator = fc
  .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet'), operand)
  .map(([key, one]) => ({ [key]: one }))

/** Each stage adds a field of its own: where one that was computed as missing stands once it is set is a known difference. */
const stage = (added: string): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    { weight: 2, arbitrary: filter.map($match => ({ $match })) },
    { weight: 3, arbitrary: expression.map(e => ({ $project: { e } })) },
    { weight: 2, arbitrary: expression.map(e => ({ $addFields: { [added]: e } })) },
    { weight: 2, arbitrary: fc.constantFrom('$a', '$b', '$a.x').map($unwind => ({ $unwind })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('$a', '$b').map(path => ({ $unwind: { path, preserveNullAndEmptyArrays: true } }))
    },
    {
      weight: 3,
      arbitrary: fc.tuple(operand, accumulator, accumulator).map(([_id, r, s]) => ({ $group: { _id, r, s } }))
    },
    { weight: 1, arbitrary: fc.constant({ $count: 'n' }) },
    {
      weight: 1,
      arbitrary: fc.tuple(accumulator, filter).map(([r, $match]) => ({
        $facet: { all: [{ $group: { _id: '$c', r } }, { $sort: { _id: 1 } }], some: [{ $match }, { $count: 'n' }] }
      }))
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('a', 'c', 'a.x').map(localField => ({
        $lookup: {
          from: 'fuzz',
          localField,
          foreignField: 'c',
          as: 'found'
        }
      }))
    }
  )

export const pipeline = fc
  .tuple(fc.option(stage('g')), fc.option(stage('h')), fc.option(stage('i')))
  .map(stages => [{ $sort: { _id: 1 } }, ...stages.filter(stage => stage !== null)])
