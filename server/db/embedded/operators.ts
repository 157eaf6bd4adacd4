import { type Double, ObjectId } from 'bson'
import { namedDateOperators } from './dates'
import { CommandError, unsupported } from './errors'
import { keyText } from './keys'
import { Sum } from './sum'
import {
  compare,
  type Doc,
  equal,
  isDoc,
  isInt32,
  isNumber,
  numberType,
  plain,
  toDouble,
  toWhole,
  truthy,
  typeName
} from './values'

type Operator = { least: number; most?: number; run: (...values: unknown[]) => unknown }
type NamedOperator = { fields: string[]; single?: string; run: (values: Doc) => unknown }

const many = Infinity
const nothing = (value: unknown): value is undefined | null => value === undefined || value === null

function operator(least: number, run: (...values: unknown[]) => unknown, most = least): Operator {
  return { least, most, run }
}

/** Null when any argument is null or missing. */
function strict(least: number, run: (...values: unknown[]) => unknown, most = least): Operator {
  return { least, most, run: (...values) => (values.some(nothing) ? null : run(...values)) }
}

function wrongType(name: string, value: unknown) {
  return new CommandError(14, `${name} cannot take a value of type ${typeName(value)}`)
}

function number(name: string, value: unknown): number | bigint | Double {
  if (isNumber(value)) return value
  throw wrongType(name, value)
}

function text(name: string, value: unknown): string {
  if (nothing(value)) return ''
  if (typeof value === 'string') return value
  if (isNumber(value) && Number.isFinite(Number(plain(value)))) return String(plain(value))
  if (isNumber(value)) throw unsupported(`${name} of ${String(plain(value))}`)
  if (value instanceof Date) return value.toISOString()
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
function arithmetic(name: string, doubles: (a: number, b: number) => number, wholes: (a: bigint, b: bigint) => bigint) {
  return strict(2, (left, right) => {
    const [a, b] = [number(name, left), number(name, right)]
    const types = [numberType(a), numberType(b)]
    if (types.includes('double')) return toDouble(doubles(Number(plain(a)), Number(plain(b))))
    return toWhole(wholes(BigInt(plain(a)), BigInt(plain(b))), types.includes('long'))
  })
}

function subtract(left: unknown, right: unknown): unknown {
  if (!(left instanceof Date)) return minus.run(left, right)
  if (right instanceof Date) return BigInt(left.getTime() - right.getTime())
  return new Date(left.getTime() - Math.trunc(Number(plain(number('$subtract', right)))))
}
const minus = arithmetic(
  '$subtract',
  (a, b) => a - b,
  (a, b) => a - b
)

function add(...values: (Date | number | bigint | Double)[]): unknown {
  const sum = new Sum()
  let date = false
  for (const value of values) {
    if (value instanceof Date) {
      if (date) throw new CommandError(16612, 'only one date allowed in an $add expression')
      date = true
      sum.add(value.getTime())
    } else sum.add(value)
  }
  return date ? new Date(Math.round(Number(plain(sum.total)))) : sum.total
}

function multiply(...numbers: (number | bigint | Double)[]): unknown {
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

/** `$abs`, `$ceil` and so on keep the type of their number. */
function keepType(name: string, run: (value: number) => number) {
  return strict(1, value => {
    const given = number(name, value)
    if (typeof given === 'bigint') return name === '$abs' && given < 0n ? -given : given
    const result = run(Number(plain(given)))
    return numberType(given) === 'double' ? toDouble(result) : result
  })
}

/** To `places` decimals; half goes to the even digit, as MongoDB rounds. */
function rounded(name: string, round: (value: number) => number) {
  return strict(
    1,
    (value, places = 0) => {
      const given = number(name, value)
      const digits = integer(name, places)
      if (numberType(given) !== 'double' && digits >= 0) return given
      const exact = Number(plain(given))
      if (!Number.isFinite(exact)) return toDouble(exact)
      const result = digits === 0 ? round(exact) : Number(`${round(Number(`${exact}e${digits}`))}e${-digits}`)
      return numberType(given) === 'double' ? toDouble(result) : toWhole(result, typeof given === 'bigint')
    },
    2
  )
}

function halfEven(value: number) {
  const floor = Math.floor(value)
  const rest = value - floor
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1
}

/** Takes values in turn: null when one is null or missing, refused when one before that is of the wrong type. */
function inTurn<T>(check: (value: unknown) => T, run: (...values: T[]) => unknown): Operator {
  return operator(
    0,
    (...values) => {
      const checked: T[] = []
      for (const value of values) {
        if (nothing(value)) return null
        checked.push(check(value))
      }
      return run(...checked)
    },
    many
  )
}

function extreme(values: unknown[], sign: 1 | -1): unknown {
  const members = values.length === 1 && Array.isArray(values[0]) ? values[0] : values
  const present = members.filter(value => !nothing(value))
  return present.length ? present.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best)) : null
}

function summed(values: unknown[]): Sum {
  const sum = new Sum()
  for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) sum.add(value)
  return sum
}

function distinct(values: unknown[]): unknown[] {
  return [...new Map(values.map(value => [keyText(value), value])).values()]
}

function slice(value: unknown, from: unknown, count: unknown): unknown {
  const members = array('$slice', value)
  const start = integer('$slice', from)
  if (count === undefined) return start < 0 ? members.slice(start) : members.slice(0, start)
  const begin = start < 0 ? Math.max(0, members.length + start) : start
  const most = integer('$slice', count)
  if (most <= 0) throw new CommandError(28729, 'Third argument to $slice must be positive')
  return members.slice(begin, begin + most)
}

function at(name: string, value: unknown, index: number): unknown {
  return nothing(value) ? null : array(name, value).at(index)
}

function toText(value: unknown): string {
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value === 'boolean') return String(value)
  return text('$toString', value)
}

function toNumber(name: string, value: unknown): number {
  const result = typeof value === 'string' && value.trim() === value && value !== '' ? Number(value) : value
  if (typeof result === 'boolean' || result instanceof Date) return Number(result)
  if (isNumber(result) && !Number.isNaN(Number(plain(result)))) return Number(plain(result))
  throw new CommandError(241, `Failed to convert a value of type ${typeName(value)} with ${name}`)
}

function toDate(value: unknown): Date {
  const date =
    value instanceof ObjectId
      ? value.getTimestamp()
      : isNumber(value) && !isInt32(value)
        ? new Date(Number(plain(value)))
        : value
  if (date instanceof Date) return date
  const time =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value)
  const parsed = time
    ? new Date(/T.*(Z|[+-]\d\d:?\d\d)$/.test(value) || !value.includes('T') ? value : `${value}Z`)
    : undefined
  if (parsed && !Number.isNaN(parsed.getTime())) return parsed
  throw new CommandError(241, `Failed to convert a value of type ${typeName(value)} to a date`)
}

function fromPairs(pairs: unknown[]): Doc {
  return Object.fromEntries(
    pairs.map(pair =>
      Array.isArray(pair)
        ? [text('$arrayToObject', pair[0]), pair[1]]
        : isDoc(pair)
          ? [text('$arrayToObject', pair.k), pair.v]
          : []
    )
  )
}

const order = (test: (order: number) => boolean) => operator(2, (a, b) => test(compare(a, b)))

/** Operators that take their arguments by position. */
export const operators: Record<string, Operator> = {
  $eq: order(difference => difference === 0),
  $ne: order(difference => difference !== 0),
  $gt: order(difference => difference > 0),
  $gte: order(difference => difference >= 0),
  $lt: order(difference => difference < 0),
  $lte: order(difference => difference <= 0),
  $cmp: operator(2, (a, b) => Math.sign(compare(a, b))),
  $not: operator(1, value => !truthy(value)),
  $add: inTurn(value => (value instanceof Date ? value : number('$add', value)), add),
  $subtract: strict(2, subtract),
  $multiply: inTurn(value => number('$multiply', value), multiply),
  $divide: strict(2, divide),
  $mod: arithmetic(
    '$mod',
    (a, b) => a % b,
    (a, b) => a % b
  ),
  $abs: keepType('$abs', Math.abs),
  $ceil: keepType('$ceil', Math.ceil),
  $floor: keepType('$floor', Math.floor),
  $round: rounded('$round', halfEven),
  $trunc: rounded('$trunc', Math.trunc),
  $sqrt: strict(1, value => toDouble(Math.sqrt(Number(plain(number('$sqrt', value)))))),
  $sum: operator(1, (...values) => summed(values).total, many),
  $avg: operator(1, (...values) => summed(values).average, many),
  $min: operator(1, (...values) => extreme(values, -1), many),
  $max: operator(1, (...values) => extreme(values, 1), many),
  $concat: inTurn(
    value => {
      if (typeof value === 'string') return value
      throw new CommandError(16702, `$concat only supports strings, not ${typeName(value)}`)
    },
    (...texts) => texts.join('')
  ),
  $toUpper: operator(1, value => text('$toUpper', value).replace(/[a-z]+/g, part => part.toUpperCase())),
  $toLower: operator(1, value => text('$toLower', value).replace(/[A-Z]+/g, part => part.toLowerCase())),
  $strLenCP: operator(1, value => {
    if (typeof value !== 'string') throw wrongType('$strLenCP', value)
    return [...value].length
  }),
  $substrCP: operator(3, (value, from, count) => {
    const start = integer('$substrCP', from)
    return [...text('$substrCP', value)].slice(start, start + integer('$substrCP', count)).join('')
  }),
  $split: strict(2, (value, separator) => text('$split', value).split(text('$split', separator))),
  $size: operator(1, value => array('$size', value).length),
  $isArray: operator(1, value => Array.isArray(value)),
  $in: operator(2, (value, members) => array('$in', members).some(member => equal(member, value))),
  $arrayElemAt: strict(2, (value, index) => array('$arrayElemAt', value).at(integer('$arrayElemAt', index))),
  $first: operator(1, value => at('$first', value, 0)),
  $last: operator(1, value => at('$last', value, -1)),
  $slice: strict(2, (value, from, count) => slice(value, from, count), 3),
  $concatArrays: inTurn(
    value => array('$concatArrays', value),
    (...arrays) => arrays.flat()
  ),
  $reverseArray: strict(1, value => array('$reverseArray', value).slice().reverse()),
  $setUnion: inTurn(
    value => array('$setUnion', value),
    (...arrays) => distinct(arrays.flat()).sort(compare)
  ),
  $setIntersection: inTurn(
    value => array('$setIntersection', value),
    (first = [], ...rest) => {
      const others = rest.map(members => new Set(members.map(keyText)))
      return distinct(first.filter(value => others.every(keys => keys.has(keyText(value))))).sort(compare)
    }
  ),
  $setDifference: strict(2, (value, without) => {
    const keys = new Set(array('$setDifference', without).map(keyText))
    return distinct(array('$setDifference', value).filter(member => !keys.has(keyText(member))))
  }),
  $range: operator(
    2,
    (from, to, by = 1) => {
      const [start, end, step] = [integer('$range', from), integer('$range', to), integer('$range', by)]
      if (step === 0) throw new CommandError(34449, '$range requires a non-zero step value')
      return Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, i) => start + i * step)
    },
    3
  ),
  $objectToArray: strict(1, value => {
    if (!isDoc(value)) throw wrongType('$objectToArray', value)
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  $arrayToObject: strict(1, value => fromPairs(array('$arrayToObject', value))),
  $mergeObjects: operator(
    0,
    (...values) => {
      const docs = (values.length === 1 && Array.isArray(values[0]) ? values[0] : values).filter(
        value => !nothing(value)
      )
      for (const doc of docs) if (!isDoc(doc)) throw wrongType('$mergeObjects', doc)
      return Object.assign({}, ...docs)
    },
    many
  ),
  $type: operator(1, typeName),
  $isNumber: operator(1, isNumber),
  $toString: strict(1, toText),
  $toBool: strict(1, truthy),
  $toInt: strict(1, value => {
    const whole = Math.trunc(toNumber('$toInt', value)) + 0
    if (isInt32(whole)) return whole
    throw new CommandError(241, 'Conversion would overflow target type in $toInt')
  }),
  $toLong: strict(1, value => (typeof value === 'bigint' ? value : BigInt(Math.trunc(toNumber('$toLong', value))))),
  $toDouble: strict(1, value => toDouble(toNumber('$toDouble', value))),
  $toDate: strict(1, toDate),
  $toObjectId: strict(1, value => {
    if (value instanceof ObjectId) return value
    if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value)
    throw new CommandError(241, 'Failed to parse objectId')
  })
}

/** Operators that take their arguments by name. */
export const named: Record<string, NamedOperator> = {
  $trim: {
    fields: ['input', 'chars'],
    run: ({ input, chars }) => {
      if (nothing(input)) return null
      const strip = new Set(
        chars === undefined
          ? '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
          : text('$trim', chars)
      )
      const units = [...text('$trim', input)]
      const start = units.findIndex(unit => !strip.has(unit))
      return start < 0 ? '' : units.slice(start, units.findLastIndex(unit => !strip.has(unit)) + 1).join('')
    }
  },
  ...namedDateOperators
}
