import fc from 'fast-check'
import { filter } from './arbitrary'

/** Random expressions and pipelines from what the embedded database supports. */

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
