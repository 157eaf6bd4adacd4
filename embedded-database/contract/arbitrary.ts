import { Binary, Double, Int32, Long, ObjectId } from 'bson'
import fc from 'fast-check'

/** Random documents, filters and queries, made of what the embedded database supports. */

export const scalar = fc.oneof(
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

export const small = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) }
)
const nested = fc.record({ x: small, y: small }, { requiredKeys: [] })

export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: nested },
  { weight: 2, arbitrary: fc.array(nested, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, nested, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 }) }
)

/** `c` and `d` are never arrays: a compound index can hold one array only. */
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
