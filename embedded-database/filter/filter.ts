import { BSONRegExp } from 'bson'
import { CommandError, unsupported } from '../values/errors'
import { keyText } from '../values/keys'
import { reach } from '../values/paths'
import {
  compare,
  compareNumbers,
  type Doc,
  equal,
  isDoc,
  isNumber,
  plain,
  rank,
  truthy,
  typeName,
  typeNames
} from '../values/values'
import { toRegExp } from './regex'

export type ValueTest = (value: unknown) => boolean
export type Predicate = (doc: Doc) => boolean

/** A filter taken apart; the planner reads the leaves, everybody else compiles the whole. */
export type Node = { kind: 'and' | 'or' | 'nor'; nodes: Node[] } | { kind: 'not'; node: Node } | Leaf

export interface Leaf {
  kind: 'leaf'
  path: string
  operator: string
  operand: unknown
  /** Whether the elements of an array at the end of the path are tested, too. */
  expand: boolean
  test: ValueTest
}

export function parseFilter(query: Doc): Node {
  const nodes = Object.entries(query).flatMap(([key, value]) => {
    if (key === '$and' || key === '$or' || key === '$nor') return [logical(key, value)]
    if (key === '$comment') return []
    if (key.startsWith('$')) throw unsupported(`the query operator ${key}`)
    return conditions(key, value)
  })
  return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'and', nodes }
}

export function compileFilter(query: Doc): Predicate {
  return compileNode(parseFilter(query))
}

export function compileNode(node: Node): Predicate {
  switch (node.kind) {
    case 'leaf':
      return compileLeaf(node)
    case 'not': {
      const test = compileNode(node.node)
      return doc => !test(doc)
    }
  }
  const tests = node.nodes.map(compileNode)
  if (node.kind === 'and') return tests.length === 1 && tests[0] ? tests[0] : doc => tests.every(test => test(doc))
  if (node.kind === 'or') return doc => tests.some(test => test(doc))
  return doc => !tests.some(test => test(doc))
}

function compileLeaf({ path, expand, test }: Leaf): Predicate {
  const parts = path.split('.')
  const [name] = parts
  if (parts.length > 1 || name === undefined || name in {}) return doc => reach(doc, parts, expand, test)
  return doc => {
    const value = doc[name]
    return expand && Array.isArray(value) ? value.some(test) || test(value) : test(value)
  }
}

function logical(kind: string, value: unknown): Node {
  if (!Array.isArray(value) || value.length === 0) throw new CommandError(2, `${kind} must be a nonempty array`)
  const nodes = value.map(member => {
    if (!isDoc(member)) throw new CommandError(2, `${kind} entries need to be full objects`)
    return parseFilter(member)
  })
  return { kind: kind.slice(1) as 'and' | 'or' | 'nor', nodes }
}

function conditions(path: string, value: unknown): Node[] {
  if (!isOperators(value)) return [leaf(path, value instanceof BSONRegExp ? '$regex' : '$eq', value)]
  return Object.entries(value).flatMap(([operator, operand]) => {
    if (operator === '$options') {
      if (value.$regex === undefined) throw new CommandError(2, '$options needs a $regex')
      return []
    }
    return [condition(path, operator, operator === '$regex' ? withOptions(operand, value.$options) : operand)]
  })
}

/** Whether `{ field: value }` applies operators to the field, rather than comparing it with a document. */
export function isOperators(value: unknown): value is Doc {
  return isDoc(value) && Object.keys(value)[0]?.startsWith('$') === true
}

function condition(path: string, operator: string, operand: unknown): Node {
  switch (operator) {
    case '$ne':
      if (operand instanceof BSONRegExp) throw new CommandError(2, "Can't have regex as arg to $ne.")
      return { kind: 'not', node: leaf(path, '$eq', operand) }
    case '$exists':
      return truthy(operand) ? leaf(path, operator, true) : { kind: 'not', node: leaf(path, operator, true) }
    case '$nin':
      return { kind: 'not', node: leaf(path, '$in', operand) }
    case '$not': {
      if (operand instanceof BSONRegExp) return { kind: 'not', node: leaf(path, '$regex', operand) }
      if (!isOperators(operand)) throw new CommandError(2, '$not needs a regex or a document')
      return { kind: 'not', node: { kind: 'and', nodes: conditions(path, operand) } }
    }
    case '$all': {
      if (!Array.isArray(operand)) throw new CommandError(2, '$all needs an array')
      if (operand.length === 0) return { kind: 'or', nodes: [] }
      return { kind: 'and', nodes: operand.flatMap(member => conditions(path, member)) }
    }
  }
  return leaf(path, operator, operand)
}

function leaf(path: string, operator: string, operand: unknown): Leaf {
  const whole = operator === '$exists' || operator === '$size' || operator === '$elemMatch'
  return { kind: 'leaf', path, operator, operand, expand: !whole, test: valueTest(operator, operand) }
}

function valueTest(operator: string, operand: unknown): ValueTest {
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
    case '$elemMatch': {
      const element = elementTest(operand)
      return value => Array.isArray(value) && value.some(element)
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

function withOptions(operand: unknown, options: unknown): BSONRegExp {
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

/** The test of one array element: its own operators, or a filter on it as a document. */
function elementTest(operand: unknown): ValueTest {
  if (!isDoc(operand)) throw new CommandError(2, '$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (isOperators(operand) && !['$and', '$or', '$nor'].includes(first ?? '')) {
    const test = compileNode({ kind: 'and', nodes: conditions('e', operand).map(node => unexpanded(node)) })
    return value => test({ e: value })
  }
  const test = compileFilter(operand)
  return value => (isDoc(value) ? test(value) : Array.isArray(value) && test({ ...value } as Doc))
}

function unexpanded(node: Node): Node {
  if (node.kind === 'leaf') return { ...node, expand: false }
  if (node.kind === 'not') return { kind: 'not', node: unexpanded(node.node) }
  return { ...node, nodes: node.nodes.map(unexpanded) }
}
