import { ObjectId } from 'bson'
import { type Node, parseFilter } from '../filter/filter'
import { decode, encode } from '../values/bson'
import { CommandError, unsupported } from '../values/errors'
import { get, position } from '../values/paths'
import { type Doc, equal, isDoc, typeName } from '../values/values'
import { change, checkOperand, type Holder, operatorNames, type Step, type Touch } from './update-operators'

/**
 * Returns the new document. May change `doc`, which is a copy. `inserting` is true when an upsert found no document.
 */
export type Update = (doc: Doc, inserting: boolean, touch: Touch) => Doc

export function compileUpdate(update: unknown): Update {
  if (Array.isArray(update)) throw unsupported('an update by a pipeline')
  const run = compileOperators(update)
  return (doc, inserting, touch) => {
    const { _id } = doc
    const updated = run(doc, inserting, touch)
    if (_id !== undefined && updated._id === undefined && !usesOperators(update)) return { _id, ...updated }
    if (_id !== undefined && !equal(updated._id, _id)) {
      throw new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    if (inserting && updated._id === undefined) return { _id: new ObjectId(), ...updated }
    return updated
  }
}

function usesOperators(update: unknown) {
  return isDoc(update) && Object.keys(update)[0]?.startsWith('$')
}

function compileOperators(update: unknown): Update {
  if (!isDoc(update)) throw new CommandError(9, 'The update must be an object or an array')
  const names = Object.keys(update)
  const operators = names.filter(name => name.startsWith('$'))
  if (operators.length === 0) return doc => ('_id' in doc && '_id' in update ? checkId(doc, update) : { ...update })
  if (operators.length < names.length)
    throw new CommandError(9, `Unknown modifier: ${names.find(name => !name.startsWith('$'))}`)
  const steps = operators.flatMap(operator => stepsOf(operator, update[operator]))
  refuseConflicts(steps.map(({ parts }) => parts))
  // MongoDB applies an update in the order of its paths, and compares numbers in paths as numbers.
  steps.sort((a, b) => comparePaths(a.parts, b.parts))
  return (doc, inserting, touch) => {
    for (const step of steps) if (inserting || step.operator !== '$setOnInsert') apply(doc, step, touch)
    return doc
  }
}

function checkId(doc: Doc, update: Doc) {
  if (equal(doc._id, update._id)) return { ...update }
  throw new CommandError(66, "After applying the update, the (immutable) field '_id' was found to have been altered")
}

function stepsOf(operator: string, operands: unknown): Step[] {
  if (!operatorNames.has(operator)) throw unsupported(`the update operator ${operator}`)
  if (!isDoc(operands)) throw new CommandError(9, `Modifiers operate on fields but ${operator} has no document`)
  return Object.entries(operands).map(([path, operand]) => {
    const parts = path.split('.')
    for (const part of parts) {
      if (part === '') throw new CommandError(56, `The update path '${path}' contains an empty field name`)
      if (/^\$(\[\w*\])?$/.test(part)) throw unsupported(`the positional operator ${part}`)
      if (part.startsWith('$')) throw new CommandError(52, `The dollar ($) prefixed field '${part}' is not allowed`)
    }
    checkOperand(operator, operand)
    return { operator, parts, operand }
  })
}

function comparePaths(a: string[], b: string[]) {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x = '', y = ''] = [a[i], b[i]]
    if (x === y) continue
    const numbers = [position(x), position(y)] as const
    if (numbers[0] >= 0 && numbers[1] >= 0) return numbers[0] - numbers[1]
    return x < y ? -1 : 1
  }
  return a.length - b.length
}

/** Refuses two changes of one place, and changes of both a place and what contains it. */
function refuseConflicts(paths: string[][]) {
  const seen = new Set<string>()
  const inner = new Set<string>()
  for (const parts of paths) {
    const path = parts.join('.')
    const above = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'))
    if (seen.has(path) || inner.has(path) || above.some(prefix => seen.has(prefix))) {
      throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${path}'`)
    }
    seen.add(path)
    for (const prefix of above) inner.add(prefix)
  }
}

function apply(doc: Doc, step: Step, touch: Touch) {
  const creates = step.operator !== '$unset' && step.operator !== '$pull'
  const place = locate(doc, step.parts, creates, step.operator !== '$unset')
  if (place) change(place, step, doc, touch)
}

/** Returns the place that a path leads to, or undefined. With `creating`, missing documents on the way are made. */
function locate(doc: Doc, parts: string[], creating: boolean, needsElement = creating): Holder | undefined {
  let holder: unknown = doc
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    if (Array.isArray(holder)) {
      const index = position(part)
      if (index < 0 && needsElement) throw notViable(parts, i, holder)
      if (index < 0) return undefined
      if (index > holder.length + 1_500_000)
        throw new CommandError(2, 'Cannot backfill array with more than 1500000 elements')
      const array: unknown[] = holder
      const write = (value: unknown) => {
        while (array.length < index) array.push(null)
        array[index] = value
      }
      if (last) return { get: () => array[index], set: write, unset: () => write(null) }
      if (array[index] === undefined && !creating) return undefined
      if (array[index] === undefined) write({})
      holder = array[index]
    } else if (isDoc(holder)) {
      const container = holder
      if (last) {
        return {
          get: () => get(container, part),
          set: value => set(container, part, value),
          unset: () => delete container[part]
        }
      }
      if (get(container, part) === undefined && !creating) return undefined
      if (get(container, part) === undefined) set(container, part, {})
      holder = container[part]
    } else if (needsElement) throw notViable(parts, i, holder)
    else return undefined
  }
  return undefined
}

function set(container: Doc, name: string, value: unknown) {
  Object.defineProperty(container, name, { value, enumerable: true, writable: true, configurable: true })
}

function notViable(parts: string[], at: number, holder: unknown) {
  return new CommandError(
    28,
    `Cannot create field '${parts[at]}' in element {${parts[at - 1]}: a value of type ${typeName(holder)}}`
  )
}

/** Returns the document that an upsert starts from: the fields for which the filter demands one value. */
export function seedOf(filter: Doc): Doc {
  const doc: Doc = {}
  const equalities = (node: Node) => {
    if (node.kind === 'and') node.nodes.forEach(equalities)
    if (node.kind === 'or' && node.nodes.length === 1) node.nodes.forEach(equalities)
    if (node.kind !== 'leaf') return
    const { operator, operand, path } = node
    const single = operator === '$in' && Array.isArray(operand) && operand.length === 1 ? operand[0] : undefined
    if (operator !== '$eq' && single === undefined) return
    const place = locate(doc, path.split('.'), true)
    if (place?.get() !== undefined)
      throw new CommandError(54, `cannot infer query fields to set, path '${path}' is matched twice`)
    place?.set(operator === '$eq' ? operand : single)
  }
  equalities(parseFilter(filter))
  return decode(encode(doc))
}
