import { Double, Int32, Long } from 'bson'
import fc from 'fast-check'
import { filter, scalar, small, value } from './arbitrary'

/** Random updates, made of what the embedded database supports. */

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
