import fc from 'fast-check'
import { filter } from './arbitrary'

/** Random expressions and pipelines, made of what the embedded database supports. */

/** Operands are fields: MongoDB refuses a constant of the wrong type even when no document is computed with it. */
const operand = fc.constantFrom('$a', '$b', '$c', '$d', '$a.x', '$missing')
const two = fc.tuple(operand, operand)

const simple: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: operand },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$ifNull', '$and', '$or', '$in'), two)
      .map(([key, operands]) => ({ [key]: operands }))
  },
  { weight: 1, arbitrary: operand.map($not => ({ $not })) }
)

/** Statistics count for how many documents a condition is true: so `$cond` gets expressions as conditions. */
export const expression: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 3, arbitrary: fc.tuple(simple, operand, operand).map($cond => ({ $cond })) }
)

const accumulator = fc
  .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet'), expression)
  .map(([key, one]) => ({ [key]: one }))

/** What documents are grouped by: a field, or several as a document. */
const grouping = fc.oneof({ weight: 3, arbitrary: operand }, { weight: 2, arbitrary: two.map(([x, y]) => ({ x, y })) })

const stage: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 2, arbitrary: filter.map($match => ({ $match })) },
  { weight: 3, arbitrary: expression.map(e => ({ $project: { e } })) },
  {
    weight: 4,
    arbitrary: fc.tuple(grouping, accumulator, accumulator).map(([_id, r, s]) => ({ $group: { _id, r, s } }))
  },
  { weight: 1, arbitrary: fc.constant({ $count: 'n' }) },
  { weight: 1, arbitrary: fc.nat(3).map($skip => ({ $skip })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map($limit => ({ $limit })) }
)

export const pipeline = fc
  .tuple(fc.option(stage), fc.option(stage), fc.option(stage))
  .map(stages => [{ $sort: { _id: 1 } }, ...stages.filter(stage => stage !== null)])
