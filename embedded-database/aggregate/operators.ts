import { type Double, ObjectId } from 'bson'
import { CommandError, unsupported } from '../values/errors'
import { Sum } from '../values/sum'
import {
  compare,
  type Doc,
  equal,
  isNumber,
  numberType,
  plain,
  toDouble,
  toWhole,
  truthy,
  typeName
} from '../values/values'
import { dateText, truncate } from './dates'

type Operator = { least: number; most?: number; run: (...values: unknown[]) => unknown }
type AnyNumber = number | bigint | Double

const nothing = (value: unknown): value is undefined | null => value === undefined || value === null

/** Null when any argument is null or missing. */
function strict(least: number, run: (...values: unknown[]) => unknown): Operator {
  return { least, run: (...values) => (values.some(nothing) ? null : run(...values)) }
}

function wrongType(name: string, value: unknown) {
  return new CommandError(14, `${name} cannot take a value of type ${typeName(value)}`)
}

function number(name: string, value: unknown): AnyNumber {
  if (isNumber(value)) return value
  throw wrongType(name, value)
}

function array(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw wrongType(name, value)
}

function integer(name: string, value: unknown): number {
  const whole = Number(plain(number(name, value)))
  if (Number.isInteger(whole)) return whole
  throw new CommandError(2, `${name} needs a whole number`)
}

/** Calculates in the wider of both types, as MongoDB does: int, long, double. */
function subtract(left: unknown, right: unknown): unknown {
  if (left instanceof Date && right instanceof Date) return BigInt(left.getTime() - right.getTime())
  const b = number('$subtract', right)
  if (left instanceof Date) return moved(left, [b], -1n)
  const a = number('$subtract', left)
  const types = [numberType(a), numberType(b)]
  if (types.includes('double')) return toDouble(Number(plain(a)) - Number(plain(b)))
  return toWhole(BigInt(plain(a)) - BigInt(plain(b)), types.includes('long'))
}

function add(...values: (Date | AnyNumber)[]): unknown {
  const [date, ...others] = values.filter(value => value instanceof Date)
  if (others.length > 0) throw new CommandError(16612, 'only one date allowed in an $add expression')
  if (date) return moved(date, values.filter(isNumber), 1n)
  const sum = new Sum()
  for (const value of values) sum.add(value)
  return sum.total
}

/** A date with milliseconds added; of each number, halves go away from zero. */
function moved(date: Date, by: AnyNumber[], sign: bigint): Date {
  const time = by.reduce<bigint>((sum, value) => sum + sign * wholeMilliseconds(plain(value)), BigInt(date.getTime()))
  const result = new Date(Number(time))
  if (Number.isNaN(result.getTime())) throw unsupported('a date beyond the year 275760')
  return result
}

function wholeMilliseconds(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value
  const whole = Math.sign(value) * Math.round(Math.abs(value))
  if (Number.isFinite(whole)) return BigInt(whole)
  throw new CommandError(15, 'date overflow')
}

function multiply(...numbers: AnyNumber[]): unknown {
  const types = numbers.map(numberType)
  if (types.includes('double')) {
    return toDouble(numbers.reduce<number>((product, value) => product * Number(plain(value)), 1))
  }
  return toWhole(
    numbers.reduce<bigint>((product, value) => product * BigInt(plain(value)), 1n),
    types.includes('long')
  )
}

function divide(left: unknown, right: unknown): unknown {
  const divisor = Number(plain(number('$divide', right)))
  if (divisor === 0) throw new CommandError(2, "can't $divide by zero")
  return toDouble(Number(plain(number('$divide', left))) / divisor)
}

/** Takes values in turn: null when one is null or missing, refused when one before that is of the wrong type. */
function inTurn<T>(check: (value: unknown) => T, run: (...values: T[]) => unknown): Operator {
  return {
    least: 0,
    most: Infinity,
    run(...values) {
      const checked: T[] = []
      for (const value of values) {
        if (nothing(value)) return null
        checked.push(check(value))
      }
      return run(...checked)
    }
  }
}

function toText(value: unknown): string {
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  if (!isNumber(value)) throw wrongType('$toString', value)
  if (Number.isFinite(Number(plain(value)))) return String(plain(value))
  throw unsupported(`$toString of ${String(plain(value))}`)
}

const order = (test: (order: number) => boolean) => ({
  least: 2,
  run: (a: unknown, b: unknown) => test(compare(a, b))
})

/** Operators that take their arguments by position. */
export const operators: Record<string, Operator> = {
  $eq: order(difference => difference === 0),
  $ne: order(difference => difference !== 0),
  $gt: order(difference => difference > 0),
  $gte: order(difference => difference >= 0),
  $lt: order(difference => difference < 0),
  $lte: order(difference => difference <= 0),
  $not: { least: 1, run: value => !truthy(value) },
  $add: inTurn(value => (value instanceof Date ? value : number('$add', value)), add),
  $subtract: strict(2, subtract),
  $multiply: inTurn(value => number('$multiply', value), multiply),
  $divide: strict(2, divide),
  $concat: inTurn(
    value => {
      if (typeof value === 'string') return value
      throw new CommandError(16702, `$concat only supports strings, not ${typeName(value)}`)
    },
    (...texts) => texts.join('')
  ),
  $size: { least: 1, run: value => array('$size', value).length },
  $in: { least: 2, run: (value, members) => array('$in', members).some(member => equal(member, value)) },
  $arrayElemAt: strict(2, (value, index) => array('$arrayElemAt', value).at(integer('$arrayElemAt', index))),
  $toString: strict(1, toText)
}

/** Operators that take their arguments by name. */
export const named: Record<string, { fields: string[]; run: (values: Doc) => unknown }> = {
  $dateTrunc: { fields: ['date', 'unit', 'timezone'], run: truncate },
  $dateToString: { fields: ['date', 'format', 'timezone'], run: dateText }
}
