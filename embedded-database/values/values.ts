import { Binary, BSONRegExp, Double, ObjectId } from 'bson'

/**
 * Values keep their BSON type, because MongoDB answers with the type that was stored:
 * - an int is a JS number that is a 32-bit integer,
 * - a double is any other JS number; a double that looks like an int is wrapped in `Double`,
 * - a long is a bigint.
 * `undefined` stands for a missing field.
 */
export type Doc = Record<string, unknown>

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

export function isNumber(value: unknown): value is number | bigint | Double {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Double
}

/** Returns the number without its wrapper. JS compares number and bigint exactly. */
export function plain(value: unknown): number | bigint {
  return value instanceof Double ? value.value : (value as number | bigint)
}

export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value && !Object.is(value, -0)
}

export function numberType(value: number | bigint | Double): 'int' | 'long' | 'double' {
  return typeof value === 'bigint' ? 'long' : isInt32(value) ? 'int' : 'double'
}

export function toDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value
}

/** Returns a whole number as the smallest type that holds it: int, long, double. MongoDB's arithmetic does so, too. */
export function toWhole(value: number | bigint, long = false): number | bigint | Double {
  const whole = BigInt(value)
  if (!long && isInt32(Number(whole))) return Number(whole)
  return BigInt.asIntN(64, whole) === whole ? whole : toDouble(Number(whole))
}

/** Returns the position of a value's type in BSON's order of types. It is also the first byte of the value's key. */
export function rank(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return 40
    case 'number':
    case 'bigint':
      return 30
    case 'boolean':
      return 90
    case 'undefined':
      return 10
  }
  if (value === null) return 20
  if (isDoc(value)) return 50
  if (Array.isArray(value)) return 60
  if (value instanceof ObjectId) return 80
  if (value instanceof Date) return 100
  if (value instanceof Double) return 30
  if (value instanceof Binary) return 70
  if (value instanceof BSONRegExp) return 120
  throw new TypeError(`A value of an unknown type: ${String(value)}`)
}

/** Compares two values of any type in BSON's order. */
export function compare(a: unknown, b: unknown): number {
  const type = rank(a)
  const difference = type - rank(b)
  if (difference !== 0) return difference
  switch (type) {
    case 30:
      return compareNumbers(plain(a), plain(b))
    case 40:
      return compareText(a as string, b as string)
    case 50:
      return compareMembers(Object.entries(a as Doc), Object.entries(b as Doc))
    case 60:
      return compareMembers(Object.entries(a as unknown[]), Object.entries(b as unknown[]))
    case 70:
      return compareBinary(a as Binary, b as Binary)
    case 80:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case 90:
      return Number(a) - Number(b)
    case 100:
      return (a as Date).getTime() - (b as Date).getTime()
    case 120: {
      const [x, y] = [a as BSONRegExp, b as BSONRegExp]
      return compareText(x.pattern, y.pattern) || compareText(x.options, y.options)
    }
    default:
      return 0
  }
}

export function equal(a: unknown, b: unknown): boolean {
  return a === b || compare(a, b) === 0
}

export function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1
  if (a > b) return 1
  // biome-ignore lint/suspicious/noDoubleEquals: a number and a bigint of the same value are the same
  if (a == b) return 0
  return Number(!Number.isNaN(Number(a))) - Number(!Number.isNaN(Number(b)))
}

/** Compares texts by code point, as MongoDB does. JS compares UTF-16 units, which sorts characters like 𠮷 too low. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? ((x + 0x2000) & 0xffff) - ((y + 0x2000) & 0xffff) : x - y
  }
  return a.length - b.length
}

function compareMembers(a: [string, unknown][], b: [string, unknown][]): number {
  for (const [i, [name, value]] of a.entries()) {
    const other = b[i]
    if (!other) return 1
    const order = rank(value) - rank(other[1]) || compareText(name, other[0]) || compare(value, other[1])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareBinary(a: Binary, b: Binary) {
  return a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value())
}

export function truthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && !(isNumber(value) && Number(plain(value)) === 0)
}

export const typeNames: Record<number, string> = {
  20: 'null',
  30: 'number',
  40: 'string',
  50: 'object',
  60: 'array',
  70: 'binData',
  80: 'objectId',
  90: 'bool',
  100: 'date',
  120: 'regex'
}

/** Returns the name of the value's type as `$type` writes it. */
export function typeName(value: unknown): string {
  return isNumber(value) ? numberType(value) : (typeNames[rank(value)] ?? 'missing')
}
