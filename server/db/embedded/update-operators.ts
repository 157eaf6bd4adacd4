import { Timestamp } from 'bson'
import { CommandError, unsupported } from './errors'
import { compileFilter, isOperators } from './filter'
import { operators } from './operators'
import { valueAt } from './paths'
import { compare, type Doc, equal, isDoc, isNumber, plain, typeName } from './values'

/** One operator on one path. */
export type Step = { operator: string; parts: string[]; operand: unknown; target?: string[] }

/** A place in a document that can be read, written and removed. */
export interface Holder {
  get(): unknown
  set(value: unknown): void
  unset(): void
}

type Change = (place: Holder, operand: unknown, fail: Fail) => void
type Fail = (code: number, message: string) => CommandError

const changes: Record<string, Change> = {
  $set: (place, operand) => place.set(operand),
  $setOnInsert: (place, operand) => place.set(operand),
  $unset: place => place.unset(),
  $inc: (place, operand, fail) => calculate(place, operand, fail, '$inc', '$add'),
  $mul: (place, operand, fail) => calculate(place, operand, fail, '$mul', '$multiply'),
  $min: (place, operand) => replaceIf(place, operand, order => order < 0),
  $max: (place, operand) => replaceIf(place, operand, order => order > 0),
  $currentDate: (place, operand) => {
    const type = isDoc(operand) ? operand.$type : 'date'
    if (type !== 'date' && type !== 'timestamp')
      throw new CommandError(2, "The '$type' string field is required to be 'date' or 'timestamp'")
    place.set(type === 'date' ? new Date() : new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }))
  },
  $push: (place, operand, fail) => push(place, operand, fail),
  $addToSet(place, operand, fail) {
    const array = arrayAt(place, fail, 2) ?? []
    const added = isDoc(operand) && '$each' in operand ? eachOf(operand, ['$each']) : [operand]
    const union = [...array]
    for (const value of added) if (!union.some(member => equal(member, value))) union.push(value)
    place.set(union)
  },
  $pull(place, operand, fail) {
    const array = arrayAt(place, fail, 2)
    if (!array) return
    const wrapped = isOperators(operand)
      ? compileFilter({ e: operand })
      : isDoc(operand)
        ? pullTest(operand)
        : compileFilter({ e: { $in: [operand] } })
    const exact = !isDoc(operand) && !isRegExp(operand)
    place.set(array.filter(member => !(exact ? equal(member, operand) : wrapped({ e: member }))))
  },
  $pullAll(place, operand, fail) {
    if (!Array.isArray(operand)) throw new CommandError(2, '$pullAll requires an array argument')
    const array = arrayAt(place, fail, 2)
    if (array) place.set(array.filter(member => !operand.some(value => equal(member, value))))
  },
  $pop(place, operand, fail) {
    const end = isNumber(operand) ? Number(plain(operand)) : 0
    if (end !== 1 && end !== -1) throw new CommandError(9, '$pop expects 1 or -1')
    const array = arrayAt(place, fail, 14)
    if (array) place.set(end === 1 ? array.slice(0, -1) : array.slice(1))
  }
}

export const operatorNames = new Set([...Object.keys(changes), '$rename'])

export function change(place: Holder, { operator, operand, parts }: Step, doc: Doc) {
  const fail: Fail = (code, message) =>
    new CommandError(code, `${message} (field '${parts.join('.')}' in document ${String(doc._id)})`)
  changes[operator]?.(place, operand, fail)
}

/** Tries an operator on a missing field: a wrong operand is refused even if no document matches. */
export function checkOperand(operator: string, operand: unknown) {
  change({ get: () => undefined, set: () => {}, unset: () => {} }, { operator, operand, parts: [] }, {})
}

function isRegExp(value: unknown) {
  return typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'BSONRegExp'
}

function calculate(place: Holder, operand: unknown, fail: Fail, name: string, operator: string) {
  if (!isNumber(operand)) throw new CommandError(14, `Cannot ${name} with a value of type ${typeName(operand)}`)
  const current = place.get()
  if (current === undefined) return place.set(name === '$inc' ? operand : operators.$multiply?.run(operand, 0))
  if (!isNumber(current)) throw fail(14, `Cannot apply ${name} to a value of type ${typeName(current)}`)
  place.set(operators[operator]?.run(current, operand))
}

function replaceIf(place: Holder, operand: unknown, test: (order: number) => boolean) {
  const current = place.get()
  if (current === undefined || test(compare(operand, current))) place.set(operand)
}

function arrayAt(place: Holder, fail: Fail, code: number): unknown[] | undefined {
  const value = place.get()
  if (value === undefined || Array.isArray(value)) return value
  throw fail(code, `The field must be an array but is of type ${typeName(value)}`)
}

function eachOf(operand: Doc, allowed: string[]): unknown[] {
  for (const name of Object.keys(operand))
    if (!allowed.includes(name)) throw new CommandError(2, `Unrecognized clause in update: ${name}`)
  if (!Array.isArray(operand.$each)) throw new CommandError(2, 'The argument to $each must be an array')
  return operand.$each
}

function push(place: Holder, operand: unknown, fail: Fail) {
  const array = arrayAt(place, fail, 2) ?? []
  if (!isDoc(operand) || !('$each' in operand)) return place.set([...array, operand])
  const added = eachOf(operand, ['$each', '$position', '$slice', '$sort'])
  const start = operand.$position === undefined ? array.length : whole('$position', operand.$position)
  const pushed = [...array]
  pushed.splice(start < 0 ? Math.max(0, array.length + start) : start, 0, ...added)
  const sorted = operand.$sort === undefined ? pushed : pushed.sort(elementOrder(operand.$sort))
  if (operand.$slice === undefined) return place.set(sorted)
  const most = whole('$slice', operand.$slice)
  place.set(most < 0 ? sorted.slice(most) : sorted.slice(0, most))
}

function whole(name: string, value: unknown): number {
  if (isNumber(value) && Number.isInteger(Number(plain(value)))) return Number(plain(value))
  throw new CommandError(2, `The value for ${name} must be an integer value but was given type: ${typeName(value)}`)
}

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (!isDoc(sort)) {
    const sign = isNumber(sort) ? Number(plain(sort)) : 0
    if (sign !== 1 && sign !== -1) throw new CommandError(2, 'The $sort element value must be either 1 or -1')
    return (a, b) => compare(a, b) * sign
  }
  const keys = Object.entries(sort).map(([path, sign]) => ({ parts: path.split('.'), sign: Number(plain(sign)) }))
  return (a, b) => {
    if (!isDoc(a) || !isDoc(b)) throw unsupported('$sort by fields over elements that are not documents')
    for (const { parts, sign } of keys) {
      const order = compare(valueAt(a, parts) ?? null, valueAt(b, parts) ?? null) * sign
      if (order !== 0) return order
    }
    return 0
  }
}

/** A document in `$pull` is a filter on the elements, if they are documents. */
function pullTest(operand: Doc) {
  if (Object.keys(operand).some(name => name.startsWith('$'))) throw unsupported('$pull with this condition')
  const test = compileFilter(operand)
  return ({ e }: Doc) => isDoc(e) && test(e)
}
