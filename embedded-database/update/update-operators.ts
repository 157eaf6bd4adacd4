import { compileFilter } from '../filter/filter'
import { isOperators } from '../filter/value-tests'
import { CommandError, unsupported } from '../values/errors'
import { valueAt } from '../values/paths'
import { sumOf } from '../values/sum'
import { compare, type Doc, equal, isDoc, isNumber, plain, rank, typeName } from '../values/values'

/** One operator applied to one path. */
export type Step = { operator: string; parts: string[]; operand: unknown }

/** A place in a document that can be read, written and removed. */
export interface Holder {
  get(): unknown
  set(value: unknown): void
  unset(): void
}

type Change = (place: Holder, operand: unknown, fail: Fail, touch: Touch) => void
type Fail = (code: number, message: string) => CommandError
/** Marks the document as changed: MongoDB counts some updates as a change although the document stays the same. */
export type Touch = () => void

const changes: Record<string, Change> = {
  $set: (place, operand) => place.set(operand),
  $setOnInsert: (place, operand) => place.set(operand),
  $unset(place, _operand, _fail, touch) {
    if (place.get() === undefined) return
    place.unset()
    touch()
  },
  $inc(place, operand, fail, touch) {
    if (!isNumber(operand)) throw new CommandError(14, `Cannot $inc with a value of type ${typeName(operand)}`)
    const current = place.get()
    if (current !== undefined && !isNumber(current))
      throw fail(14, `Cannot apply $inc to a value of type ${typeName(current)}`)
    if (current !== undefined && Number.isNaN(Number(plain(current)))) touch()
    place.set(current === undefined ? operand : sumOf(current, operand))
  },
  $min: (place, operand) => replaceIf(place, operand, order => order < 0),
  $max: (place, operand) => replaceIf(place, operand, order => order > 0),
  $currentDate: (place, operand) => {
    if ((isDoc(operand) ? operand.$type : 'date') !== 'date')
      throw unsupported('$currentDate of another type than date')
    place.set(new Date())
  },
  $push: push,
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
    const test = pullTest(operand)
    place.set(array.filter(member => !test(member)))
  }
}

export const operatorNames = new Set(Object.keys(changes))

export function change(place: Holder, { operator, operand, parts }: Step, doc: Doc, touch: Touch) {
  const fail: Fail = (code, message) =>
    new CommandError(code, `${message} (field '${parts.join('.')}' in document ${String(doc._id)})`)
  changes[operator]?.(place, operand, fail, touch)
}

/** Tries an operator on a missing field, so that a wrong operand is refused even when no document matches. */
export function checkOperand(operator: string, operand: unknown) {
  const nothing = () => undefined
  change({ get: nothing, set: nothing, unset: nothing }, { operator, operand, parts: [] }, {}, nothing)
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

function push(place: Holder, operand: unknown, fail: Fail, touch: Touch) {
  const array = arrayAt(place, fail, 2) ?? []
  if (!isDoc(operand) || !('$each' in operand)) return place.set([...array, operand])
  const added = eachOf(operand, ['$each', '$position', '$slice', '$sort'])
  if (added.length > 0 || (operand.$sort !== undefined && array.length > 0)) touch()
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

/**
 * Returns the test of `$pull`. A document is a filter on those elements that are documents; operators, and every other
 * value, are tested on each element.
 */
function pullTest(operand: unknown): (member: unknown) => boolean {
  if (!isDoc(operand)) {
    if (rank(operand) === 120) throw unsupported('$pull by a regular expression')
    return member => equal(member, operand)
  }
  if (isOperators(operand)) {
    const test = compileFilter({ e: operand })
    return e => test({ e })
  }
  if (Object.keys(operand).some(name => name.startsWith('$'))) throw unsupported('$pull with this condition')
  const test = compileFilter(operand)
  return member => isDoc(member) && test(member)
}
