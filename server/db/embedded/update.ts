import { ObjectId } from 'bson'
import { decode, encode } from './bson'
import { CommandError, unsupported } from './errors'
import { compileFilter, compileNode, type Leaf, type Node, type Predicate, parseFilter } from './filter'
import { get, position, reach } from './paths'
import { compilePipelineUpdate } from './stages'
import { change, checkOperand, type Holder, operatorNames, type Step } from './update-operators'
import { type Doc, equal, isDoc, typeName } from './values'

/** Makes the new document out of a copy of the old one; `inserting` is the upsert of a document that was not there. */
export type Update = (doc: Doc, inserting: boolean) => Doc

export function compileUpdate(update: unknown, arrayFilters: unknown, filter: Doc): Update {
  const run = Array.isArray(update) ? compilePipelineUpdate(update) : compileOperators(update, arrayFilters, filter)
  return (doc, inserting) => {
    const { _id } = doc
    const updated = run(doc, inserting)
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

function compileOperators(update: unknown, arrayFilters: unknown, filter: Doc): Update {
  if (!isDoc(update)) throw new CommandError(9, 'The update must be an object or an array')
  const names = Object.keys(update)
  const operators = names.filter(name => name.startsWith('$'))
  if (operators.length === 0) return doc => ('_id' in doc && '_id' in update ? checkId(doc, update) : { ...update })
  if (operators.length < names.length)
    throw new CommandError(9, `Unknown modifier: ${names.find(name => !name.startsWith('$'))}`)
  const steps = operators.flatMap(operator => stepsOf(operator, update[operator]))
  refuseConflicts(pathsOf(steps))
  const filters = parseArrayFilters(arrayFilters, steps)
  const where = parseFilter(filter)
  return (doc, inserting) => {
    const resolved = steps.flatMap(step =>
      concretePaths(doc, step.parts, filters, where).map(parts => ({ ...step, parts }))
    )
    // MongoDB applies the parts of an update in the order of their paths, numbers as numbers.
    resolved.sort((a, b) => comparePaths(a.parts, b.parts))
    refuseConflicts(pathsOf(resolved))
    for (const step of resolved) if (inserting || step.operator !== '$setOnInsert') apply(doc, step)
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
    const target = operator === '$rename' ? String(operand).split('.') : undefined
    const parts = path.split('.')
    for (const part of [...parts, ...(target ?? [])]) {
      if (part === '') throw new CommandError(56, `The update path '${path}' contains an empty field name`)
      if (target && part.startsWith('$'))
        throw new CommandError(2, 'The source and target of $rename may not be dynamic')
      if (part.startsWith('$') && part !== '$' && !/^\$\[\w*\]$/.test(part))
        throw new CommandError(52, `The dollar ($) prefixed field '${part}' is not allowed`)
    }
    checkOperand(operator, operand)
    return { operator, parts, operand, target }
  })
}

function parseArrayFilters(arrayFilters: unknown, steps: Step[]): Map<string, Predicate> {
  const filters = new Map<string, Predicate>()
  for (const filter of (arrayFilters ?? []) as Doc[]) {
    const names = new Set(identifiers(filter))
    const [name] = names
    if (!name || names.size > 1) throw new CommandError(9, 'An array filter must use a single identifier')
    if (filters.has(name))
      throw new CommandError(9, `Found multiple array filters with the same top-level field name ${name}`)
    if (!steps.some(step => step.parts.includes(`$[${name}]`))) {
      throw new CommandError(9, `The array filter for identifier '${name}' was not used in the update`)
    }
    filters.set(name, compileFilter(filter))
  }
  return filters
}

function identifiers(filter: Doc): string[] {
  return Object.entries(filter).flatMap(([key, value]) =>
    key.startsWith('$') && Array.isArray(value) ? value.flatMap(identifiers) : [key.split('.')[0] ?? '']
  )
}

/** Replaces `$`, `$[]` and `$[name]` by the positions that they stand for in this document. */
function concretePaths(doc: Doc, parts: string[], filters: Map<string, Predicate>, where: Node): string[][] {
  const at = parts.findIndex(part => part.startsWith('$'))
  const part = parts[at]
  if (part === undefined) return [parts]
  const [before, after] = [parts.slice(0, at), parts.slice(at + 1)]
  if (part === '$') {
    const found = matchedPosition(where, doc, before)
    if (found < 0) throw new CommandError(2, 'The positional operator did not find the match needed from the query.')
    return concretePaths(doc, [...before, String(found), ...after], filters, where)
  }
  const array = before.reduce<unknown>(
    (value, name) => (Array.isArray(value) ? value[position(name)] : isDoc(value) ? get(value, name) : undefined),
    doc
  )
  const name = part.slice(2, -1)
  const keep = filters.get(name)
  if (name && !keep)
    throw new CommandError(2, `No array filter found for identifier '${name}' in path '${parts.join('.')}'`)
  if (!Array.isArray(array)) {
    const how = array === undefined ? 'must exist in the document in order to apply array updates' : 'is not an array'
    throw new CommandError(2, `The path '${before.join('.')}' ${how}`)
  }
  return array.flatMap((element, i) =>
    !keep || keep({ [name]: element }) ? concretePaths(doc, [...before, String(i), ...after], filters, where) : []
  )
}

/** The position of the array element that made the filter match, for `$`; refused when conditions name different ones. */
function matchedPosition(where: Node, doc: Doc, array: string[]): number {
  const positions = new Set(leaves(where, doc).flatMap(leaf => firstMatch(leaf, doc, array)))
  if (positions.size > 1) throw unsupported('the positional operator $ with conditions that match different elements')
  return [...positions][0] ?? -1
}

function leaves(node: Node, doc: Doc): Leaf[] {
  if (node.kind === 'leaf') return [node]
  if (node.kind === 'and') return node.nodes.flatMap(member => leaves(member, doc))
  if (node.kind !== 'or') return []
  const matching = node.nodes.find(member => compileNode(member)(doc))
  return matching ? leaves(matching, doc) : []
}

function firstMatch({ path, test, element, expand }: Leaf, doc: Doc, array: string[]): number[] {
  const parts = path.split('.')
  if (array.some((part, i) => part !== parts[i])) return []
  const rest = parts.slice(array.length)
  let value: unknown = doc
  for (const part of array) {
    if (Array.isArray(value)) throw unsupported('the positional operator $ within nested arrays')
    value = isDoc(value) ? get(value, part) : undefined
  }
  if (!Array.isArray(value) || position(rest[0] ?? '') >= 0) return []
  if (rest.length === 0 && !element && !expand) return []
  const found = value.findIndex(member =>
    rest.length ? isDoc(member) && reach(member, rest, expand, test) : (element ?? test)(member)
  )
  return found < 0 ? [] : [found]
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

function pathsOf(steps: Step[]) {
  return steps.flatMap(({ parts, target }) => (target ? [parts, target] : [parts]))
}

/** Two changes of one place, or of a place and what holds it; and an array named by position and by `$[]` at once. */
function refuseConflicts(paths: string[][]) {
  const seen = new Set<string>()
  const inner = new Set<string>()
  const named = new Map<string, boolean>()
  for (const parts of paths) {
    const path = parts.join('.')
    const above = parts.map((_, i) => parts.slice(0, i + 1).join('.')).slice(0, -1)
    if (seen.has(path) || inner.has(path) || above.some(prefix => seen.has(prefix))) {
      throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${path}'`)
    }
    for (const [i, part] of parts.entries()) {
      const byFilter = part.startsWith('$[')
      const array = parts.slice(0, i).join('.')
      if ((named.get(array) ?? byFilter) !== byFilter) {
        throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${array}'`)
      }
      if (part !== '$') named.set(array, byFilter)
    }
    seen.add(path)
    for (const prefix of above) inner.add(prefix)
  }
}

function apply(doc: Doc, step: Step) {
  if (step.operator === '$rename') return rename(doc, step)
  const creates = !['$unset', '$pull', '$pop', '$pullAll'].includes(step.operator)
  const place = locate(doc, step, { creating: creates, needsElement: step.operator !== '$unset' })
  if (place) change(place, step, doc)
}

function rename(doc: Doc, { parts, target = [] }: Step) {
  const from = locate(doc, { parts }, { noArrays: true })
  const value = from?.get()
  if (!from || value === undefined) return
  from.unset()
  locate(doc, { parts: target }, { creating: true, noArrays: true })?.set(value)
}

/** How a path is followed: whether documents are made on the way, and whether arrays may be met, and only by position. */
type Following = { creating?: boolean; needsElement?: boolean; noArrays?: boolean }

/** The place that a path leads to; undefined when there is none. */
function locate(doc: Doc, { parts }: Pick<Step, 'parts'>, following: Following): Holder | undefined {
  const { creating, noArrays, needsElement = creating || noArrays } = following
  let holder: unknown = doc
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    if (Array.isArray(holder)) {
      const index = position(part)
      if (noArrays && holder[index] !== undefined) {
        throw new CommandError(2, `The path '${parts.join('.')}' of $rename goes through an array`)
      }
      if (index < 0 && needsElement) throw notViable(parts, i, holder)
      if (index < 0) return undefined
      if (index > holder.length + 1_500_000)
        throw new CommandError(2, 'Cannot backfill array with more than 1500000 elements')
      const array: unknown[] = holder
      const write = (value: unknown) => {
        while (array.length < index) array.push(null)
        array[index] = value
      }
      if (last) return { get: () => array[index], set: write, unset: () => index < array.length && write(null) }
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

/** What an upsert starts from: the values that the filter says fields must be equal to. */
export function seedOf(filter: Doc): Doc {
  const doc: Doc = {}
  const equalities = (node: Node) => {
    if (node.kind === 'and') node.nodes.forEach(equalities)
    if (node.kind === 'or' && node.nodes.length === 1) node.nodes.forEach(equalities)
    if (node.kind !== 'leaf') return
    const { operator, operand, path } = node
    const single = operator === '$in' && Array.isArray(operand) && operand.length === 1 ? operand[0] : undefined
    if (operator !== '$eq' && single === undefined) return
    const place = locate(doc, { parts: path.split('.') }, { creating: true })
    if (place?.get() !== undefined)
      throw new CommandError(54, `cannot infer query fields to set, path '${path}' is matched twice`)
    place?.set(operator === '$eq' ? operand : single)
  }
  equalities(parseFilter(filter))
  return decode(encode(doc))
}
