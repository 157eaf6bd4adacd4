import { CommandError } from '../values/errors'
import { compare, equal, truthy, typeName } from '../values/values'

type Operator = { arguments: number; run: (first: unknown, second: unknown) => unknown }

const order = (test: (order: number) => boolean): Operator => ({
  arguments: 2,
  run: (a, b) => test(compare(a, b))
})

/** Operators that evaluate all their arguments first. */
export const operators: Record<string, Operator> = {
  $eq: order(difference => difference === 0),
  $ne: order(difference => difference !== 0),
  $gt: order(difference => difference > 0),
  $gte: order(difference => difference >= 0),
  $lt: order(difference => difference < 0),
  $lte: order(difference => difference <= 0),
  $not: { arguments: 1, run: value => !truthy(value) },
  $in: {
    arguments: 2,
    run(value, members) {
      if (!Array.isArray(members)) throw new CommandError(14, `$in cannot take a value of type ${typeName(members)}`)
      return members.some(member => equal(member, value))
    }
  }
}
