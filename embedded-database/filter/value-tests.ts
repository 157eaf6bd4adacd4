import { BSONRegExp } from 'bson'
import { CommandError, unsupported } from '../values/errors'
import { keyText } from '../values/keys'
import {
  compare,
  compareNumbers,
  type Doc,
  equal,
  isDoc,
  isNumber,
  plain,
  rank,
  typeName,
  typeNames
} from '../values/values'
import { toRegExp } from './regex'

export type ValueTest = (value: unknown) => boolean

/** Returns whether `{ field: value }` has operators; otherwise the field is compared with a document. */
export function isOperators(value: unknown): value is Doc {
  return isDoc(value) && Object.keys(value)[0]?.startsWith('$') === true
}

/** Returns the test that an operator makes of one value. */
export function valueTest(operator: string, operand: unknown): ValueTest {
  switch (operator) {
    case '$eq':
      return equality(operand)
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(operator, operand)
    case '$in':
      return membership(operand)
    case '$regex':
      return matching(withOptions(operand, undefined))
    case '$exists':
      return value => value !== undefined
    case '$size': {
      if (!isNumber(operand) || !Number.isInteger(Number(plain(operand))) || plain(operand) < 0) {
        throw new CommandError(9, 'Failed to parse $size. Expected a non-negative integer')
      }
      return value => Array.isArray(value) && value.length === Number(plain(operand))
    }
    case '$type':
      return ofType(operand)
  }
  throw unsupported(`the query operator ${operator}`)
}

function equality(operand: unknown): ValueTest {
  if (operand === null) return value => value === undefined || value === null
  if (typeof operand === 'string' || typeof operand === 'boolean') return value => value === operand
  return value => value !== undefined && equal(value, operand)
}

function range(operator: string, operand: unknown): ValueTest {
  if (operand instanceof BSONRegExp)
    throw new CommandError(2, `Can't have RegExp as arg to predicate over field ${operator}`)
  const orEqual = operator.endsWith('e')
  const sign = operator.startsWith('$g') ? 1 : -1
  if (operand === null) return value => orEqual && (value === undefined || value === null)
  const type = rank(operand)
  const holds = (order: number) => (order === 0 ? orEqual : order * sign > 0)
  if (isNumber(operand)) {
    const bound = plain(operand)
    const nan = Number.isNaN(bound)
    return value => {
      if (!isNumber(value)) return false
      const number = plain(value)
      if (nan || Number.isNaN(number)) return orEqual && nan && Number.isNaN(number)
      return holds(compareNumbers(number, bound))
    }
  }
  return value => value !== undefined && rank(value) === type && holds(compare(value, operand))
}

function membership(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new CommandError(2, '$in needs an array')
  if (operand.some(isOperators)) throw new CommandError(2, 'cannot nest $ under $in')
  const expressions = operand.filter(member => member instanceof BSONRegExp).map(matching)
  const texts = new Set(operand.filter(member => typeof member === 'string'))
  const others = new Set(operand.filter(member => typeof member !== 'string').map(keyText))
  const nothing = operand.includes(null)
  return value => {
    if (
      typeof value === 'string'
        ? texts.has(value)
        : value == null
          ? nothing
          : others.size > 0 && others.has(keyText(value))
    ) {
      return true
    }
    return expressions.some(test => test(value))
  }
}

/** Joins `$regex` and `$options`. */
export function withOptions(operand: unknown, options: unknown): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw new CommandError(2, '$options has to be a string')
  if (operand instanceof BSONRegExp) return new BSONRegExp(operand.pattern, options ?? operand.options)
  if (typeof operand !== 'string') throw new CommandError(2, '$regex has to be a string')
  return new BSONRegExp(operand, options ?? '')
}

function matching(expression: BSONRegExp): ValueTest {
  const compiled = toRegExp(expression)
  return value =>
    typeof value === 'string' ? compiled.test(value) : value instanceof BSONRegExp && equal(value, expression)
}

const numbers = ['int', 'long', 'double']

function ofType(operand: unknown): ValueTest {
  const wanted = new Set(
    (Array.isArray(operand) ? operand : [operand]).flatMap(type => {
      if (type === 'number') return numbers
      if (![...numbers, ...Object.values(typeNames)].includes(String(type))) throw unsupported(`$type ${String(type)}`)
      return [type]
    })
  )
  if (wanted.size === 0) throw new CommandError(9, '$type must match at least one type')
  return value => value !== undefined && wanted.has(typeName(value))
}
